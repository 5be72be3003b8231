/** The index: finds the shard of a term, loads it, and reads what is written there. */
(() => {
  "use strict";

  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_~";
  const SIGNS = "!#$%'()*+,-./:;=";
  const CUT = "|";
  const ENDLESS = "*"; // as in kg_site/search/inverting.py
  const BEHIND = "\uffff";

  /** What each character means: digits 0 to 63, then signs of levels from 64 on. */
  const VALUES = new Uint8Array(128);
  Array.from(DIGITS + SIGNS).forEach((sign, at) => (VALUES[sign.charCodeAt(0)] = at));

  /** @type {SearchIndex} */
  let index = { pages: 0, kinds: [], terms: [] };
  /** @type {Promise<SearchIndex> | undefined} */
  let coming;
  /** @type {Map<string, [string[], string[]]>} */
  const shards = new Map();

  litkg.search.ready = () => {
    coming ??= Promise.all([litkg.load("search/index.js"), litkg.load("search/folding.js")]).then(
      ([told, table]) => {
        litkg.search.fold(table);
        index = told;
        return index;
      },
      (fault) => {
        coming = undefined;
        throw fault;
      },
    );
    return coming;
  };

  /**
   * How many of a sorted list are not behind a text.
   * @param {string[]} sorted
   * @param {string} text
   */
  const upTo = (sorted, text) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {string} */ (sorted[middle]) <= text) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** @param {string} text */
  const hexadecimal = (text) =>
    Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, "0")).join("");

  /**
   * @param {number} at
   * @returns {Promise<[string[], string[]]>} terms, and the postings of each
   */
  const shard = async (at) => {
    const first = index.terms[at];
    if (first === undefined) return [[], []];
    const known = shards.get(first);
    if (known) return known;
    const [terms, postings] = await litkg.load(`search/terms/${hexadecimal(first)}.js`);
    /** @type {[string[], string[]]} */
    const read = [terms.split(" "), postings.split(" ")];
    shards.set(first, read);
    return read;
  };

  /** @param {string} term */
  const shardOf = (term) => Math.max(0, upTo(index.terms, term) - 1);

  litkg.search.neighbours = async (term) => (await shard(shardOf(term)))[0];

  /**
   * @param {string} term
   * @returns {Promise<string>} nothing where there is no such term
   */
  const written = async (term) => {
    const [terms, postings] = await shard(shardOf(term));
    const at = upTo(terms, term) - 1;
    return terms[at] === term ? (postings[at] ?? "") : "";
  };

  /**
   * @param {string} beginning
   * @returns {Promise<[string, string][]>} the terms that begin so, with their postings
   */
  const allFrom = async (beginning) => {
    const last = shardOf(beginning + BEHIND);
    const read = [];
    for (let at = shardOf(beginning); at <= last; at++) read.push(shard(at));
    return (await Promise.all(read)).flatMap(([terms, postings]) => {
      const first = upTo(terms, beginning);
      const from = terms[first - 1] === beginning ? first - 1 : first;
      const some = terms.slice(from, upTo(terms, beginning + BEHIND));
      return some.map((term, at) => /** @type {[string, string]} */ ([term, postings[from + at] ?? ""]));
    });
  };

  /**
   * @param {string} text
   * @param {(number: number, level: number) => void} visit
   * @returns {number} how many pages there are, where some of them are left out; else 0
   */
  const read = (text, visit) => {
    let all = 0;
    let level = -1;
    let before = -1;
    let value = 0;
    let shift = 0;
    for (let at = text.startsWith(CUT) ? 1 : 0; at < text.length; at++) {
      const digit = VALUES[text.charCodeAt(at)] ?? 0;
      if (digit > 63) {
        level = digit - 64;
        before = -1;
        continue;
      }
      value += (digit & 31) << shift;
      shift += 5;
      if (digit > 31) continue;
      if (level < 0) all = value;
      else visit((before += value + 1), level);
      value = shift = 0;
    }
    return all;
  };

  /** What is left of a level where only the beginning of a term was typed. @param {number} level */
  const completed = (level) => (level * 11) >> 4;

  litkg.search.postings = async ({ text, isBeginning }) => {
    const union = isBeginning ? await written(text + ENDLESS) : "";
    /** @type {[string, string][]} */
    const lists = union || !isBeginning ? [[text, union || (await written(text))]] : await allFrom(text);
    /** @type {Map<number, number>} */
    const best = new Map();
    let all = 0;
    for (const [term, list] of lists) {
      const left = read(list, (number, level) => {
        const found = term === text ? level : completed(level);
        if (found >= (best.get(number) ?? 0)) best.set(number, found);
      });
      all = Math.max(all, left);
    }
    const pages = Math.max(all, best.size);
    return { numbers: [...best.keys()], levels: [...best.values()], pages, isCut: all > 0 };
  };

  litkg.search.kindOf = (number) => index.kinds.filter(([, start]) => start <= number).length - 1;

  litkg.search.record = async (number) => {
    const [, start, , shift] = index.kinds[litkg.search.kindOf(number)] ?? ["", 0, 0, 0];
    const records = await litkg.load(`search/pages/${start + ((number - start) >> shift)}.js`);
    return records[number];
  };
})();
