/** Marks the section one is reading in the outline of the page. */
(() => {
  "use strict";

  const outline = document.querySelector('nav[aria-label="On this page"]');
  if (!outline) return;
  const links = /** @type {HTMLAnchorElement[]} */ ([...outline.querySelectorAll('a[href^="#"]')]);
  /** @type {[Element, HTMLAnchorElement][]} */
  const sections = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [/** @type {[Element, HTMLAnchorElement]} */ ([heading, link])] : [];
  });
  /** @type {HTMLAnchorElement | undefined} */
  let current;

  /** The last section that begins above the upper third of the window. */
  const reading = () => {
    const line = innerHeight / 3;
    const begun = sections.filter(([heading]) => heading.getBoundingClientRect().top <= line);
    return begun[begun.length - 1]?.[1];
  };

  /** @param {HTMLAnchorElement} link */
  const bringIntoView = (link) => {
    const box = link.closest(".outline");
    if (!box || box.scrollHeight <= box.clientHeight) return;
    const [outer, inner] = [box.getBoundingClientRect(), link.getBoundingClientRect()];
    if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top + inner.height;
    if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + inner.height;
  };

  const mark = () => {
    const now = reading();
    if (now === current) return;
    current?.removeAttribute("aria-current");
    now?.setAttribute("aria-current", "location");
    if (now) bringIntoView(now);
    current = now;
  };

  const watcher = new IntersectionObserver(mark, { rootMargin: "1000000px 0px -66.6% 0px" });
  for (const [heading] of sections) watcher.observe(heading);
  mark();
})();
