/**
 * Shows what a link leads to when the pointer rests on it or the keyboard reaches it. Escape
 * closes; the pointer may go into the card; the link stays uncovered; a finger sees none.
 */
(() => {
  "use strict";

  /** @typedef {[kind: string, title: string, byline: string, summary: string, places: Record<string, [string, string]>]} Preview */
  /** @typedef {{kind: string, title: string, byline: string, heading: string, text: string}} Told */

  const REST = 350;
  const GRACE = 300;
  const GAP = 6;
  const EDGE = 8;
  const SAID = 220;
  const WITHOUT = ".bar a, nav a, .skip, .anchor, .back, [data-no-preview]";
  const HEADING = "h1, h2, h3, h4, h5, h6";

  const site = new URL(litkg.root || "./", location.href).href;

  const card = document.createElement("div");
  card.id = "preview";
  card.className = "preview";
  card.setAttribute("role", "tooltip");

  /** @type {Element | undefined} */
  let open;
  /** @type {Element | undefined} */
  let wanted;
  let isByFocus = false;
  let timer = 0;
  let hint = "";

  /** FNV-1a of the page's path, as the builder has it. */
  /** @param {string} path @param {number} shards */
  const shardOf = (path, shards) => {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(path)) value = Math.imul(value ^ byte, 0x01000193);
    return ((value ^ (value >>> 16)) >>> 0) % shards;
  };

  /** @param {URL} url @returns {{path: string, id: string} | null} */
  const inSite = (url) => {
    if (!url.href.startsWith(site)) return null;
    try {
      const path = decodeURIComponent(url.href.slice(site.length).replace(/[?#].*$/s, ""));
      const id = decodeURIComponent(url.hash.slice(1));
      return { path: path === "" || path.endsWith("/") ? `${path}index.html` : path, id };
    } catch {
      return null;
    }
  };

  const here = inSite(new URL(location.href))?.path ?? "";

  /** @param {string} text */
  const shortened = (text) => {
    const words = text.replace(/\s+/g, " ").trim();
    return words.length <= SAID ? words : `${words.slice(0, SAID).replace(/\s\S*$/, "")}…`;
  };

  /** @param {Element} heading */
  const below = (heading) => {
    let text = "";
    let next = heading.nextElementSibling;
    for (; next && !next.matches(HEADING) && text.length < SAID; next = next.nextElementSibling) {
      text += ` ${next.textContent ?? ""}`;
    }
    return shortened(text);
  };

  /** What stands at a place of this page, unless it is in sight. */
  /** @param {string} id @returns {Told | null} */
  const onThisPage = (id) => {
    const target = id ? document.getElementById(id) : null;
    if (!target) return null;
    const { top, bottom } = target.getBoundingClientRect();
    if (bottom > 0 && top < innerHeight) return null;
    const told = { kind: "On this page", title: "", byline: "", heading: "", text: "" };
    if (target.matches(HEADING)) {
      return { ...told, heading: shortened(target.textContent ?? ""), text: below(target) };
    }
    const block = target.closest("li, p, dd, tr, figure") ?? target;
    return { ...told, text: shortened((block.textContent ?? "").replace(/↩\uFE0E?/g, "")) };
  };

  /** @param {Element} link @returns {Promise<Told | null>} */
  const tell = async (link) => {
    const aim = inSite(new URL(link.getAttribute("href") ?? "", location.href));
    if (!aim) return null;
    if (aim.path === here) return onThisPage(aim.id);
    try {
      const shards = await litkg.load("previews/shards.js");
      const shard = await litkg.load(`previews/${shardOf(aim.path, shards).toString(16)}.js`);
      /** @type {Preview | undefined} */
      const preview = Object.hasOwn(shard, aim.path) ? shard[aim.path] : undefined;
      if (!preview) return null;
      const [kind, title, byline, summary, places] = preview;
      const [heading, text] = (Object.hasOwn(places, aim.id) && places[aim.id]) || ["", summary];
      return { kind, title, byline, heading, text };
    } catch {
      return null;
    }
  };

  /** @param {string} kind @param {string} text */
  const line = (kind, text) => {
    if (!text) return;
    const paragraph = document.createElement("p");
    paragraph.className = kind;
    paragraph.dir = "auto";
    paragraph.textContent = text;
    card.append(paragraph);
  };

  /** Below the link where there is room, else above it: never on it. */
  /** @param {Element} link */
  const place = (link) => {
    const { left, top, bottom } = link.getBoundingClientRect();
    card.style.maxHeight = card.style.left = card.style.top = "";
    const { width, height } = card.getBoundingClientRect();
    const under = innerHeight - bottom - GAP - EDGE;
    const over = top - GAP - EDGE;
    const isUnder = height <= under || under >= over;
    const room = Math.min(height, isUnder ? under : over);
    const across = Math.max(EDGE, Math.min(left, document.documentElement.clientWidth - width - EDGE));
    card.style.maxHeight = `${room}px`;
    const from = card.getBoundingClientRect();
    card.style.left = `${across - from.left}px`;
    card.style.top = `${(isUnder ? bottom + GAP : top - GAP - room) - from.top}px`;
  };

  const close = () => {
    clearTimeout(timer);
    wanted = undefined;
    if (!open) return;
    open.removeAttribute("aria-describedby");
    if (hint) open.setAttribute("title", hint);
    card.remove();
    open = undefined;
  };

  /** @param {Element} link @param {Told} told */
  const show = (link, told) => {
    close();
    open = link;
    hint = link.getAttribute("title") ?? "";
    link.removeAttribute("title");
    card.replaceChildren();
    line("preview-kind", [told.kind, told.byline].filter(Boolean).join(" · "));
    line("preview-title", told.title);
    line("preview-heading", told.heading);
    line("preview-text", told.text);
    line("preview-where", link.closest(".place") ? hint : "");
    (link.closest("main, aside, footer") ?? document.body).append(card);
    link.setAttribute("aria-describedby", card.id);
    place(link);
  };

  /** @param {Element} link @param {boolean} byFocus */
  const want = (link, byFocus) => {
    clearTimeout(timer);
    if (link === open || link === wanted) return;
    wanted = link;
    const coming = tell(link);
    timer = setTimeout(async () => {
      const told = await coming;
      if (wanted !== link) return;
      if (!told) return close();
      isByFocus = byFocus;
      show(link, told);
    }, REST);
  };

  const leave = () => {
    clearTimeout(timer);
    wanted = undefined;
    timer = setTimeout(close, GRACE);
  };

  /** @param {EventTarget | null} target */
  const linkAt = (target) => {
    const link = target instanceof Element ? target.closest("a[href]") : null;
    return link && !link.matches(WITHOUT) ? link : null;
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkAt(event.target);
    if (link) want(link, false);
    else if (card.contains(/** @type {Node} */ (event.target))) clearTimeout(timer);
    else if (!(open && isByFocus && open === document.activeElement)) leave();
  });
  document.documentElement.addEventListener("pointerleave", () => {
    if (!isByFocus) leave();
  });
  document.addEventListener("focusin", (event) => {
    const link = linkAt(event.target);
    if (link?.matches(":focus-visible")) want(link, true);
    else leave();
  });
  document.addEventListener("focusout", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!card.contains(/** @type {Node} */ (event.target))) close();
  });
  addEventListener("resize", close);
})();
