/** One question of a quiz: its options as buttons, the verdict, the answer with its place. */
(() => {
  "use strict";

  /** @param {string} kind @param {string} words @param {() => void} act */
  const button = (kind, words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = kind;
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  };

  /** @param {number} key @param {HTMLButtonElement} made */
  const withKey = (key, made) => {
    const sign = document.createElement("kbd");
    sign.textContent = String(key);
    sign.setAttribute("aria-hidden", "true");
    made.prepend(sign, " ");
    return made;
  };

  litkg.quizQuestion = (item, onAnswer) => {
    const answer = /** @type {HTMLDetailsElement} */ (item.querySelector(".answer"));
    const verdict = document.createElement("p");
    verdict.className = "quiz-verdict";
    verdict.setAttribute("role", "status");
    const actions = document.createElement("p");
    actions.className = "quiz-actions";
    answer.before(verdict, actions);
    const options = [...item.querySelectorAll(".options > li")];
    const right = Number(item.dataset["right"] ?? -1);
    /** @type {(() => void)[]} */
    let keys = [];
    let isAnswered = false;

    const reveal = () => {
      answer.open = true;
      answer.hidden = false;
    };

    /** @param {number} quality @param {string} words */
    const finish = (quality, words) => {
      if (isAnswered) return;
      isAnswered = true;
      item.classList.add(quality < 3 ? "is-wrong" : "is-right");
      verdict.textContent = words;
      reveal();
      onAnswer(quality, actions);
    };

    /** A choice may be a guess: it counts a little less than what was recalled. */
    /** @param {number} chosen */
    const choose = (chosen) => {
      if (isAnswered) return;
      options[chosen]?.classList.add("chosen");
      options[right]?.classList.add("right");
      for (const one of item.querySelectorAll(".option")) one.setAttribute("disabled", "");
      finish(chosen === right ? 4 : 2, chosen === right ? "Right." : `No, it is ${right + 1}.`);
    };

    const show = () => {
      reveal();
      const knew = withKey(1, button("option", "I knew it", () => finish(5, "Good.")));
      const not = withKey(2, button("option", "Not yet", () => finish(2, "It will come again.")));
      actions.replaceChildren(knew, not);
      keys = [() => knew.click(), () => not.click()];
      knew.focus();
    };

    const begin = () => {
      isAnswered = false;
      item.classList.remove("is-right", "is-wrong");
      answer.open = false;
      answer.hidden = true;
      verdict.textContent = "";
      for (const option of options) option.classList.remove("chosen", "right");
      for (const one of item.querySelectorAll(".option")) one.removeAttribute("disabled");
      keys = options.map((_, at) => () => choose(at));
      actions.replaceChildren();
      if (right >= 0) return;
      const shower = button("option", "Show the answer", show);
      actions.append(shower);
      keys = [];
    };

    if (right >= 0) {
      options.forEach((option, at) => {
        const made = button("option", "", () => choose(at));
        const words = document.createElement("span");
        words.append(...option.childNodes);
        made.append(words);
        option.append(withKey(at + 1, made));
      });
    }
    return { begin, press: (key) => keys[key - 1]?.() };
  };
})();
