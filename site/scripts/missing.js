/** Offers what may have been meant by an address where nothing lies, and to search for its words. */
(() => {
  "use strict";

  const MOST = 6;

  /** @returns {string} */
  const words = () => {
    let path = location.pathname;
    try {
      path = decodeURIComponent(path);
    } catch {
      // An address that is not well formed is read as it stands.
    }
    const parts = path.split("/").filter((part) => part && part !== "index.html");
    const last = (parts.pop() ?? "").replace(/\.html?$/u, "");
    return last.split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(" ");
  };

  /**
   * @param {string} said
   * @returns {Promise<number[]>}
   */
  const found = async (said) => {
    const search = litkg.search;
    await search.ready();
    const first = await search.find(search.terms(`${said} `));
    if (first.unknown.length === 0) return first.numbers;
    const unknown = new Set(first.unknown.map((term) => term.text));
    const mended = search
      .terms(`${said} `)
      .map(async ({ text }) => (unknown.has(text) && (await search.nearest(text))) || text);
    return (await search.find(search.terms(`${(await Promise.all(mended)).join(" ")} `))).numbers;
  };

  /**
   * @param {HTMLElement} place
   * @param {string} said
   */
  const offer = async (place, said) => {
    await litkg.load("scripts/search.js");
    const numbers = (await found(said)).slice(0, MOST);
    const records = await Promise.all(numbers.map((number) => litkg.search.record(number)));
    const list = place.querySelector("ul");
    for (const [path, title] of records) {
      const link = document.createElement("a");
      link.href = litkg.root + path.split("/").map(encodeURIComponent).join("/");
      link.textContent = title;
      const entry = document.createElement("li");
      entry.append(link);
      list?.append(entry);
    }
    place.hidden = records.length === 0;
  };

  const asked = words();
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-words]"));
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-meant]"));
  if (!link || !place || !asked || asked === "404") return;
  link.search = new URLSearchParams({ q: asked }).toString();
  link.textContent = `Search for “${asked}”`;
  offer(place, asked).catch(() => {
    // Without the search's data the link to it is enough.
  });
})();
