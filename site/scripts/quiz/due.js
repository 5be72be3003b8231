/** Says on the list of quizzes what is due today, and lets the reader begin anew. */
(() => {
  "use strict";

  const found = /** @type {HTMLElement | null} */ (document.querySelector("[data-due]"));
  if (!found) return;
  const section = found;
  const { progress, schedule } = litkg;
  const today = schedule.today(new Date());

  /** @param {string} path @param {string} title @param {number} number */
  const entry = (path, title, number) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = litkg.root + path.split("/").map(encodeURIComponent).join("/");
    link.textContent = title;
    const count = document.createElement("span");
    count.className = "count";
    count.textContent = `${number} due`;
    item.append(link, " ", count);
    return item;
  };

  /** @param {string} words */
  const paragraph = (words) => {
    const made = document.createElement("p");
    made.className = "none";
    made.textContent = words;
    return made;
  };

  /** Asks once more before it forgets. */
  /** @param {number} number */
  const forgetting = (number) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "go quiet";
    button.textContent = "Forget my progress";
    button.addEventListener("click", () => {
      if (!button.dataset["asked"]) {
        button.dataset["asked"] = "yes";
        button.textContent = `Forget the answers to ${number === 1 ? "1 question" : `${number} questions`}?`;
        return;
      }
      progress.forget();
      section.hidden = true;
    });
    return button;
  };

  /** @param {Record<string, string>} titles */
  const show = (titles) => {
    const cards = progress.all().filter(({ path }) => Object.hasOwn(titles, path));
    if (!cards.length) return;
    /** @type {Map<string, number>} */
    const due = new Map();
    for (const { path, card } of cards) {
      if (schedule.isDue(card, today)) due.set(path, (due.get(path) ?? 0) + 1);
    }
    if (due.size) {
      const list = document.createElement("ul");
      list.className = "index";
      for (const [path, number] of due) list.append(entry(path, titles[path] ?? "", number));
      section.append(list);
    } else {
      const next = Math.min(...cards.map(({ card }) => card.due)) - today;
      section.append(paragraph(`Nothing. The next question comes ${schedule.inWords(next)}.`));
    }
    section.append(forgetting(cards.length));
    section.hidden = false;
  };

  if (progress.all().length) void litkg.load("quiz/titles.js").then(show);
})();
