/** Closes the menu behind "More" when the reader goes elsewhere, or presses Escape. */
(() => {
  "use strict";

  const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".more-menu"));
  if (!menu) return;

  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
  menu.addEventListener("focusout", (event) => {
    const next = /** @type {Node | null} */ (event.relatedTarget);
    if (next && !menu.contains(next)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
})();
