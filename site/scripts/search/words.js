/** The words of a text, folded as `kg/index/words.py` folds them, and the terms of a query. */
(() => {
  "use strict";

  const LONGEST = 30; // as in kg_site/search/terms.py
  const RUN = /[0-9A-Za-z\u0080-\u{10ffff}]+/gu;
  const LETTER = /[0-9A-Za-z\u0080-\u{10ffff}]/u;
  const NOT_ASCII = /[^\0-\x7f]/;
  const JOINS = /^[\p{M}\u1160-\u11ff]/u;

  litkg.search = /** @type {LitkgSearch} */ ({});

  /** @type {Map<string, string>} */
  const folded = new Map();
  /** @type {Uint32Array[]} */
  let ranges = [];

  /**
   * @param {number} which
   * @param {string} character
   */
  const isIn = (which, character) => {
    const edges = ranges[which] ?? new Uint32Array();
    const code = character.codePointAt(0) ?? 0;
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edges[middle] ?? 0) <= code) low = middle + 1;
      else high = middle;
    }
    return low % 2 === 1;
  };

  /** @param {string} character */
  const isOwn = (character) => isIn(0, character);

  /**
   * @param {string} character
   * @returns {string}
   */
  const fold = (character) => {
    const known = folded.get(character);
    if (known !== undefined) return known;
    const spelled = foldNew(character);
    folded.set(character, spelled);
    return spelled;
  };

  /** @param {string} character */
  const foldNew = (character) => {
    if (character <= "\x7f") return character.toLowerCase();
    if (isOwn(character)) return ` ${character} `;
    if (isIn(1, character)) return "";
    if (isIn(2, character)) return " ";
    const parts = character.normalize("NFKD");
    return parts === character ? character : Array.from(parts, fold).join("");
  };

  litkg.search.fold = ([own, none, space, pairs, longer]) => {
    ranges = [own, none, space].map((steps) => {
      let at = 0;
      return Uint32Array.from(steps, (step) => (at += step));
    });
    const characters = Array.from(pairs);
    for (let at = 0; at < characters.length; at += 2) {
      folded.set(characters[at] ?? "", characters[at + 1] ?? "");
    }
    for (const [old, spelled] of Object.entries(longer)) folded.set(old, spelled);
  };

  /**
   * The pieces of a run that can be spelled one by one.
   * @param {string} run
   */
  const clusters = (run) => {
    /** @type {string[]} */
    const found = [];
    let joinable = false;
    for (const character of run) {
      if (joinable && JOINS.test(character.normalize("NFKD"))) {
        found[found.length - 1] += character;
      } else {
        found.push(character);
        joinable = NOT_ASCII.test(character);
      }
    }
    return found;
  };

  /**
   * @param {string} run
   * @param {number} offset
   * @param {SearchWord[]} found
   */
  const addMixed = (run, offset, found) => {
    let text = "";
    let first = 0;
    let last = 0;
    let end = offset;
    const close = () => {
      if (text) found.push({ text, start: first, end: last });
      text = "";
    };
    for (const cluster of clusters(run)) {
      const start = end;
      end += cluster.length;
      const spelled = Array.from(cluster.normalize("NFKC"), fold).join("");
      if (!spelled) last = end;
      for (const letter of spelled) {
        if (!LETTER.test(letter)) {
          close();
          continue;
        }
        if (!text) first = start;
        text += letter;
        last = end;
      }
    }
    close();
  };

  litkg.search.words = (text) => {
    /** @type {SearchWord[]} */
    const found = [];
    for (const { 0: run, index } of text.matchAll(RUN)) {
      if (NOT_ASCII.test(run)) addMixed(run, index, found);
      else found.push({ text: run.toLowerCase(), start: index, end: index + run.length });
    }
    return found;
  };

  /** @param {string} word */
  const shortened = (word) =>
    word.length > LONGEST ? Array.from(word).slice(0, LONGEST).join("") : word;

  /**
   * @param {SearchWord} word
   * @param {SearchWord | undefined} before
   */
  const areRow = (word, before) =>
    before !== undefined && before.end === word.start && isOwn(before.text) && isOwn(word.text);

  litkg.search.terms = (said) => {
    const words = litkg.search.words(said);
    /** @type {Map<string, SearchTerm>} */
    const terms = new Map();
    words.forEach((word, at) => {
      const next = words[at + 1];
      const { start, end } = word;
      if (next && areRow(next, word)) {
        const text = word.text + next.text;
        terms.set(text, { text, start, end: next.end, isBeginning: false, isRow: true });
      } else if (!areRow(word, words[at - 1])) {
        const text = shortened(word.text);
        const isBeginning = isOwn(text) || (!next && end === said.trimEnd().length && !/\s$/.test(said));
        terms.set(text, { text, start, end, isBeginning, isRow: false });
      }
    });
    return [...terms.values()];
  };
})();
