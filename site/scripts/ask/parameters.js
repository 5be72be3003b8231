/** What a query has to be told: `# param name: type = default -- what it is`, then `$name`. */
(() => {
  "use strict";

  const PARAMETER =
    /^#+\s*param\s+([A-Za-z]\w*)\s*:\s*(\w+)(\?)?(?:\s*=\s*(.*?))?(?:\s+--\s+(.*))?\s*$/;
  const GYEAR = "http://www.w3.org/2001/XMLSchema#gYear";
  const INTEGER = "http://www.w3.org/2001/XMLSchema#integer";

  const CLAIMS = `SELECT DISTINCT ?claim ?text {
    ?claim kg:role ?role ; schema:text ?text FILTER(CONTAINS(LCASE(?text), LCASE($words)))
  } ORDER BY ?text LIMIT 40`;

  /** @type {Litkg["ask"]["parameters"]["read"]} */
  function read(query) {
    const lines = query.split("\n").map((line) => line.trim());
    const code = lines.findIndex((line) => line && !line.startsWith("#"));
    const head = code < 0 ? lines : lines.slice(0, code);
    return head.flatMap((line) => {
      const [, name = "", type = "", optional, standard, told = ""] = PARAMETER.exec(line) ?? [];
      return name ? [{ name, type, optional: optional !== undefined, standard, told }] : [];
    });
  }

  /**
   * @param {AskParameter} parameter
   * @param {string} value
   */
  function term({ name, type }, value) {
    if (type === "text") return JSON.stringify(value);
    if (type !== "integer" && type !== "year") return `<${litkg.ask.names.meaning(value, type)}>`;
    if (!/^\s*[+-]?\d+\s*$/.test(value)) throw new Error(`“${value}” is no number: ${name}.`);
    const number = Number(value);
    if (type === "integer") return number < 0 ? `"${number}"^^<${INTEGER}>` : String(number);
    if (number < 1 || number > 9999) throw new Error(`“${value}” is not a year: ${name}.`);
    return `"${String(number).padStart(4, "0")}"^^<${GYEAR}>`;
  }

  /** @type {Litkg["ask"]["parameters"]["terms"]} */
  function terms(query, given, setting) {
    /** @type {Record<string, string>} */
    const found = {};
    for (const parameter of read(query)) {
      const value = given.get(parameter.name) || parameter.standard;
      if (value !== undefined && value !== "") found[parameter.name] = term(parameter, value);
      else if (!parameter.optional && parameter.standard === undefined) {
        const kind = setting.types[parameter.type] ?? parameter.type;
        throw new Error(`The query has to be told ${kind}: ${parameter.name}.`);
      }
    }
    return found;
  }

  /** @type {Litkg["ask"]["parameters"]["show"]} */
  function show(place, query, setting) {
    const before = given(place);
    const fields = read(query).map((parameter) => field(parameter, setting));
    place.replaceChildren(...fields);
    place.hidden = !fields.length;
    give(place, before);
  }

  /**
   * @param {AskParameter} parameter
   * @param {AskSetting} setting
   */
  function field(parameter, setting) {
    const { name, type, told, optional, standard } = parameter;
    const label = document.createElement("label");
    const words = document.createElement("span");
    words.textContent = name;
    const hint = document.createElement("small");
    hint.textContent = [setting.types[type] ?? type, told].filter(Boolean).join(": ");
    const input = document.createElement("input");
    input.name = name;
    input.autocomplete = "off";
    input.required = !optional && standard === undefined;
    input.placeholder = standard ?? (optional ? "any" : "");
    if (type === "integer" || type === "year") input.inputMode = "numeric";
    else if (type !== "text") suggesting(label, input, type, setting);
    label.append(words, input, hint);
    return label;
  }

  /**
   * @param {HTMLElement} label
   * @param {HTMLInputElement} input
   * @param {string} type
   * @param {AskSetting} setting
   */
  function suggesting(label, input, type, setting) {
    const list = document.createElement("datalist");
    list.id = `names-${input.name}`;
    input.setAttribute("list", list.id);
    const suggest = async () => {
      await litkg.ask.names.load(setting);
      const names = litkg.ask.names.like(input.value, type).map((name) => new Option("", name));
      list.replaceChildren(...(type === "claim" ? await claims(input.value, setting) : names));
    };
    input.addEventListener("focus", suggest);
    input.addEventListener("input", suggest);
    label.append(list);
  }

  /**
   * Claims have no names: they are looked up by their words, once the graph is there.
   * @param {string} words
   * @param {AskSetting} setting
   */
  async function claims(words, { base }) {
    try {
      const found = await litkg.ask.engine.ask(CLAIMS, { words: JSON.stringify(words) });
      return found.rows.map(([claim, text]) => {
        const name = decodeURI(claim?.value.slice(`${base}note/`.length) ?? "");
        return new Option(text?.value, name);
      });
    } catch {
      return [];
    }
  }

  /** @param {HTMLElement} place */
  function given(place) {
    const inputs = [...place.querySelectorAll("input")];
    return new Map(inputs.filter((i) => i.value.trim()).map((i) => [i.name, i.value.trim()]));
  }

  /** @type {Litkg["ask"]["parameters"]["give"]} */
  function give(place, values) {
    const known = new Map(values);
    for (const input of place.querySelectorAll("input")) input.value = known.get(input.name) ?? "";
  }

  litkg.ask.parameters = { read, terms, show, given, give };
})();
