/** Draws the chart on two canvases: everything on the one, what is lit on the one above it. */
(() => {
  "use strict";

  /** With more edges than this none are drawn while the chart is moved. */
  const MOST_MOVING = 3000;
  const MOST_LABELS = 90;
  const TINY = 2;
  const CELL = 32;

  /** Room on the canvas that labels have taken, in cells. */
  /** @param {number} width @param {number} height */
  function room(width, height) {
    const across = Math.ceil(width / CELL) + 1;
    /** @type {number[][][]} */
    const cells = Array.from({ length: across * (Math.ceil(height / CELL) + 1) }, () => []);

    /** @param {number[]} box @returns {Generator<number[][]>} */
    function* under([left = 0, top = 0, right = 0, bottom = 0]) {
      for (let y = Math.max(Math.floor(top / CELL), 0); y * CELL <= Math.min(bottom, height); y++) {
        for (let x = Math.max(Math.floor(left / CELL), 0); x * CELL <= Math.min(right, width); x++) {
          const cell = cells[y * across + x];
          if (cell) yield cell;
        }
      }
    }

    /** Take a box, unless something lies there. @param {number[]} box */
    return (box) => {
      const [left = 0, top = 0, right = 0, bottom = 0] = box;
      for (const cell of under(box)) {
        for (const [l = 0, t = 0, r = 0, b = 0] of cell) {
          if (left < r && right > l && top < b && bottom > t) return false;
        }
      }
      for (const cell of under(box)) cell.push(box);
      return true;
    };
  }

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
      const zoomed = Math.sqrt(camera.scale / camera.whole);
      size = Math.min(Math.max(zoomed * Math.min(24 / Math.sqrt(order.length + 1), 1.25), 0.45), 1.9);
      const { x, y, scale, width, height } = camera;
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
        lists[familyOf[kinds[edge]]]?.push(edge);
      }
      const many = lists.reduce((sum, list) => sum + list.length, 0);
      pen.globalAlpha = Math.min(Math.max(12 / Math.sqrt(many + 1), 0.13), 0.6);
      pen.lineWidth = many > 4000 ? 0.7 : 1;
      for (const family of [...lists.keys()].reverse()) {
        pen.strokeStyle = looks.families[family] ?? looks.soft;
        pen.beginPath();
        for (const edge of lists[family] ?? []) {
          pen.moveTo(left[sources[edge]], down[sources[edge]]);
          pen.lineTo(left[targets[edge]], down[targets[edge]]);
        }
        pen.stroke();
      }
      pen.globalAlpha = 1;
    }

    /** Draw what is in sight, the best connected on top; what is tiny as a dot. */
    /** @param {CanvasRenderingContext2D} pen */
    function things(pen) {
      for (const [kind, color] of looks.lines.entries()) {
        pen.fillStyle = color;
        for (const thing of order) {
          if (seen[thing] !== 2 || data.kind[thing] !== kind) continue;
          const half = radius(thing);
          if (half < TINY) pen.fillRect(left[thing] - half, down[thing] - half, 2 * half, 2 * half);
        }
      }
      for (let at = order.length - 1; at >= 0; at--) {
        const thing = order[at];
        if (seen[thing] !== 2) continue;
        const half = radius(thing);
        if (half >= TINY) looks.thing(pen, data.kind[thing], left[thing], down[thing], half);
      }
    }

    /** Write labels where they do not lie on each other. */
    /**
     * @param {CanvasRenderingContext2D} pen
     * @param {Iterable<number>} wanted
     * @param {number} most
     * @param {number} strong
     */
    function labels(pen, wanted, most, strong) {
      const take = room(camera.width, camera.height);
      let tried = 0;
      let done = 0;
      for (const thing of wanted) {
        if (seen[thing] !== 2 || done >= most || tried++ > most * 3) continue;
        const text = shortened(data.told(thing)?.[0] ?? "", thing === strong);
        const away = radius(thing) + 4;
        const wide = looks.width(text, thing === strong);
        const flips = left[thing] + away + wide > camera.width - 4 && left[thing] - away - wide > 4;
        const x = flips ? left[thing] - away - wide : left[thing] + away;
        const y = down[thing];
        if (!text || !take([x - 3, y - 8, x + wide + 3, y + 8])) continue;
        looks.label(pen, text, x, y, thing === strong);
        done++;
      }
    }

    /** @param {string} text @param {boolean} whole */
    function shortened(text, whole) {
      const most = whole ? 80 : 38;
      return text.length > most ? `${text.slice(0, most).replace(/\s+\S*$/, "")} …` : text;
    }

    /** Load what the things that would have a label are called. */
    /** @param {Iterable<number>} wanted @param {number} most */
    function wish(wanted, most) {
      let count = 0;
      for (const thing of wanted) {
        if (seen[thing] !== 2) continue;
        if (count++ >= most) return;
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
      for (const edge of data.edgesOf(thing)) {
        const [one, other] = [data.sources[edge], data.targets[edge]];
        if (!filters.kinds[data.kinds[edge]] || !seen[one] || !seen[other]) continue;
        top.strokeStyle = top.fillStyle = looks.families[familyOf[data.kinds[edge]]] ?? looks.soft;
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
      wish(wanted, 40);
    }

    return {
      get drawn() { return drawn; },
      radius,
      ground(moving) {
        project();
        clear(below);
        if (!moving || data.edges <= MOST_MOVING) edges(below);
        things(below);
        labels(below, order, MOST_LABELS, -1);
        if (!moving) wish(order, MOST_LABELS);
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
      inSight: (most) => Array.from(order).filter((thing) => seen[thing] === 2).slice(0, most),
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
