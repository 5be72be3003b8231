/** The tokens of a SPARQL query, as far as telling its code from what it quotes. */

const TOKEN = new RegExp(
  [
    String.raw`(?<escape>\\.)`,
    String.raw`(?<string>"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*''')`,
    String.raw`(?<line>"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')`,
    String.raw`(?<address><[^<>"{}|^\x60\\\s]*>)`,
    String.raw`(?<comment>#[^\n\r]*)`,
    String.raw`(?<variable>[?$][\p{L}\p{N}_]+)`,
    String.raw`(?<local>:[\p{L}\p{N}_-]+)`,
  ].join("|"),
  "gsu",
);

/**
 * Put terms in the place of `$name`; what a term holds is not looked at again.
 * @param {string} query
 * @param {Record<string, string>} terms as they stand in SPARQL
 */
export function fill(query, terms) {
  return query.replace(TOKEN, (token, ...rest) => {
    const term = token.startsWith("$") ? terms[token.slice(1)] : undefined;
    if (term === undefined) return token;
    const at = /** @type {number} */ (rest[rest.length - 3]);
    return query[at - 1] === "<" ? ` ${term}` : term;
  });
}

/**
 * Tell whether a query may hold SERVICE; a prefix of that name counts, to be sure.
 * @param {string} query
 */
export function asksElsewhere(query) {
  return query.replace(TOKEN, " ").toUpperCase().includes("SERVICE");
}
