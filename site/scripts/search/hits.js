/** What is shown of a page that was found: a link to the place in it. */
(() => {
  "use strict";

  /**
   * @param {string} name of the class
   * @param {string} text
   * @param {SearchTerm[]} terms that are marked in it
   */
  const line = (name, text, terms) => {
    const element = document.createElement("span");
    element.className = name;
    element.dir = "auto";
    let at = 0;
    for (const [start, end] of litkg.search.marks(text, terms)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      element.append(text.slice(at, start), mark);
      at = end;
    }
    element.append(text.slice(at));
    return element;
  };

  litkg.search.hit = (record, kind, terms) => {
    const [path, title, byline] = record;
    const said = litkg.search.sentence(record, terms);
    const place = said.id ? `#${encodeURIComponent(said.id)}` : "";
    const hit = document.createElement("a");
    hit.className = "hit";
    hit.dataset.noPreview = "";
    hit.href = litkg.root + path.split("/").map(encodeURIComponent).join("/") + place;
    const about = document.createElement("span");
    about.className = "hit-about";
    about.append(line("hit-kind", kind, []), ...(byline ? [" ", line("hit-byline", byline, terms)] : []));
    hit.append(line("hit-title", title, terms), " ", about);
    if (said.heading) hit.append(" ", line("hit-heading", said.heading, terms));
    if (said.text) hit.append(" ", line("hit-said", said.text, terms));
    return hit;
  };
})();
