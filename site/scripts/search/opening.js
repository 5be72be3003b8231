/** Opens the search: by its button, by "/" and by Ctrl+K. What it needs is loaded only then. */
(() => {
  "use strict";

  const button = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-search]"));
  const here = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-here]"));
  if (!button) return;

  const load = () => litkg.load("scripts/search.js");

  const open = () =>
    load().then(
      () => litkg.search.open(),
      () => location.assign(button.href),
    );

  /** @param {EventTarget | null} target */
  const isTyping = (target) =>
    target instanceof Element && target.closest("input, textarea, select, [contenteditable]");

  /** @param {KeyboardEvent} event */
  const asks = (event) => {
    const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (isChord) return event.key.toLowerCase() === "k";
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    return event.key === "/" && isPlain && !isTyping(event.target);
  };

  button.setAttribute("role", "button");
  button.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
  if (!here) button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("pointerenter", () => void load().catch(() => {}), { once: true });
  button.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || !asks(event) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
  if (here) {
    load().then(
      () => litkg.search.here(here),
      () => here.append("The search cannot be loaded."),
    );
  }
})();
