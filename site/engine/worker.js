/**
 * What runs beside the Ask page: Oxigraph with the graph in it. A page opened from the file
 * system may start it from a Blob, and from nothing else, so all of it is one script.
 */
import init, { Store } from "oxigraph/web.js";

import engine from "./oxigraph.wasm.gz";
import { asksElsewhere, fill } from "./tokens.js";

/**
 * @typedef {{ id: number, kind: "open", quads: string, prefixes: Record<string, string> }} Open
 * @typedef {{ id: number, kind: "ask", query: string, terms: Record<string, string> }} Ask
 */

/** A triple counts once in the default graph, however many notes state it. */
const MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH ?note { ?s ?p ?o } }";

/** @type {Store | undefined} */
let store;
let prologue = "";

/**
 * @param {Uint8Array<ArrayBuffer>} packed
 * @returns {Promise<Uint8Array>}
 */
async function unpacked(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {string} text in base 64 */
function bytes(text) {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

/** @param {Open} message */
async function open({ quads, prefixes }) {
  const [wasm, lines] = await Promise.all([unpacked(engine), unpacked(bytes(quads))]);
  await init({ module_or_path: wasm });
  store = new Store();
  store.load(lines, { format: "application/n-quads", no_transaction: true, lenient: true });
  store.update(MERGE);
  prologue = Object.entries(prefixes)
    .map(([name, address]) => `PREFIX ${name}: <${address}> `)
    .join("");
  return {};
}

/** @param {Ask} message */
function ask({ query, terms }) {
  if (!store) throw new Error("the graph is not loaded");
  if (asksElsewhere(query)) throw new Error("SERVICE would ask another machine");
  const begun = performance.now();
  // On a line of their own, so that the places in messages are those of the query.
  const text = `${prologue}\n${fill(query, terms)}`;
  const found = String(store.query(text, { results_format: "json" }));
  const isGraph = found.startsWith("[");
  const triples = isGraph ? store.query(text, { results_format: "application/n-triples" }) : "";
  return {
    results: isGraph ? "" : found,
    triples: String(triples),
    isGraph,
    milliseconds: performance.now() - begun,
  };
}

self.addEventListener("message", async (/** @type {MessageEvent<Open | Ask>} */ { data }) => {
  try {
    const answer = data.kind === "open" ? await open(data) : ask(data);
    self.postMessage({ id: data.id, ...answer });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // After a trap nothing in the engine's memory can be trusted.
    const isBroken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    self.postMessage({ id: data.id, error: message, isBroken });
  }
});
