/** What the graph page draws, loaded piece by piece: `kg_site/graphs/shards.py` writes it. */
(() => {
  "use strict";

  const FOLDER = "graph/data/";
  const AT_ONCE = 8;

  /** @param {string} text @returns {Uint8Array} */
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

  /** Read natural numbers, seven bits to a byte. @param {string} text @returns {number[]} */
  function unpacked(text) {
    const numbers = [];
    let value = 0;
    let weight = 1;
    for (const byte of bytes(text)) {
      value += (byte & 0x7f) * weight;
      if (byte & 0x80) {
        weight *= 128;
      } else {
        numbers.push(value);
        value = 0;
        weight = 1;
      }
    }
    return numbers;
  }

  /** Read numbers of two bytes. @param {string} text @returns {number[]} */
  function words(text) {
    const data = bytes(text);
    const view = new DataView(data.buffer);
    return Array.from({ length: data.length / 2 }, (_, at) => view.getUint16(at * 2, true));
  }

  /** The number of the last of *ordered* that is not behind *wanted*, -1 for none. */
  /** @template T @param {T[]} ordered @param {T} wanted */
  function lastUpTo(ordered, wanted) {
    let at = ordered.length - 1;
    while (at >= 0 && ordered[at] > wanted) at--;
    return at;
  }

  /** Edges by thing: those of thing `n` are `edges[starts[n]]` up to `edges[starts[n + 1]]`. */
  /** @param {GraphData} data */
  function byThing(data) {
    const starts = new Int32Array(data.index.count + 1);
    for (let edge = 0; edge < data.edges; edge++) {
      starts[data.sources[edge] + 1]++;
      starts[data.targets[edge] + 1]++;
    }
    for (let thing = 0; thing < data.index.count; thing++) starts[thing + 1] += starts[thing];
    const next = starts.slice();
    const edges = new Int32Array(data.edges * 2);
    for (let edge = 0; edge < data.edges; edge++) {
      edges[next[data.sources[edge]]++] = edge;
      edges[next[data.targets[edge]]++] = edge;
    }
    return { starts, edges };
  }

  litkg.graphData = (index) => {
    const { count } = index;
    const firsts = [0];
    for (const [size] of index.tiles) firsts.push(firsts[firsts.length - 1] + size);
    /** @type {Map<number, [string, string, string][]>} */
    const labels = new Map();
    /** @type {Set<number>} */
    const tiles = new Set();
    /** Edges of loaded things whose other end is not loaded yet. @type {number[]} */
    const waiting = [];
    /** @type {ReturnType<typeof byThing> | null} */
    let ordered = null;
    let edges = 0;

    /** @type {GraphData} */
    const data = {
      index,
      x: new Float32Array(count),
      y: new Float32Array(count),
      kind: new Uint8Array(count),
      degree: new Uint32Array(count),
      community: new Uint8Array(count),
      here: new Uint8Array(count),
      sources: new Int32Array(index.edges),
      targets: new Int32Array(index.edges),
      kinds: new Uint16Array(index.edges),
      get edges() { return edges; },
      get tilesHere() { return tiles.size; },
      tileOf: (thing) => lastUpTo(firsts, thing),
      hasTile: (tile) => tiles.has(tile),
      loadTile,
      told: (thing) => labels.get(Math.floor(thing / index.labels))?.[thing % index.labels],
      loadTold,
      loadAllTold,
      around: async (thing) => {
        const shard = await litkg.load(`${FOLDER}around-${Math.floor(thing / index.around)}.js`);
        return shard[thing % index.around];
      },
      find: async (name) => {
        const shard = lastUpTo(index.names, name);
        if (shard < 0) return -1;
        const numbers = await litkg.load(`${FOLDER}names-${shard}.js`);
        return Object.hasOwn(numbers, name) ? numbers[name] : -1;
      },
      edgesOf: (thing) => {
        ordered ??= byThing(data);
        return ordered.edges.subarray(ordered.starts[thing], ordered.starts[thing + 1]);
      },
    };

    /** @param {number} tile */
    async function loadTile(tile) {
      const said = await litkg.load(`${FOLDER}tile-${tile}.js`);
      if (tiles.has(tile)) return;
      tiles.add(tile);
      const first = firsts[tile] ?? 0;
      data.x.set(words(said.x), first);
      data.y.set(words(said.y), first);
      data.kind.set(unpacked(said.kind), first);
      data.degree.set(unpacked(said.degree), first);
      data.community.set(unpacked(said.community), first);
      data.here.fill(1, first, firsts[tile + 1]);
      takeWaiting();
      takeEdges(unpacked(said.edges), first);
      ordered = null;
    }

    /** Take what `_edges` of shards.py wrote of the things from `thing` on. */
    /** @param {number[]} said @param {number} thing */
    function takeEdges(said, thing) {
      for (let at = 0; at < said.length; thing++) {
        const end = at + 1 + 2 * said[at];
        for (at++; at < end; at += 2) {
          const other = thing - (said[at] >>> 1);
          const [source, target] = said[at] & 1 ? [thing, other] : [other, thing];
          take(source, target, said[at + 1]);
        }
      }
    }

    /** @param {number} source @param {number} target @param {number} kind */
    function take(source, target, kind) {
      if (!data.here[source] || !data.here[target]) {
        waiting.push(source, target, kind);
        return;
      }
      data.sources[edges] = source;
      data.targets[edges] = target;
      data.kinds[edges++] = kind;
    }

    function takeWaiting() {
      const before = waiting.splice(0);
      for (let at = 0; at < before.length; at += 3) {
        take(before[at], before[at + 1], before[at + 2]);
      }
    }

    /** @param {number} thing */
    async function loadTold(thing) {
      const shard = Math.floor(thing / index.labels);
      if (!labels.has(shard)) labels.set(shard, await litkg.load(`${FOLDER}labels-${shard}.js`));
    }

    /** @param {() => void} progress */
    async function loadAllTold(progress) {
      for (let thing = 0; thing < count; thing += AT_ONCE * index.labels) {
        const some = Array.from({ length: AT_ONCE }, (_, n) => thing + n * index.labels);
        await Promise.all(some.filter((one) => one < count).map(loadTold));
        progress();
      }
    }

    return data;
  };
})();
