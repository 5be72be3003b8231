/** The sentence of a page that says most of what was asked for, and where the words are in it. */
(() => {
  "use strict";

  const SENTENCE = /.+?(?:[.!?…]["’”)\]]*(?=\s+\P{Ll})|[。！？]|$)/gsu;
  const LONGEST = 200;
  const BEFORE = 60; // characters left in sight before the first word of a long sentence

  /**
   * How many words from one on are a term: none, one, or two of a row.
   * @param {SearchTerm} term
   * @param {SearchWord[]} words
   * @param {number} at
   */
  const matching = (term, words, at) => {
    const { text, end } = /** @type {SearchWord} */ (words[at]);
    if (term.isRow) {
      const next = words[at + 1];
      return next && next.start === end && text + next.text === term.text ? 2 : 0;
    }
    const isSame = term.isBeginning || term.text.length >= 30 ? text.startsWith(term.text) : text === term.text;
    return isSame ? 1 : 0;
  };

  /**
   * @param {string} text
   * @param {SearchTerm[]} terms
   * @returns {[start: number, end: number, term: number][]}
   */
  const places = (text, terms) => {
    const words = litkg.search.words(text);
    /** @type {[number, number, number][]} */
    const found = [];
    words.forEach((word, at) => {
      terms.forEach((term, which) => {
        const length = matching(term, words, at);
        if (length) found.push([word.start, words[at + length - 1]?.end ?? word.end, which]);
      });
    });
    return found;
  };

  litkg.search.marks = (text, terms) => {
    /** @type {[number, number][]} */
    const found = [];
    for (const [start, end] of places(text, terms)) {
      const last = found[found.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else found.push([start, end]);
    }
    return found;
  };

  /**
   * @param {string} sentence
   * @param {number} first where its first word that was asked for begins
   */
  const cut = (sentence, first) => {
    if (sentence.length <= LONGEST) return sentence.trim();
    const from = first <= BEFORE * 2 ? 0 : sentence.indexOf(" ", first - BEFORE) + 1 || first - BEFORE;
    const rest = sentence.slice(from, from + LONGEST);
    const isEnd = from + LONGEST >= sentence.length;
    const words = isEnd ? rest : rest.slice(0, Math.max(rest.lastIndexOf(" "), LONGEST - 30));
    return (from ? "…" : "") + words.trim() + (isEnd ? "" : "…");
  };

  /**
   * The best sentence of a text, and how good it is.
   * @param {string} text
   * @param {SearchTerm[]} terms
   * @returns {[value: number, sentence: string]}
   */
  const bestOf = (text, terms) => {
    const found = places(text, terms);
    /** @type {[number, string]} */
    let best = [0, ""];
    if (!found.length) return best;
    for (const { 0: sentence, index } of text.matchAll(SENTENCE)) {
      const inside = found.filter(([start]) => start >= index && start < index + sentence.length);
      const value = new Set(inside.map(([, , term]) => term)).size + Math.min(inside.length, 4) / 10;
      if (value > best[0]) best = [value, cut(sentence, (inside[0]?.[0] ?? index) - index)];
    }
    return best;
  };

  litkg.search.sentence = ([, , , summary, sections], terms) => {
    const first = sections.find(([, , text]) => text)?.[2] ?? "";
    let best = { id: "", heading: "", text: cut(summary || first, 0) };
    let most = 0;
    for (const [id, heading, text] of sections) {
      const [value, sentence] = bestOf(text, terms);
      const headed = new Set(places(heading, terms).map(([, , term]) => term)).size;
      if (value + headed * 0.6 <= most) continue;
      most = value + headed * 0.6;
      best = { id, heading, text: sentence || cut(text, 0) };
    }
    return best;
  };
})();
