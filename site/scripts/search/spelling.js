/** The word that a mistyped one may have meant. */
(() => {
  "use strict";

  /**
   * How many letters have to be added, dropped, replaced, or exchanged with their neighbour
   * (optimal string alignment).
   * @param {string} a
   * @param {string} b
   * @param {number} most where it is more, how much more does not matter
   */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    /** @type {number[]} */
    let older = [];
    let old = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        let least = Math.min(
          /** @type {number} */ (old[j]) + 1,
          /** @type {number} */ (row[j - 1]) + 1,
          /** @type {number} */ (old[j - 1]) + same,
        );
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          least = Math.min(least, /** @type {number} */ (older[j - 2]) + 1);
        }
        row.push(least);
      }
      if (Math.min(...row) > most) return most + 1;
      older = old;
      old = row;
    }
    return /** @type {number} */ (old[b.length]);
  };

  litkg.search.nearest = async (word) => {
    const most = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
    if (!most) return "";
    const [frequent, neighbours] = await Promise.all([
      litkg.load("search/spelling.js"),
      litkg.search.neighbours(word),
    ]);
    let nearest = "";
    let least = most + 1;
    for (const known of [...frequent.split(" "), ...neighbours]) {
      if (known.endsWith("*")) continue;
      const far = distance(word, known, least - 1);
      if (far < least) [nearest, least] = [known, far];
    }
    return nearest;
  };
})();
