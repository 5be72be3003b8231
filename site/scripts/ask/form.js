/** The form of the Ask page: examples, the query, running and stopping, a link to what is asked. */
(() => {
  "use strict";

  /**
   * @template {HTMLElement} Kind
   * @param {string} id
   * @param {new () => Kind} kind
   */
  function part(id, kind) {
    const found = document.getElementById(id);
    if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
    return found;
  }

  const form = part("ask", HTMLFormElement);
  const example = part("ask-example", HTMLSelectElement);
  const query = part("ask-query", HTMLTextAreaElement);
  const fields = part("ask-parameters", HTMLFieldSetElement);
  const run = part("ask-run", HTMLButtonElement);
  const stop = part("ask-stop", HTMLButtonElement);
  const status = part("ask-status", HTMLElement);
  const fault = part("ask-fault", HTMLElement);
  const answer = part("ask-answer", HTMLElement);

  const MOST_TOKENS = 12;

  /** What is being asked: whatever comes in for an earlier turn comes too late. */
  let turn = 0;

  /** @param {AskSetting} setting */
  function fromAddress(setting) {
    const told = new URLSearchParams(location.hash.slice(1));
    const name = told.get("name") ?? "";
    const text = told.get("query") ?? setting.queries[name];
    if (text === undefined) return;
    example.value = told.has("query") ? "" : name;
    query.value = text;
    const values = [...told].filter(([key]) => key.startsWith("p."));
    litkg.ask.parameters.show(fields, text, setting);
    litkg.ask.parameters.give(fields, values.map(([key, value]) => [key.slice(2), value]));
  }

  /** @param {AskSetting} setting */
  function toAddress(setting) {
    const isNamed = setting.queries[example.value] === query.value;
    const told = new URLSearchParams(isNamed ? { name: example.value } : { query: query.value });
    for (const [name, value] of litkg.ask.parameters.given(fields)) told.set(`p.${name}`, value);
    history.replaceState(null, "", `#${told}`);
  }

  /** @param {string} words */
  function say(words) {
    status.textContent = words;
  }

  /** @param {boolean} running */
  function mark(running) {
    run.disabled = running;
    stop.hidden = !running;
    form.ariaBusy = String(running);
  }

  /** @param {Error} error */
  function complain(error) {
    const [, line, column, rest] = /^error at (\d+):(\d+): (.*)$/s.exec(error.message) ?? [];
    fault.hidden = false;
    answer.replaceChildren();
    if (line === undefined || column === undefined || rest === undefined) {
      fault.replaceChildren(error.message);
      return;
    }
    const at = Number(line) - 1;
    const there = document.createElement("button");
    there.type = "button";
    there.textContent = `Line ${at}, column ${column}`;
    there.addEventListener("click", () => point(at, Number(column)));
    fault.replaceChildren(there, `: ${plain(rest)}`);
  }

  /**
   * What the engine expected, as far as it can be read: a sentence, or a few tokens.
   * @param {string} told
   */
  function plain(told) {
    const parts = told.replace(/^expected( one of)? /, "").split(", ");
    const sentence = parts.find((part) => /^[A-Z]\w+( \w+){2}/.test(part));
    if (sentence !== undefined) return sentence;
    const tokens = parts.filter((part) => !part.includes("[") && !part.includes("\n"));
    const shown = tokens.slice(0, MOST_TOKENS).join(" ");
    const more = tokens.length > MOST_TOKENS ? " …" : "";
    return `cannot be read from here on${shown && ` (expected was ${shown}${more})`}`;
  }

  /**
   * @param {number} line from 1
   * @param {number} column from 1, in code points
   */
  function point(line, column) {
    const lines = query.value.split("\n");
    const before = lines.slice(0, line - 1).map((text) => `${text}\n`);
    const within = [...(lines[line - 1] ?? "")].slice(0, column - 1);
    const at = [...before, ...within].join("").length;
    query.focus();
    query.setSelectionRange(at, at);
  }

  /** @param {AskSetting} setting */
  async function ask(setting) {
    const mine = (turn += 1);
    const { engine, names, parameters, answers } = litkg.ask;
    fault.hidden = true;
    toAddress(setting);
    mark(true);
    try {
      say("Loading the engine and the graph…");
      await Promise.all([engine.start(setting), names.load(setting)]);
      if (mine !== turn) return;
      run.textContent = "Run";
      say("Asking…");
      const terms = parameters.terms(query.value, parameters.given(fields), setting);
      const found = await engine.ask(query.value, terms);
      if (mine !== turn) return;
      answers.show(answer, found, setting);
      say("");
    } catch (error) {
      if (mine !== turn) return;
      say("");
      complain(error instanceof Error ? error : new Error(String(error)));
    }
    mark(false);
  }

  function halt() {
    turn += 1;
    litkg.ask.engine.stop();
    mark(false);
    say("Stopped.");
    run.focus();
  }

  /** @param {AskSetting} setting */
  function listen(setting) {
    const { parameters } = litkg.ask;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!run.disabled) ask(setting);
    });
    query.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    query.addEventListener("input", () => {
      if (query.value !== setting.queries[example.value]) example.value = "";
      parameters.show(fields, query.value, setting);
    });
    example.addEventListener("change", () => {
      query.value = setting.queries[example.value] ?? "";
      parameters.show(fields, query.value, setting);
    });
    stop.addEventListener("click", halt);
    window.addEventListener("hashchange", () => fromAddress(setting));
  }

  async function begin() {
    if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") {
      complain(new Error("This browser is too old to run the engine."));
      run.disabled = true;
      return;
    }
    /** @type {AskSetting} */
    const setting = await litkg.load("ask/queries.js");
    listen(setting);
    litkg.ask.parameters.show(fields, query.value, setting);
    fromAddress(setting);
    run.disabled = false;
  }

  begin().catch(complain);
})();
