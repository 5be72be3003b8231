/** Runs before the page is drawn: says that there are scripts, and applies the chosen theme. */
(() => {
  "use strict";

  window.litkg = /** @type {Litkg} */ ({});
  const page = document.documentElement;
  page.classList.add("js");
  let chosen = null;
  try {
    chosen = localStorage.getItem("litkg-theme");
  } catch {
    // Storage is refused: the system's theme stays.
  }
  if (chosen === "light" || chosen === "dark") page.dataset.theme = chosen;
})();
