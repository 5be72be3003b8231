/**
 * When a question comes back: SM-2 (P. A. Wozniak, Optimization of learning, 1990). A first
 * right answer brings it back after a day, a second after six, each further one after the last
 * interval times its ease; a wrong one begins again. The quality of an answer, 0 to 5, moves the
 * ease by 0.1 - (5 - q)(0.08 + (5 - q) 0.02), never below 1.3.
 */
(() => {
  "use strict";

  const EASE = 2.5;
  const LEAST = 1.3;
  const RIGHT = 3;
  const DAY = 86_400_000;

  /** @param {number} ease @param {number} quality */
  const eased = (ease, quality) => {
    const lack = 5 - quality;
    return Math.max(LEAST, Math.round((ease + 0.1 - lack * (0.08 + lack * 0.02)) * 100) / 100);
  };

  /** @param {QuizCard | undefined} card @param {number} today */
  const isDue = (card, today) => !card || card.due <= today;

  litkg.schedule = {
    today: (now) => Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / DAY),

    isDue,

    review: (card, quality, today) => {
      const before = card ?? { due: today, interval: 0, ease: EASE, repetitions: 0 };
      const ease = eased(before.ease, quality);
      if (quality < RIGHT) return { due: today + 1, interval: 1, ease, repetitions: 0 };
      // Known before its time: that says nothing of the day it is due.
      if (!isDue(card, today)) return before;
      const repetitions = before.repetitions + 1;
      const later = [1, 6][repetitions - 1] ?? Math.ceil(before.interval * before.ease);
      return { due: today + later, interval: later, ease, repetitions };
    },

    inWords: (days) => {
      if (days < 1) return "today";
      return days === 1 ? "tomorrow" : `in ${days} days`;
    },
  };
})();
