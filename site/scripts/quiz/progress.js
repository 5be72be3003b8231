/** What the reader knows: in the browser's own storage, sent nowhere. */
(() => {
  "use strict";

  const KEY = `litkg-quiz ${new URL(litkg.root || "./", location.href).pathname}`;

  /** @typedef {[due: number, interval: number, ease: number, repetitions: number, path: string]} Stored */
  /** @type {Map<string, Stored>} */
  let cards = new Map();
  let isKept = true;

  /** @param {unknown} value @returns {value is Stored} */
  const isStored = (value) =>
    Array.isArray(value) && value.length === 5 && value.slice(0, 4).every(Number.isFinite) && typeof value[4] === "string";

  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
      cards = new Map(Object.entries(kept ?? {}).filter((/** @returns {one is [string, Stored]} */ one) => isStored(one[1])));
    } catch (error) {
      // What cannot be read is written anew; what is refused is remembered as long as the page.
      isKept = error instanceof SyntaxError;
    }
  };

  const write = () => {
    try {
      localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(cards)));
    } catch {
      isKept = false;
    }
  };

  /** @param {Stored} stored @returns {QuizCard} */
  const cardOf = ([due, interval, ease, repetitions]) => ({ due, interval, ease, repetitions });

  read();
  litkg.progress = {
    get isKept() {
      return isKept;
    },

    of: (id) => {
      const stored = cards.get(id);
      return stored && cardOf(stored);
    },

    record: (id, path, quality) => {
      if (isKept) read();
      const stored = cards.get(id);
      const today = litkg.schedule.today(new Date());
      const card = litkg.schedule.review(stored && cardOf(stored), quality, today);
      cards.set(id, [card.due, card.interval, card.ease, card.repetitions, path]);
      write();
      return card;
    },

    all: () => [...cards].map(([id, stored]) => ({ id, path: stored[4], card: cardOf(stored) })),

    forget: () => {
      cards = new Map();
      try {
        localStorage.removeItem(KEY);
      } catch {
        isKept = false;
      }
    },
  };
})();
