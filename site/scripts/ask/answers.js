/** Shows what a query gives: yes or no, or a table that sorts, grows on demand and is saved. */
(() => {
  "use strict";

  const STEP = 500;
  const LONG = 40;
  const PLACE_OF_FILE = "path";
  const collator = new Intl.Collator(undefined, { numeric: true });

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {Partial<HTMLElementTagNameMap[Name]>} properties
   * @param {(Node | string)[]} inner
   */
  function element(name, properties = {}, ...inner) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...inner);
    return made;
  }

  /**
   * @param {string} address
   * @param {AskSetting} setting
   */
  function short(address, { prefixes }) {
    let [name, space] = ["", ""];
    for (const [prefix, start] of Object.entries(prefixes)) {
      if (address.startsWith(start) && start.length > space.length) [name, space] = [prefix, start];
    }
    return space ? `${name}:${address.slice(space.length)}` : address;
  }

  /**
   * @param {AskTerm} term
   * @param {string} column
   * @param {AskSetting} setting
   */
  function shown(term, column, setting) {
    const { type, value } = term;
    if (type === "bnode") return `_:${value}`;
    const isFile = type === "literal" && column === PLACE_OF_FILE;
    const page = type === "uri" || isFile ? litkg.ask.names.page(value) : "";
    const text = type === "uri" ? short(value, setting) : value;
    if (page) return element("a", { href: litkg.root + linked(page), title: value }, text);
    if (type === "uri" && !value.startsWith(setting.base) && /^https?:/.test(value)) {
      return element("a", { href: value, rel: "noreferrer", title: value }, text);
    }
    return text;
  }

  /** @param {string} page with its fragment, which is encoded already */
  function linked(page) {
    const [path = "", fragment] = page.split("#", 2);
    const address = path.split("/").map(encodeURIComponent).join("/");
    return fragment === undefined ? address : `${address}#${fragment}`;
  }

  /** @param {AskTerm | undefined} term */
  function isNumber(term) {
    return /#(integer|decimal|double|float|int|long|gYear)$/.test(term?.datatype ?? "");
  }

  /**
   * How a column is set: numbers to the right, sentences not too narrow.
   * @param {AskAnswer} answer
   */
  function looks({ columns, rows }) {
    const sample = rows.slice(0, STEP);
    return columns.map((_, at) => {
      const terms = sample.flatMap((row) => row[at] ?? []);
      if (terms.length && terms.every(isNumber)) return "number";
      return terms.some((term) => term.value.length > LONG) ? "long" : "";
    });
  }

  /**
   * @param {AskRow} row
   * @param {string[]} classes of the columns
   * @param {AskAnswer} answer
   * @param {AskSetting} setting
   */
  function line(row, classes, answer, setting) {
    const cells = row.map((term, at) => {
      const cell = element("td", { className: classes[at] ?? "" });
      if (term) cell.append(shown(term, answer.columns[at] ?? "", setting));
      if (term?.["xml:lang"]) cell.lang = term["xml:lang"];
      return cell;
    });
    return element("tr", {}, ...cells);
  }

  /**
   * @param {AskRow[]} rows
   * @param {number} at
   * @param {boolean} down
   */
  function sorted(rows, at, down) {
    const sign = down ? -1 : 1;
    return [...rows].sort((a, b) => {
      const [one, other] = [a[at], b[at]];
      if (!one || !other) return Number(!one) - Number(!other);
      const both = isNumber(one) && isNumber(other);
      const order = both ? Number(one.value) - Number(other.value) : NaN;
      return sign * (Number.isNaN(order) ? collator.compare(one.value, other.value) : order);
    });
  }

  /**
   * @param {AskAnswer} answer
   * @param {AskSetting} setting
   */
  function table(answer, setting) {
    let rows = answer.rows;
    const classes = looks(answer);
    const body = element("tbody");
    const more = element("button", { type: "button", className: "ask-more" });
    const grow = () => {
      const from = body.rows.length;
      body.append(...rows.slice(from, from + STEP).map((row) => line(row, classes, answer, setting)));
      const left = rows.length - body.rows.length;
      more.hidden = !left;
      more.textContent = `Show ${Math.min(STEP, left)} more of ${left.toLocaleString("en")}`;
    };
    const heads = answer.columns.map((column, at) => {
      const sorter = element("button", { type: "button" }, column);
      const head = element("th", { scope: "col", className: classes[at] ?? "" }, sorter);
      sorter.addEventListener("click", () => {
        const down = head.ariaSort === "ascending";
        for (const other of heads) other.ariaSort = null;
        head.ariaSort = down ? "descending" : "ascending";
        rows = sorted(answer.rows, at, down);
        body.replaceChildren();
        grow();
      });
      return head;
    });
    more.addEventListener("click", grow);
    grow();
    const made = element("table", {}, element("thead", {}, element("tr", {}, ...heads)), body);
    const room = element("div", { className: "ask-table", tabIndex: 0, role: "region" }, made);
    room.ariaLabel = "The answer as a table";
    return [room, more];
  }

  /**
   * @param {string} words
   * @param {string} name
   * @param {string} type
   * @param {() => string} text
   */
  function saver(words, name, type, text) {
    const button = element("button", { type: "button" }, words);
    button.addEventListener("click", () => {
      const address = URL.createObjectURL(new Blob([text()], { type }));
      element("a", { href: address, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    });
    return button;
  }

  /** @param {AskAnswer} answer */
  function csv({ columns, rows }) {
    const lines = [columns, ...rows.map((row) => row.map((term) => term?.value ?? ""))];
    const quoted = (/** @type {string} */ cell) =>
      /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    return lines.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
  }

  /** @param {AskAnswer} answer */
  function savers(answer) {
    const asCsv = saver("CSV", "answer.csv", "text/csv", () => csv(answer));
    const json = "application/sparql-results+json";
    const own = answer.isGraph
      ? saver("Turtle", "answer.ttl", "text/turtle", () => answer.text)
      : saver("JSON", "answer.json", json, () => answer.text);
    return element("p", { className: "ask-savers" }, "Save as ", asCsv, own);
  }

  /** @param {AskAnswer} answer */
  function told({ rows, truth, isGraph, milliseconds }) {
    const noun = isGraph ? "statement" : "row";
    const number = `${rows.length.toLocaleString("en")} ${noun}${rows.length === 1 ? "" : "s"}`;
    const found = truth === undefined ? number : truth ? "Yes" : "No";
    return `${found}, in ${(milliseconds / 1000).toFixed(milliseconds < 100 ? 3 : 1)} seconds.`;
  }

  /** @type {Litkg["ask"]["answers"]["show"]} */
  function show(place, answer, setting) {
    const line = element("p", { className: "ask-told", tabIndex: -1 }, told(answer));
    const has = answer.truth === undefined && answer.rows.length > 0;
    place.replaceChildren(line, ...(has ? [savers(answer), ...table(answer, setting)] : []));
  }

  litkg.ask.answers = { show };
})();
