/**
 * Sorts and filters tables: those that say so (`data-table`), and a longer one of a note once
 * the reader asks for it. Nothing is remembered: a page looks the same when it is opened again.
 */
(() => {
  "use strict";

  /** @typedef {{text: string, number: number | undefined}} Value */
  /** @typedef {{column: number, turn: 1 | -1} | undefined} Order */

  const LONG = 5;
  const FILTERED = 6;
  const FEW = 8;
  const DATE = /^\d{4}-\d{2}(-\d{2})?$/;
  const NUMBER = /^[<>≈~+\-−]?\s*\d[\d\s,.’']*\s*(%|[a-z]{1,3})?$/i;
  const collator = new Intl.Collator(document.documentElement.lang || undefined, {
    numeric: true,
    sensitivity: "base",
  });

  /** Without case and accents, as names are compared everywhere here. */
  /** @param {string} text */
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /** @param {string} text @returns {number | undefined} */
  const numberIn = (text) => {
    if (!NUMBER.test(text) || DATE.test(text)) return undefined;
    const digits = text.replace(/[−]/g, "-").replace(/[^\d.\-]/g, "");
    const number = Number.parseFloat(digits);
    return Number.isNaN(number) ? undefined : number;
  };

  /** A cell says by `data-value` what it is sorted by, stars by what they are called. */
  /** @param {HTMLTableCellElement | undefined} cell @returns {Value} */
  const valueOf = (cell) => {
    const stars = cell?.querySelector(".stars")?.getAttribute("aria-label");
    if (stars) return { text: stars, number: Number.parseInt(stars, 10) };
    const text = (cell?.dataset["value"] ?? cell?.textContent ?? "").replace(/\s+/g, " ").trim();
    return { text, number: numberIn(text) };
  };

  /** @param {Value[]} values */
  const comparison = (values) => {
    const filled = values.filter(({ text }) => text);
    const isNumeric = filled.length > 0 && filled.every(({ number }) => number !== undefined);
    return isNumeric
      ? (/** @type {Value} */ a, /** @type {Value} */ b) => (a.number ?? 0) - (b.number ?? 0)
      : (/** @type {Value} */ a, /** @type {Value} */ b) => collator.compare(a.text, b.text);
  };

  /** @param {HTMLTableRowElement} row @param {number} width */
  const isPlain = (row, width) => row.cells.length === width && [...row.cells].every((cell) => cell.colSpan === 1 && cell.rowSpan === 1);

  /** @param {HTMLTableElement} table */
  const rowsOf = (table) => [...table.tBodies].flatMap((body) => [...body.rows]);

  /** Sort within each body, what is empty last, rows of another shape on top. */
  /** @param {Map<HTMLTableSectionElement, HTMLTableRowElement[]>} bodies @param {number} width @param {Order} order */
  const sort = (bodies, width, order) => {
    for (const [body, rows] of bodies) {
      if (!order) {
        body.append(...rows);
        continue;
      }
      const { column, turn } = order;
      const plain = rows.filter((row) => isPlain(row, width));
      const others = rows.filter((row) => !isPlain(row, width));
      const valued = plain.map((row) => ({ row, value: valueOf(row.cells[column]) }));
      const compare = comparison(valued.map(({ value }) => value));
      valued.sort((a, b) => {
        const isEmpty = Number(!a.value.text) - Number(!b.value.text);
        return isEmpty || turn * compare(a.value, b.value);
      });
      body.append(...others, ...valued.map(({ row }) => row));
    }
  };

  /** @param {HTMLTableElement} table @param {HTMLTableCellElement[]} heads */
  const makeSortable = (table, heads) => {
    const bodies = new Map([...table.tBodies].map((body) => [body, [...body.rows]]));
    /** @type {Order} */
    let order;
    heads.forEach((head, column) => {
      if (!head.textContent?.trim()) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const turn = order?.column === column ? order.turn : undefined;
        order = turn === -1 ? undefined : { column, turn: turn === 1 ? -1 : 1 };
        for (const one of heads) one.removeAttribute("aria-sort");
        if (order) head.setAttribute("aria-sort", order.turn === 1 ? "ascending" : "descending");
        sort(bodies, heads.length, order);
      });
    });
  };

  /** The values of a column that are worth a choice: few, and each in several rows. */
  /** @param {HTMLTableRowElement[]} rows @param {number} column */
  const choices = (rows, column) => {
    const values = rows.map((row) => valueOf(row.cells[column]).text);
    const found = [...new Set(values.filter(Boolean))];
    const isFew = found.length > 1 && found.length <= FEW && found.length * 2 <= rows.length;
    return isFew && found.every((text) => text.length <= 40) ? found.sort(collator.compare) : [];
  };

  /** @param {string} name @param {HTMLElement} control */
  const labelled = (name, control) => {
    const label = document.createElement("label");
    const words = document.createElement("span");
    words.textContent = name;
    label.append(words, control);
    return label;
  };

  /** @param {string} name @param {string[]} values */
  const select = (name, values) => {
    const made = document.createElement("select");
    made.append(new Option("all", ""), ...values.map((value) => new Option(value, value)));
    return { made, label: labelled(name, made) };
  };

  /** @param {HTMLTableElement} table @param {HTMLTableCellElement[]} heads */
  const makeFilter = (table, heads) => {
    const rows = rowsOf(table).filter((row) => isPlain(row, heads.length));
    const words = new Map(rows.map((row) => [row, fold([...row.cells].map((cell) => `${valueOf(cell).text} ${cell.textContent ?? ""}`).join(" "))]));
    const bar = document.createElement("div");
    bar.className = "table-bar";
    bar.setAttribute("role", "search");
    bar.setAttribute("aria-label", `Rows of ${table.caption?.textContent?.trim() || "the table"}`);
    const field = document.createElement("input");
    field.type = "search";
    field.autocomplete = "off";
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    const columns = heads.flatMap((head, column) => {
      const values = choices(rows, column);
      return values.length ? [{ column, ...select(head.textContent?.trim() ?? "", values) }] : [];
    });
    const apply = () => {
      const asked = fold(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = words.get(row) ?? "";
        const isIn = asked.every((word) => text.includes(word)) && columns.every(({ column, made }) => !made.value || valueOf(row.cells[column]).text === made.value);
        row.hidden = !isIn;
        shown += Number(isIn);
      }
      for (const body of table.tBodies) {
        const own = [...body.rows].filter((row) => words.has(row));
        body.hidden = own.length > 0 && own.every((row) => row.hidden);
      }
      status.textContent = `${shown} of ${rows.length} rows`;
    };
    bar.append(labelled("Filter", field), ...columns.map(({ label }) => label), status);
    bar.addEventListener("input", apply);
    apply();
    return bar;
  };

  /** @param {HTMLTableElement} table */
  const region = (table) => /** @type {Element} */ (table.closest(".scroll") ?? table);

  /** @param {HTMLTableElement} table */
  const headsOf = (table) => {
    const row = table.tHead?.rows[table.tHead.rows.length - 1];
    const heads = row ? [...row.cells] : [];
    return row && isPlain(row, heads.length) ? heads : [];
  };

  /** @param {HTMLTableElement} table */
  const enhance = (table) => {
    const heads = headsOf(table);
    const rows = rowsOf(table);
    if (!heads.length || rows.length < 2) return;
    if (rows.length >= FILTERED) region(table).before(makeFilter(table, heads));
    makeSortable(table, heads);
  };

  /** @param {HTMLTableElement} table */
  const offer = (table) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "table-offer";
    button.textContent = "Sort or filter this table";
    button.addEventListener("click", () => {
      enhance(table);
      button.remove();
      /** @type {HTMLElement | null} */ (table.querySelector("button.sort"))?.focus();
    });
    region(table).after(button);
  };

  for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table"))) {
    if (table.hasAttribute("data-table")) enhance(table);
    else if (table.matches(".note article table:not(.five-cs)") && rowsOf(table).length >= LONG && headsOf(table).length) {
      offer(table);
    }
  }
})();
