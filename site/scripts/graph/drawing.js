/** Draws the chart on two canvases: everything on the one, what is lit on the one above it. */
(() => {
  "use strict";

  /** With more edges, none are drawn while the chart is moved. */
  const MOST_EDGES = 3000;
  /** With more things in sight, small ones are dots while the chart is moved. */
  const MOST_THINGS = 1500;
  /** Square pixels for each label. */
  const LABEL = 15000;
  /** With so many pixels, each way, for each of them, things have their natural size. */
  const ROOMY = 28;
  /** Things of a smaller radius are dots: always, and while many are moved. */
  const DOT = 2;
  const MOVING_DOT = 4.2;
  /** Labels keep off things of a larger radius. */
  const LARGE = 6;

  litkg.graphDrawing = (data, camera, filters, looks, ground, above, more) => {
    const pens = [ground, above].map((canvas) => /** @type {CanvasRenderingContext2D} */ (
      canvas.getContext("2d", { willReadFrequently: true })
    ));
    const [below, top] = /** @type {[CanvasRenderingContext2D, CanvasRenderingContext2D]} */ (pens);
    const familyOf = Uint8Array.from(data.index.kinds, ([, , name]) => data.index.families.indexOf(name));
    /** Where each thing is on the canvas, and whether it is in sight, as last drawn. */
    const left = new Float32Array(data.index.count);
    const down = new Float32Array(data.index.count);
    const seen = new Uint8Array(data.index.count);
    let order = new Int32Array(0);
    let ordered = -1;
    let drawn = 0;
    let size = 1;

    /** @param {CanvasRenderingContext2D} pen */
    function clear(pen) {
      const density = window.devicePixelRatio || 1;
      pen.setTransform(density, 0, 0, density, 0, 0);
      pen.clearRect(0, 0, camera.width, camera.height);
    }

    /** Loaded things, the best connected first. */
    function rank() {
      if (ordered === data.tilesHere) return;
      ordered = data.tilesHere;
      order = Int32Array.from(data.here.keys()).filter((thing) => data.here[thing]);
      order.sort((one, other) => data.degree[other] - data.degree[one] || one - other);
    }

    /** @param {number} thing */
    function radius(thing) {
      return (1.3 + 1.15 * Math.sqrt(Math.min(data.degree[thing], 90))) * size;
    }

    function project() {
      rank();
      const { x, y, scale, width, height } = camera;
      const side = Math.sqrt((width * height) / (order.length + 1));
      const zoomed = Math.sqrt(scale / camera.whole) * Math.min(side / ROOMY, 1.25);
      size = Math.min(Math.max(zoomed, 0.45), 1.9);
      drawn = 0;
      for (const thing of order) {
        const across = (left[thing] = (data.x[thing] - x) * scale + width / 2);
        const at = (down[thing] = (data.y[thing] - y) * scale + height / 2);
        const inside = across > -20 && at > -20 && across < width + 20 && at < height + 20;
        seen[thing] = filters.shows(thing) ? (inside ? 2 : 1) : 0;
        if (seen[thing] === 2) drawn++;
      }
    }

    /** @param {CanvasRenderingContext2D} pen */
    function edges(pen) {
      const { sources, targets, kinds } = data;
      const { width, height } = camera;
      /** @type {number[][]} */
      const lists = data.index.families.map(() => []);
      for (let edge = 0; edge < data.edges; edge++) {
        const one = sources[edge];
        const other = targets[edge];
        if (!filters.kinds[kinds[edge]] || !seen[one] || !seen[other]) continue;
        if (seen[one] + seen[other] < 4) {
          if (left[one] < 0 && left[other] < 0 || left[one] > width && left[other] > width) continue;
          if (down[one] < 0 && down[other] < 0 || down[one] > height && down[other] > height) continue;
        }
        lists[familyOf[kinds[edge]]].push(edge);
      }
      const many = lists.reduce((sum, list) => sum + list.length, 0);
      pen.globalAlpha = Math.min(Math.max(12 / Math.sqrt(many + 1), 0.09), 0.6);
      // Lines of one pixel are many times faster than wider ones.
      pen.lineWidth = many > MOST_EDGES ? 1 / (window.devicePixelRatio || 1) : 1;
      for (const family of [...lists.keys()].reverse()) {
        pen.strokeStyle = looks.families[family];
        pen.beginPath();
        for (const edge of lists[family]) {
          pen.moveTo(left[sources[edge]], down[sources[edge]]);
          pen.lineTo(left[targets[edge]], down[targets[edge]]);
        }
        pen.stroke();
      }
      pen.globalAlpha = 1;
    }

    /** Draw what is in sight, the best connected on top, and below all what is only a dot. */
    /** @param {CanvasRenderingContext2D} pen @param {number} dot */
    function things(pen, dot) {
      for (const [kind, color] of looks.lines.entries()) {
        pen.fillStyle = color;
        for (const thing of order) {
          if (seen[thing] !== 2 || data.kind[thing] !== kind) continue;
          const half = radius(thing);
          if (half < dot) pen.fillRect(left[thing] - half, down[thing] - half, 2 * half, 2 * half);
        }
      }
      for (let at = order.length - 1; at >= 0; at--) {
        const thing = order[at];
        if (seen[thing] !== 2) continue;
        const half = radius(thing);
        if (half >= dot) looks.thing(pen, data.kind[thing], left[thing], down[thing], half);
      }
    }

    /**
     * @param {CanvasRenderingContext2D} pen
     * @param {Iterable<number>} wanted
     * @param {number} most
     * @param {number} strong
     */
    function labels(pen, wanted, most, strong) {
      const written = litkg.graphLabels(looks, pen, camera.width, camera.height);
      const inSight = [...first(wanted, most * 3)];
      for (const thing of inSight) {
        if (radius(thing) > LARGE) written.keep(left[thing], down[thing], radius(thing));
      }
      let room = most;
      for (const thing of inSight) {
        const text = words(thing, thing === strong);
        if (!text || !room) continue;
        const [x, y] = [left[thing], down[thing]];
        if (written.write(text, x, y, radius(thing), thing === strong)) room--;
      }
    }

    /** The first so many of things that are in sight. */
    /** @param {Iterable<number>} things @param {number} most */
    function* first(things, most) {
      for (const thing of things) {
        if (seen[thing] === 2 && most-- > 0) yield thing;
        if (most <= 0) return;
      }
    }

    /** What is written beside a thing: its label, at length also its kind and how many neighbours. */
    /** @param {number} thing @param {boolean} atLength */
    function words(thing, atLength) {
      const label = data.told(thing)?.[0] ?? "";
      const most = atLength ? 70 : Math.min(Math.max(camera.width / 18, 22), 40);
      const short = label.length > most ? `${label.slice(0, most).replace(/\s+\S*$/, "")} …` : label;
      const kind = data.index.things[data.kind[thing]];
      return label && atLength ? `${short} · ${kind}, ${data.degree[thing]} neighbours` : short;
    }

    /** Load what things are called. @param {Iterable<number>} things */
    function wish(things) {
      for (const thing of things) {
        if (!data.told(thing)) data.loadTold(thing).then(more, () => {});
      }
    }

    /** Draw a line with a head from one thing to another. */
    /** @param {CanvasRenderingContext2D} pen @param {number} one @param {number} other */
    function arrow(pen, one, other) {
      const across = left[other] - left[one];
      const away = down[other] - down[one];
      const length = Math.hypot(across, away) || 1;
      const [x, y] = [across / length, away / length];
      const end = length - radius(other) - 3;
      const tip = [left[one] + x * end, down[one] + y * end];
      pen.beginPath();
      pen.moveTo(left[one], down[one]);
      pen.lineTo(tip[0] - x * 5, tip[1] - y * 5);
      pen.stroke();
      if (length < 24) return;
      pen.beginPath();
      pen.moveTo(tip[0], tip[1]);
      pen.lineTo(tip[0] - x * 8 - y * 3.5, tip[1] - y * 8 + x * 3.5);
      pen.lineTo(tip[0] - x * 8 + y * 3.5, tip[1] - y * 8 - x * 3.5);
      pen.fill();
    }

    /** @param {number} thing */
    function ring(thing) {
      top.strokeStyle = looks.focus;
      top.lineWidth = 2;
      top.beginPath();
      top.arc(left[thing], down[thing], radius(thing) + 5, 0, 2 * Math.PI);
      top.stroke();
    }

    /** Light up a thing and its neighbours. @param {number} thing */
    function light(thing) {
      /** @type {Set<number>} */
      const near = new Set();
      top.lineWidth = 1.4;
      const edges = data.edgesOf(thing).slice().sort((one, other) => data.kinds[other] - data.kinds[one]);
      for (const edge of edges) {
        const [one, other] = [data.sources[edge], data.targets[edge]];
        if (!filters.kinds[data.kinds[edge]] || !seen[one] || !seen[other]) continue;
        top.strokeStyle = top.fillStyle = looks.families[familyOf[data.kinds[edge]]];
        arrow(top, one, other);
        near.add(one === thing ? other : one);
      }
      const shown = [...near].sort((one, other) => data.degree[other] - data.degree[one]);
      for (const one of [...shown].reverse()) {
        looks.thing(top, data.kind[one], left[one], down[one], Math.max(radius(one), 2.5));
      }
      looks.thing(top, data.kind[thing], left[thing], down[thing], Math.max(radius(thing), 5));
      const wanted = [thing, ...shown];
      labels(top, wanted, 40, thing);
      wish(first(wanted, 80));
    }

    return {
      get drawn() { return drawn; },
      radius,
      ground(moving) {
        project();
        clear(below);
        if (!moving || data.edges <= MOST_EDGES) edges(below);
        things(below, moving && drawn > MOST_THINGS ? MOVING_DOT : DOT);
        const most = Math.ceil((camera.width * camera.height) / LABEL);
        labels(below, order, most, -1);
        if (!moving) wish(first(order, 1.5 * most));
      },
      lit(thing, chosen) {
        clear(top);
        const shown = thing >= 0 ? thing : chosen;
        const dims = shown >= 0 && seen[shown] > 0;
        ground.classList.toggle("dim", dims);
        if (dims) light(shown);
        if (chosen >= 0 && seen[chosen] > 0) ring(chosen);
      },
      at(x, y) {
        let best = -1;
        let nearest = Infinity;
        for (const thing of order) {
          if (seen[thing] !== 2) continue;
          const far = Math.hypot(left[thing] - x, down[thing] - y) - radius(thing);
          if (far < Math.min(nearest, 8)) [best, nearest] = [thing, far];
        }
        return best;
      },
      inSight: (most) => [...first(order, most)],
      resize() {
        const density = window.devicePixelRatio || 1;
        for (const canvas of [ground, above]) {
          canvas.width = Math.round(camera.width * density);
          canvas.height = Math.round(camera.height * density);
        }
      },
    };
  };
})();
