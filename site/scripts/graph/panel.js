/** Tells of the thing that is chosen: what it is, what hangs together with it, and why. */
(() => {
  "use strict";

  /** @param {string} name @param {string} text @param {string} [className] */
  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  litkg.graphPanel = (page, panel) => {
    const { data } = page;
    /** @template {Element} T @param {string} selector @returns {T} */
    const part = (selector) => /** @type {T} */ (panel.querySelector(selector));
    const title = /** @type {HTMLElement} */ (part("h2"));
    const what = /** @type {HTMLElement} */ (part(".graph-what"));
    const link = /** @type {HTMLAnchorElement} */ (part(".graph-open"));
    const list = /** @type {HTMLElement} */ (part(".graph-neighbours"));
    const rest = /** @type {HTMLElement} */ (part(".graph-rest"));
    part(".graph-close").addEventListener("click", () => page.choose(-1));
    list.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button) page.choose(Number(button.dataset.thing), true);
    });

    /** @param {GraphTold} told */
    function neighbour([thing, label, words, reason]) {
      const item = document.createElement("li");
      const button = element("button", label);
      button.setAttribute("type", "button");
      button.dataset.thing = String(thing);
      item.append(element("span", words, "words"), " ", button);
      if (reason) item.append(element("span", reason, "reason"));
      return item;
    }

    return async (thing) => {
      panel.hidden = thing < 0;
      if (thing < 0) return;
      await Promise.all([data.loadTold(thing), data.loadTile(data.tileOf(thing))]);
      const [total, edges] = await data.around(thing);
      if (page.chosen !== thing) return;
      const [label = "", address = ""] = data.told(thing) ?? [];
      const kind = data.index.things[data.kind[thing]] ?? "";
      const community = data.index.communities[data.community[thing] - 1]?.[0];
      const degree = data.degree[thing] === 1 ? "one other thing" : `${data.degree[thing]} others`;
      title.textContent = label;
      what.textContent = `${kind}, hangs together with ${degree}`
        + (community ? `; in the community of ${community}` : "");
      link.hidden = !address;
      if (address) link.href = litkg.root + address;
      list.replaceChildren(...edges.map(neighbour));
      rest.textContent = total > edges.length ? `and ${total - edges.length} more edges` : "";
      panel.scrollTop = 0;
    };
  };
})();
