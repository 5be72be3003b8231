/** Runs the engine of the Ask page beside the page, where a long query freezes nothing. */
(() => {
  "use strict";

  /** @typedef {{ results: string, triples: string, isGraph: boolean, milliseconds: number }} Found */
  /** @typedef {{ resolve: (found: any) => void, reject: (error: Error) => void }} Waiting */

  /** @type {Worker | undefined} */
  let worker;
  /** @type {Promise<void> | undefined} */
  let ready;
  let last = 0;
  /** @type {Map<number, Waiting>} */
  const waiting = new Map();

  /** @param {string} reason */
  function end(reason) {
    worker?.terminate();
    worker = undefined;
    ready = undefined;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  }

  /** @param {MessageEvent} event */
  function received({ data }) {
    const who = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) return who?.resolve(data);
    if (data.isBroken) end(data.error);
    const told = data.isBroken ? "It needs more memory, or nests deeper, than a page can." : "";
    who?.reject(new Error(told || data.error));
  }

  /**
   * @param {object} message
   * @returns {Promise<any>}
   */
  function call(message) {
    return new Promise((resolve, reject) => {
      if (!worker) return reject(new Error("the engine is not running"));
      waiting.set((last += 1), { resolve, reject });
      worker.postMessage({ id: last, ...message });
    });
  }

  /**
   * The engine's script gives a function: its text is the worker's. A page from the file
   * system can start a worker in no other way.
   * @param {AskSetting} setting
   */
  async function open(setting) {
    const [engine, quads] = await Promise.all([
      litkg.load("ask/engine.js"),
      litkg.load("ask/graph.js"),
    ]);
    const address = URL.createObjectURL(new Blob([`(${engine})()`], { type: "text/javascript" }));
    worker = new Worker(address);
    worker.onmessage = received;
    worker.onerror = (event) => end(event.message || "the engine cannot be started");
    try {
      await call({ kind: "open", quads, prefixes: setting.prefixes });
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  /** @type {Litkg["ask"]["engine"]["start"]} */
  function start(setting) {
    const opening = ready ?? open(setting);
    ready = opening;
    opening.catch(() => {
      if (ready === opening) ready = undefined;
    });
    return opening;
  }

  /** @type {Litkg["ask"]["engine"]["ask"]} */
  async function ask(query, terms) {
    /** @type {Found} */
    const found = await call({ kind: "ask", query, terms });
    const { milliseconds, isGraph } = found;
    if (isGraph) {
      const columns = ["subject", "predicate", "object"];
      return { columns, rows: triples(found.triples), isGraph, text: found.triples, milliseconds };
    }
    const { head, results, boolean: truth } = JSON.parse(found.results);
    /** @type {string[]} */
    const columns = head.vars ?? [];
    /** @type {Record<string, AskTerm>[]} */
    const bindings = results?.bindings ?? [];
    const rows = bindings.map((binding) => columns.map((name) => binding[name]));
    return { columns, rows, truth, isGraph, text: found.results, milliseconds };
  }

  const TRIPLE = /^(<[^>]*>|_:\S+) (<[^>]*>) (.+) \.$/;
  const LITERAL = /^("(?:[^"\\]|\\.)*")(?:@([\w-]+)|\^\^<([^>]*)>)?$/;

  /**
   * @param {string} text N-Triples
   * @returns {AskRow[]}
   */
  function triples(text) {
    const found = text.split("\n").map((line) => TRIPLE.exec(line));
    return found.flatMap((parts) => (parts ? [parts.slice(1).map(term)] : []));
  }

  /**
   * @param {string} text
   * @returns {AskTerm}
   */
  function term(text) {
    if (text.startsWith("<")) return { type: "uri", value: text.slice(1, -1) };
    if (text.startsWith("_:")) return { type: "bnode", value: text.slice(2) };
    const [, quoted, language, datatype] = LITERAL.exec(text) ?? [];
    if (quoted === undefined) return { type: "triple", value: text };
    return {
      type: "literal",
      value: unescaped(quoted.slice(1, -1)),
      ...(language && { "xml:lang": language }),
      ...(datatype && { datatype }),
    };
  }

  const SIGNS = /** @type {Record<string, string>} */ ({ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" });

  /** @param {string} text */
  function unescaped(text) {
    return text.replace(/\\(?:u([\dA-F]{4})|U([\dA-F]{8})|(.))/gi, (_, short, long, sign) =>
      sign ? (SIGNS[sign] ?? sign) : String.fromCodePoint(parseInt(short ?? long, 16)),
    );
  }

  litkg.ask = /** @type {Litkg["ask"]} */ ({});
  litkg.ask.engine = { start, ask, stop: () => waiting.size && end("stopped") };
})();
