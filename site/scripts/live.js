/**
 * Only in pages that `kg site --serve` sends: follows the builds. A page that changed is read
 * again, where it was being read; a style sheet or picture is exchanged in its place.
 */
(() => {
  "use strict";

  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const site = new URL("..", own.src);
  const page = own.dataset.page ?? "";
  let edition = own.dataset.edition ?? "";

  /** @type {EventSource | null} */
  let news = null;
  /** @type {HTMLElement | null} */
  let banner = null;

  /**
   * @param {string} address
   * @returns {string} its path in the site, empty for anything else
   */
  const pathOf = (address) => {
    const { origin, pathname } = new URL(address, location.href);
    const isOurs = origin === site.origin && pathname.startsWith(site.pathname);
    return isOurs ? decodeURIComponent(pathname.slice(site.pathname.length)) : "";
  };

  const scripts = new Set(Array.from(document.scripts, (script) => pathOf(script.src)));

  /**
   * @param {string} address
   * @returns {string} the same file, as one that is not in the browser's store
   */
  const fresh = (address) => {
    const url = new URL(address, location.href);
    url.searchParams.set("edition", edition);
    return url.href;
  };

  /** @param {HTMLLinkElement} sheet */
  const exchangeSheet = (sheet) => {
    const next = /** @type {HTMLLinkElement} */ (sheet.cloneNode());
    next.href = fresh(sheet.href);
    next.onload = () => sheet.remove();
    sheet.after(next);
  };

  /** @param {Set<string>} files */
  const exchange = (files) => {
    for (const sheet of document.querySelectorAll("link")) {
      if (sheet.rel === "stylesheet" && files.has(pathOf(sheet.href))) exchangeSheet(sheet);
    }
    for (const picture of document.images) {
      if (files.has(pathOf(picture.src))) picture.src = fresh(picture.src);
    }
  };

  const looks = {
    position: "fixed",
    insetInline: "1rem",
    insetBlockEnd: "1rem",
    zIndex: "9",
    padding: "0.8rem 1rem",
    border: "2px solid var(--bad)",
    borderRadius: "4px",
    background: "var(--paper)",
    color: "var(--ink)",
    font: "0.875rem/1.5 var(--mono)",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  };

  /** @param {string} failure */
  const tell = (failure) => {
    banner?.remove();
    banner = null;
    if (!failure) return;
    banner = document.createElement("div");
    banner.setAttribute("role", "alert");
    Object.assign(banner.style, looks);
    banner.textContent = failure;
    document.body.append(banner);
  };

  /** @param {MessageEvent<string>} event */
  const hear = (event) => {
    const said = JSON.parse(event.data);
    edition = event.lastEventId;
    const files = new Set(/** @type {string[]} */ (said.files));
    if (said.stale || Array.from(files).some((file) => scripts.has(file))) {
      stop();
      location.reload();
      return;
    }
    exchange(files);
    tell(said.failure);
  };

  const stop = () => {
    news?.close();
    news = null;
  };

  // A browser opens six connections to a server: pages nobody sees do not hold one.
  const follow = () => {
    stop();
    if (document.visibilityState === "hidden") return;
    const asked = new URLSearchParams({ page, since: edition });
    news = new EventSource(`${new URL("events", own.src).href}?${asked}`);
    news.onmessage = hear;
  };

  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", follow);
})();
