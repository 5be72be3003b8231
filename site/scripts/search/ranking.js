/** Which pages have the words, the best first: BM25F with the levels of the index. */
(() => {
  "use strict";

  const LEVELS = 16;

  /**
   * How much it says that a page has a term.
   * @param {number} having
   * @param {number} all
   */
  const rarity = (having, all) => Math.log(1 + (all - having + 0.5) / (having + 0.5));

  litkg.search.find = async (terms) => {
    const [index, lists] = await Promise.all([
      litkg.search.ready(),
      Promise.all(terms.map(litkg.search.postings)),
    ]);
    /** @type {Map<number, number>} */
    const scores = new Map();
    /** @type {Map<number, number>} */
    const having = new Map();
    for (const list of lists) {
      const weight = rarity(list.pages, index.pages) / LEVELS;
      list.numbers.forEach((number, at) => {
        const level = list.levels[at] ?? 0;
        scores.set(number, (scores.get(number) ?? 0) + weight * (level + 0.5));
        if (!list.isCut) having.set(number, (having.get(number) ?? 0) + 1);
      });
    }
    const of = lists.filter((list) => !list.isCut).length;
    const has = Math.max(0, ...new Set(having.values()));
    const numbers = [...scores.keys()].filter((number) => (having.get(number) ?? 0) === has);
    numbers.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b);
    return { numbers, has, of, unknown: terms.filter((_, at) => lists[at]?.pages === 0) };
  };
})();
