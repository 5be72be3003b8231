/** The button for light and dark: as the system has it, light, dark, and round again. */
(() => {
  "use strict";

  const KEY = "litkg-theme";
  const NAMES = ["system", "light", "dark"];
  const DRAWN = {
    system: "M8 2.25a5.75 5.75 0 1 0 0 11.5zM8 2.25a5.75 5.75 0 0 1 0 11.5",
    light: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9 13 13M3 13l1.1-1.1M11.9 4.1 13 3",
    dark: "M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3",
  };

  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-theme-button]"));
  if (!button) return;
  const page = document.documentElement;
  const colours = /** @type {HTMLMetaElement[]} */ ([...document.querySelectorAll('meta[name="theme-color"]')]);
  const written = colours.map((meta) => meta.content);
  const schemes = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="color-scheme"]'));

  const chosen = () => {
    const theme = page.dataset.theme;
    return theme === "light" || theme === "dark" ? theme : "system";
  };

  /** @param {string} theme */
  const keep = (theme) => {
    try {
      if (theme === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // Storage is refused: the choice holds for this page.
    }
  };

  /** @param {keyof typeof DRAWN} theme */
  const icon = (theme) => {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const path = document.createElementNS(space, "path");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("width", "18");
    svg.setAttribute("height", "18");
    svg.setAttribute("aria-hidden", "true");
    if (theme === "system") svg.classList.add("half");
    path.setAttribute("d", DRAWN[theme]);
    svg.append(path);
    return svg;
  };

  const show = () => {
    const theme = chosen();
    const next = NAMES[(NAMES.indexOf(theme) + 1) % NAMES.length];
    const at = theme === "dark" ? 1 : 0;
    colours.forEach((meta, index) => {
      meta.content = written[theme === "system" ? index : at] ?? "";
    });
    if (schemes) schemes.content = theme === "system" ? "light dark" : theme;
    button.replaceChildren(icon(theme));
    button.setAttribute("aria-label", `Theme: ${theme}. Change to ${next}`);
    button.title = `Theme: ${theme}`;
  };

  /** @param {string | undefined | null} theme */
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") page.dataset.theme = theme;
    else delete page.dataset.theme;
    show();
  };

  button.addEventListener("click", () => {
    apply(NAMES[(NAMES.indexOf(chosen()) + 1) % NAMES.length]);
    keep(chosen());
  });
  addEventListener("storage", (event) => {
    if (event.key === KEY) apply(event.newValue);
  });
  show();
  button.hidden = false;
})();
