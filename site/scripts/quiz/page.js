/** Asks the questions of a quiz one by one: those that are due, and what was wrong once more. */
(() => {
  "use strict";

  const found = /** @type {HTMLElement | null} */ (document.querySelector("[data-quiz]"));
  if (!found) return;
  const quiz = found;
  const path = quiz.dataset["quiz"] ?? "";
  const list = /** @type {HTMLElement} */ (quiz.querySelector(".questions"));
  const { progress, schedule } = litkg;
  const bar = document.createElement("p");
  const end = document.createElement("div");
  bar.className = "quiz-bar";
  end.className = "quiz-end";
  end.hidden = true;
  list.before(bar);
  list.after(end);
  quiz.classList.add("asking");

  /** @type {HTMLElement[]} */
  let queue = [];
  /** @type {Set<HTMLElement>} */
  let missed = new Set();
  let asked = 0;
  let known = 0;

  const items = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".question")]);
  const questions = new Map(items.map((item) => [item, litkg.quizQuestion(item, (quality, actions) => answered(item, quality, actions))]));

  /** @param {HTMLElement} item */
  const idOf = (item) => item.dataset["question"] ?? "";

  /** @param {string} words @param {() => void} act */
  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "go";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  };

  /** @param {string} words */
  const paragraph = (words) => {
    const made = document.createElement("p");
    made.textContent = words;
    return made;
  };

  /** @param {HTMLElement} item @param {number} quality @param {HTMLElement} actions */
  const answered = (item, quality, actions) => {
    const isWrong = quality < 3;
    if (!missed.has(item)) {
      progress.record(idOf(item), path, quality);
      known += Number(!isWrong);
    }
    if (isWrong) {
      missed.add(item);
      queue.push(item);
    }
    const next = button(queue.length > 1 ? "Next" : "Finish", advance);
    actions.replaceChildren(next);
    next.focus();
  };

  const advance = () => {
    queue.shift();
    show(true);
  };

  /** @param {boolean} isOnward */
  const show = (isOnward) => {
    const item = queue[0];
    for (const one of items) one.hidden = one !== item;
    if (!item) return finish();
    const again = missed.has(item);
    const number = Math.min(asked, asked - queue.filter((one) => !missed.has(one)).length + 1);
    bar.textContent = again ? "Once more" : `Question ${number} of ${asked}`;
    questions.get(item)?.begin();
    const heading = item.querySelector("h2");
    heading?.setAttribute("tabindex", "-1");
    if (isOnward) heading?.focus();
  };

  const nextTime = () => {
    const days = items.map((item) => progress.of(idOf(item))?.due ?? Infinity);
    return Math.min(...days) - schedule.today(new Date());
  };

  const finish = () => {
    bar.textContent = "";
    const next = nextTime();
    const when = Number.isFinite(next) ? ` The next question is due ${schedule.inWords(next)}.` : "";
    const kept = progress.isKept ? "" : " This browser keeps nothing for this page: it forgets when you leave.";
    const words = asked ? `${known} of ${asked} right at once.` : "Nothing is due today.";
    const told = paragraph(words + when + kept);
    told.className = "result";
    told.tabIndex = -1;
    end.replaceChildren(told, button(asked ? "Ask again" : "Ask all the same", () => begin(items)));
    end.hidden = false;
    if (asked) told.focus();
  };

  /** @param {HTMLElement[]} some */
  const begin = (some) => {
    const isFirst = end.hidden;
    end.hidden = true;
    queue = [...some];
    missed = new Set();
    asked = queue.length;
    known = 0;
    show(!isFirst);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    if (event.target instanceof HTMLInputElement) return;
    const item = queue[0];
    if (item) questions.get(item)?.press(Number(event.key));
  });

  const today = schedule.today(new Date());
  begin(items.filter((item) => schedule.isDue(progress.of(idOf(item)), today)));
})();
