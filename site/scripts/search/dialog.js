/** Where one searches: a dialog above any page, and the page that is made for it. */
(() => {
  "use strict";

  const PAGE = "search/index.html";
  const HINTS = "Up and down choose, Enter opens, Escape closes";

  /** @type {HTMLDialogElement | undefined} */
  let dialog;
  /** @type {SearchPanel | undefined} */
  let panel;
  /** @type {SearchPanel | undefined} */
  let ofPage;

  /** @param {string} said */
  const address = (said) => litkg.root + PAGE + (said ? `?${new URLSearchParams({ q: said })}` : "");

  const build = () => {
    const made = document.createElement("dialog");
    made.className = "search-dialog";
    made.setAttribute("aria-label", "Search");
    const foot = document.createElement("p");
    foot.className = "search-foot";
    const hints = document.createElement("span");
    hints.className = "search-hints";
    hints.textContent = HINTS;
    const whole = document.createElement("a");
    whole.textContent = "On a page of its own";
    whole.href = address("");
    const close = document.createElement("button");
    close.className = "search-button";
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => made.close());
    panel = litkg.search.panel("find", (said) => (whole.href = address(said)));
    foot.append(hints, whole, close);
    made.append(panel.element, foot);
    made.addEventListener("click", ({ target }) => {
      if (target === made || (target instanceof Element && target.closest("a"))) made.close();
    });
    document.body.append(made);
    return made;
  };

  litkg.search.open = () => {
    if (!ofPage) {
      dialog ??= build();
      if (!dialog.open) dialog.showModal();
    }
    const field = ofPage ?? panel;
    field?.focus();
    field?.select();
    void litkg.search.ready().catch(() => {}); // while the first word is being typed
  };

  litkg.search.here = (place) => {
    ofPage = litkg.search.panel("search", (said) => {
      if (new URLSearchParams(location.search).get("q") === said) return;
      const { pathname } = location;
      history.replaceState(null, "", said ? `${pathname}?${new URLSearchParams({ q: said })}` : pathname);
    });
    place.append(ofPage.element);
    const asked = new URLSearchParams(location.search).get("q") ?? "";
    if (asked) ofPage.ask(asked);
    ofPage.focus();
  };
})();
