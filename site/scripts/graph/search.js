/** The field that finds things by their label and moves to them. */
(() => {
  "use strict";

  const MOST = 10;

  /** @param {string} text */
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  litkg.graphSearch = (page, input, list, note) => {
    const { data } = page;
    /** @type {string[]} */
    const labels = [];
    let asked = false;
    let active = -1;

    function learn() {
      for (let thing = labels.length; thing < data.index.count; thing++) {
        const told = data.told(thing);
        if (!told) break;
        labels.push(folded(told[0]));
      }
      show();
    }

    /** Things whose label has all words, those first that begin with the first. @param {string} said */
    function found(said) {
      const words = folded(said).split(/\s+/).filter(Boolean);
      const first = words[0];
      if (first === undefined) return [];
      /** @type {[number[], number[], number[]]} */
      const ranks = [[], [], []];
      labels.forEach((label, thing) => {
        if (!words.every((word) => label.includes(word))) return;
        const at = label.indexOf(first);
        ranks[at === 0 ? 0 : /\p{L}|\p{N}/u.test(label[at - 1] ?? "") ? 2 : 1].push(thing);
      });
      return ranks.flat();
    }

    function show() {
      const things = found(input.value);
      list.replaceChildren(...things.slice(0, MOST).map(option));
      list.hidden = !things.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark(things.length ? 0 : -1);
      const still = labels.length < data.index.count ? "still reading the names" : "";
      const many = things.length > MOST ? `${things.length} things, the first ${MOST} shown` : "";
      const none = input.value.trim() && !things.length ? "nothing is called that" : "";
      note.textContent = input.value.trim() ? still || many || none : "";
    }

    /** @param {number} thing */
    function option(thing) {
      const item = document.createElement("li");
      item.id = `graph-found-${thing}`;
      item.dataset.thing = String(thing);
      item.setAttribute("role", "option");
      const kind = document.createElement("span");
      const tile = data.here[thing] ? ` ${data.index.things[data.kind[thing]] ?? ""}` : "";
      kind.textContent = tile;
      item.append(data.told(thing)?.[0] ?? "", kind);
      return item;
    }

    /** @param {number} at */
    function mark(at) {
      active = at;
      for (const [n, item] of [...list.children].entries()) {
        item.setAttribute("aria-selected", String(n === at));
        if (n === at) item.scrollIntoView({ block: "nearest" });
      }
      const item = list.children[at];
      if (item) input.setAttribute("aria-activedescendant", item.id);
      else input.removeAttribute("aria-activedescendant");
    }

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    /** @param {Element | undefined} item */
    function take(item) {
      if (!(item instanceof HTMLElement)) return;
      const thing = Number(item.dataset.thing);
      input.value = data.told(thing)?.[0] ?? "";
      close();
      page.choose(thing, true);
    }

    input.addEventListener("focus", () => {
      if (asked) return;
      asked = true;
      data.loadAllTold(learn).catch(() => {
        asked = false;
        note.textContent = "the names cannot be loaded";
      });
    });
    input.addEventListener("input", show);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      const count = list.hidden ? 0 : list.children.length;
      if (event.key === "Escape" && count) close();
      else if (event.key === "ArrowDown" && count) mark((active + 1) % count);
      else if (event.key === "ArrowUp" && count) mark((active - 1 + count) % count);
      else if (event.key === "Enter" && count) take(list.children[active]);
      else return;
      event.preventDefault();
    });
    list.addEventListener("pointerdown", (event) => {
      event.preventDefault(); // the field keeps the focus
      take(/** @type {Element} */ (event.target).closest("li") ?? undefined);
    });
  };
})();
