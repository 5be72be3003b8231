/** A field, and below it what it finds: a combobox whose list of pages is filtered by kind. */
(() => {
  "use strict";

  const AT_ONCE = 8;
  const FAULT = "The index cannot be loaded. Reload the page to try again.";

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {string} name of the class
   * @param {Record<string, string>} attributes
   * @returns {HTMLElementTagNameMap[T]}
   */
  const made = (tag, name, attributes = {}) => {
    const element = document.createElement(tag);
    element.className = name;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  /**
   * @param {string} text
   * @param {() => void} act
   */
  const button = (text, act) => {
    const element = made("button", "search-button", { type: "button" });
    element.textContent = text;
    element.addEventListener("click", act);
    return element;
  };

  /**
   * @param {number} number
   * @param {string} noun
   */
  const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  /** @param {SearchFound} found */
  const told = ({ numbers, has, of }) => {
    if (!numbers.length) return "Nothing is found.";
    if (has === of) return count(numbers.length, "page");
    const verb = numbers.length === 1 ? "has" : "have";
    return `No page has all words: ${count(numbers.length, "page")} ${verb} ${has} of ${of}.`;
  };

  litkg.search.panel = (name, changed) => {
    const element = made("div", "search-panel", { role: "search" });
    const input = made("input", "search-field", {
      id: `${name}-field`, type: "text", role: "combobox", inputmode: "search", enterkeyhint: "search",
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", placeholder: "Search",
      "aria-label": "Search", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": `${name}-list`,
    }); // prettier-ignore
    const kinds = made("div", "search-kinds", { role: "group", "aria-label": "Kinds of pages" });
    const status = made("p", "search-status", { role: "status" });
    const advice = made("p", "search-advice");
    const list = made("div", "search-list", { id: `${name}-list`, role: "listbox", "aria-label": "Pages" });
    const more = button("Show more", () => void extend());
    more.classList.add("search-more");
    const results = made("div", "search-results");
    results.append(advice, list, more);
    element.append(input, kinds, status, results);

    /** @type {SearchIndex["kinds"]} */
    let rows = [];
    /** @type {SearchTerm[]} */
    let terms = [];
    /** @type {SearchFound} */
    let found = { numbers: [], has: 0, of: 0, unknown: [] };
    /** @type {number[]} */
    let chosen = [];
    let kind = -1;
    let active = -1;
    let turn = 0;

    /** @param {number} at */
    const mark = (at) => {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = at;
      const hit = list.children[at];
      hit?.setAttribute("aria-selected", "true");
      hit?.scrollIntoView({ block: "nearest" });
      if (hit) input.setAttribute("aria-activedescendant", hit.id);
      else input.removeAttribute("aria-activedescendant");
    };

    /** @param {HTMLElement[]} hits */
    const show = (hits) => {
      hits.forEach((hit, at) => {
        hit.id = `${name}-hit-${list.children.length + at}`;
        hit.tabIndex = -1;
        hit.setAttribute("role", "option");
        hit.setAttribute("aria-selected", "false");
      });
      list.append(...hits);
      list.hidden = !list.children.length;
      more.hidden = list.children.length >= chosen.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
    };

    /** @param {number} from */
    const hits = (from) =>
      Promise.all(
        chosen.slice(from, from + AT_ONCE).map(async (number) => {
          const record = await litkg.search.record(number);
          return litkg.search.hit(record, rows[litkg.search.kindOf(number)]?.[0] ?? "", terms);
        }),
      );

    const extend = async () => {
      const now = turn;
      const first = list.children.length;
      const added = await hits(first);
      if (now !== turn || list.children.length !== first) return;
      show(added);
      mark(first);
      input.focus();
    };

    /**
     * @param {number} now
     * @returns {Promise<boolean>} whether nothing else was asked meanwhile
     */
    const choose = async (now) => {
      chosen = found.numbers.filter((number) => kind < 0 || litkg.search.kindOf(number) === kind);
      const first = await hits(0);
      if (now !== turn) return false;
      list.replaceChildren();
      show(first);
      mark(first.length ? 0 : -1);
      results.scrollTop = 0;
      return true;
    };

    const showKinds = () => {
      const counts = new Map([[-1, found.numbers.length]]);
      for (const number of found.numbers) {
        const its = litkg.search.kindOf(number);
        counts.set(its, (counts.get(its) ?? 0) + 1);
      }
      if (kind >= 0 && !counts.has(kind)) counts.set(kind, 0);
      const order = [...counts].sort(([a, n], [b, m]) => Number(b < 0) - Number(a < 0) || m - n || a - b);
      kinds.replaceChildren(
        ...order.map(([its, number]) => {
          const one = button(its < 0 ? "All" : (rows[its]?.[0] ?? ""), () => filter(its));
          one.setAttribute("aria-pressed", String(its === kind));
          const size = made("span", "count");
          size.textContent = number.toLocaleString("en");
          one.append(" ", size);
          return one;
        }),
      );
      kinds.hidden = order.length < 3 && kind < 0;
    };

    /** @param {number} its */
    const filter = (its) => {
      kind = its;
      const at = Array.from(kinds.children).indexOf(document.activeElement ?? kinds);
      showKinds();
      /** @type {HTMLElement | undefined} */ (kinds.children[at])?.focus();
      choose(++turn).then(say, fail);
    };

    const say = () => {
      const some = { ...found, numbers: chosen };
      status.textContent = told(kind < 0 ? found : some);
    };

    /** @param {number} now */
    const advise = async (now) => {
      const term = found.unknown.find(({ isRow }) => !isRow);
      const word = term && found.has < found.of ? await litkg.search.nearest(term.text) : "";
      if (now !== turn) return;
      advice.hidden = !word;
      advice.replaceChildren();
      if (!term || !word) return;
      const said = input.value;
      const meant = said.slice(0, term.start) + word + said.slice(term.end);
      const take = button(word, () => {
        ask(meant);
        input.focus();
      });
      advice.append("Did you mean ", take, "?");
    };

    const clear = () => {
      found = { numbers: [], has: 0, of: 0, unknown: [] };
      chosen = [];
      kinds.hidden = list.hidden = more.hidden = advice.hidden = true;
      list.replaceChildren();
      mark(-1);
      input.setAttribute("aria-expanded", "false");
      status.textContent = "";
    };

    const fail = () => {
      clear();
      status.textContent = FAULT;
    };

    const search = async () => {
      const now = ++turn;
      const said = input.value;
      changed(said);
      ({ kinds: rows } = await litkg.search.ready());
      const asked = litkg.search.terms(said);
      const answer = asked.length ? await litkg.search.find(asked) : null;
      if (now !== turn) return;
      if (!answer) {
        clear();
        return;
      }
      terms = asked;
      found = answer;
      if (!(await choose(now))) return;
      showKinds();
      say();
      await advise(now);
    };

    /** @param {string} said */
    const ask = (said) => {
      input.value = said;
      search().catch(fail);
    };

    /** @param {number} step */
    const move = (step) => {
      const many = list.children.length;
      if (step > 0 && active === many - 1 && !more.hidden) void extend();
      else if (many) mark((active + step + many) % many);
    };

    input.addEventListener("input", () => search().catch(fail));
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown") move(1);
      else if (event.key === "ArrowUp") move(-1);
      else if (event.key === "Enter") /** @type {HTMLElement | undefined} */ (list.children[active])?.click();
      else return;
      event.preventDefault();
    });
    clear();
    return { element, focus: () => input.focus(), select: () => input.select(), ask };
  };
})();
