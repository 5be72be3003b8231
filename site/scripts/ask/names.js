/** What people call the things of the vault, and which page each has. */
(() => {
  "use strict";

  /** @typedef {{ address: string, kind: string, page: string, names: string[], topics: string[] }} Thing */

  const KINDS = ["note", "paper", "concept", "artifact", "person"];
  const MOST = 40;

  let base = "";
  /** @type {Map<string, Thing>} */
  const things = new Map();
  /** @type {Map<string, Thing[]>} */
  const called = new Map();
  /** @type {Map<string, string>} */
  const files = new Map();

  /**
   * As the vault compares names: without case, accents and punctuation.
   * @param {string} text
   */
  function fold(text) {
    const plain = text.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
    return plain.replace(/['’‘ʼ`´]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  /** @type {Litkg["ask"]["names"]["load"]} */
  async function load(setting) {
    if (things.size) return;
    base = setting.base;
    /** @type {[string, string, string[], string[]][]} */
    const listed = await litkg.load("ask/names.js");
    for (const [rest, page, names, topics] of listed) {
      const kind = rest.split("/", 1)[0] ?? "";
      const address = base + rest;
      things.set(address, { address, kind, page, names, topics: topics.map((t) => base + t) });
    }
    for (const thing of things.values()) {
      for (const key of new Set(thing.names.map(fold))) {
        called.set(key, [...(called.get(key) ?? []), thing]);
      }
      for (const name of thing.kind === "note" ? thing.names : []) files.set(name, thing.page);
    }
  }

  /**
   * @param {string} name
   * @returns {Thing[]}
   */
  function named(name) {
    const bare = name.replace(/^@/, "");
    const found = called.get(fold(bare)) ?? called.get(fold(bare.replace(/\.md$/, ""))) ?? [];
    return name.startsWith("@") ? found.filter((thing) => thing.kind === "paper") : found;
  }

  /**
   * The note on a thing stands for the thing, and where a note is wanted the other way round.
   * @param {Thing[]} found
   * @param {string} kind
   */
  function ofKind(found, kind) {
    const direct = found.filter((thing) => thing.kind === kind);
    if (direct.length) return direct;
    if (kind !== "note") {
      const topics = new Set(found.flatMap((thing) => thing.topics));
      return [...things.values()].filter((one) => one.kind === kind && topics.has(one.address));
    }
    const addresses = new Set(found.map((thing) => thing.address));
    return [...things.values()].filter((note) => note.topics.some((t) => addresses.has(t)));
  }

  /** @param {Thing[]} found */
  function distinct(found) {
    const addresses = new Set(found.map((thing) => thing.address));
    return found.filter((thing) => !thing.topics.some((topic) => addresses.has(topic)));
  }

  /** @param {string} text */
  function encoded(text) {
    return text.replace(/[\0-\x20<>"{}|^`\\]/g, (sign) => {
      return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
    });
  }

  /**
   * @param {string} value
   * @returns {string} the address that is written out in it, or nothing
   */
  function written(value) {
    const bare = value.replace(/^<|>$/g, "");
    if (bare.startsWith(base)) return encoded(bare);
    const [kind = "", ...rest] = value.split(":");
    const address = `${base}${kind}/${encoded(rest.join(":"))}`;
    if (KINDS.includes(kind) && things.has(address)) return address;
    const [stem = "", fragment = ""] = value.split("#", 2);
    if (!fragment) return "";
    const direct = things.get(`${base}note/${encoded(stem)}`);
    const notes = direct ? [direct] : named(stem).filter((thing) => thing.kind === "note");
    return notes.length === 1 && notes[0] ? `${notes[0].address}#${encoded(fragment)}` : "";
  }

  /** @type {Litkg["ask"]["names"]["meaning"]} */
  function meaning(value, type) {
    const name = value.trim();
    const address = written(name);
    const item = address.includes("#");
    if (address && (type === "thing" || type === "claim" ? item || things.has(address) : !item)) {
      return only(name, type, ofAddress(address, type));
    }
    const [kind = "", ...rest] = name.split(":");
    const isTold = KINDS.includes(kind) && rest.length > 0 && !named(name).length;
    const found = isTold ? named(rest.join(":")).filter((t) => t.kind === kind) : named(name);
    const meant = type === "thing" ? distinct(found) : ofKind(found, type);
    return only(name, type, meant.map((thing) => thing.address));
  }

  /**
   * @param {string} address
   * @param {string} type
   */
  function ofAddress(address, type) {
    const thing = things.get(address);
    if (!thing || type === "thing" || type === "claim") return [address];
    return ofKind([thing], type).map((one) => one.address);
  }

  /**
   * @param {string} name
   * @param {string} type
   * @param {string[]} found
   */
  function only(name, type, found) {
    const [first, ...others] = [...new Set(found)];
    if (first !== undefined && !others.length) return first;
    const short = [first ?? "", ...others].slice(0, 5).map((one) => one.slice(base.length));
    if (first !== undefined) throw new Error(`“${name}” may mean ${short.join(" or ")}.`);
    const near = like(name, type).slice(0, 3).map((one) => `“${one}”`);
    const hint = near.length ? ` Names like it: ${near.join(", ")}.` : "";
    if (type === "claim") throw new Error(`“${name}” is not a claim, written as NOTE#^block.`);
    throw new Error(`Nothing of that kind is called “${name}”.${hint}`);
  }

  /** @type {Litkg["ask"]["names"]["like"]} */
  function like(text, type) {
    const wanted = fold(text);
    /** @type {Set<string>} */
    const found = new Set();
    for (const thing of things.values()) {
      if (type !== "thing" && thing.kind !== type) continue;
      const name = thing.names.find((one) => fold(one).includes(wanted));
      if (name !== undefined) found.add(name);
      if (found.size === MOST) break;
    }
    return [...found];
  }

  /** @type {Litkg["ask"]["names"]["page"]} */
  function page(address) {
    const [whole = "", fragment = ""] = address.split("#", 2);
    const there = things.get(whole)?.page ?? files.get(whole) ?? "";
    return there && fragment ? `${there}#${fragment}` : there;
  }

  litkg.ask.names = { load, meaning, like, page };
})();
