/** Shapes, colours and labels. Each is drawn once, small, and then put where it is needed. */
(() => {
  "use strict";

  const SIZE = 12.5;
  const HALO = 3;
  const MOST_LABELS = 600;

  /** Corners of a shape: how many, angle of the first, size compared with a circle. */
  /** @type {Record<string, [number, number, number]>} */
  const CORNERS = {
    artifact: [6, 0, 1.15], claim: [4, 0, 1.25], person: [3, Math.PI / 6, 1.25],
  };
  /** Half the width and half the height of a shape with right angles, in radii. */
  /** @type {Record<string, [number, number]>} */
  const BOXES = { paper: [0.9, 0.9], note: [0.75, 0.95] };

  /** The path of a kind of thing around 0: as `kg/network/formats/svg/symbols.py` has them. */
  /** @param {CanvasRenderingContext2D} pen @param {string} kind @param {number} radius */
  function outline(pen, kind, radius) {
    pen.beginPath();
    const [count, first, size] = CORNERS[kind] ?? [0, 0, 0];
    const [wide, high] = BOXES[kind] ?? [0, 0];
    for (let corner = 0; corner < count; corner++) {
      const turn = first + (2 * Math.PI * corner) / count;
      pen.lineTo(size * radius * Math.cos(turn), size * radius * Math.sin(turn));
    }
    if (wide) pen.roundRect(-wide * radius, -high * radius, 2 * wide * radius, 2 * high * radius, radius / 5);
    if (!count && !wide) pen.arc(0, 0, radius, 0, 2 * Math.PI);
    pen.closePath();
  }

  /** A small canvas, measured in CSS pixels. */
  /** @param {number} wide @param {number} high @param {number} density */
  function small(wide, high, density) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(wide * density);
    canvas.height = Math.ceil(high * density);
    const pen = /** @type {CanvasRenderingContext2D} */ (
      canvas.getContext("2d", { willReadFrequently: true })
    );
    pen.scale(density, density);
    return { canvas, pen };
  }

  litkg.graphLooks = (index) => {
    /** @type {Map<number, HTMLCanvasElement>} */
    const shapes = new Map();
    /** @type {Map<string, HTMLCanvasElement>} */
    const labels = new Map();
    /** @type {Map<string, number>} */
    const widths = new Map();
    const ruler = small(1, 1, 1).pen;
    /** @type {string[]} */
    let fills = [];
    let sans = "sans-serif";
    let density = 1;

    /** @param {boolean} strong */
    const font = (strong) => `${strong ? "600 " : ""}${SIZE}px ${sans}`;

    const looks = {
      ink: "", soft: "", ground: "", focus: "",
      /** @type {string[]} */ lines: [],
      /** @type {string[]} */ families: [],
      read() {
        const style = getComputedStyle(document.documentElement);
        /** @param {string} name */
        const value = (name) => style.getPropertyValue(name).trim();
        looks.ink = value("--ink");
        looks.soft = value("--soft");
        looks.ground = value("--paper");
        looks.focus = value("--focus");
        sans = value("--sans") || sans;
        fills = index.things.map((kind) => value(`--thing-${kind}`));
        looks.lines = index.things.map((kind) => value(`--thing-${kind}-line`));
        looks.families = index.families.map((family) => value(`--edge-${family}`));
        density = window.devicePixelRatio || 1;
        for (const kept of [shapes, labels, widths]) kept.clear();
      },
      /** @type {GraphLooks["thing"]} */
      thing(pen, kind, x, y, radius) {
        const steps = Math.min(Math.max(Math.round(radius * 2), 3), 126);
        const key = kind * 128 + steps;
        let shape = shapes.get(key);
        if (!shape) shapes.set(key, (shape = drawn(kind, steps / 2)));
        const side = shape.width / density;
        pen.drawImage(shape, x - side / 2, y - side / 2, side, side);
      },
      /** @type {GraphLooks["label"]} */
      label(pen, text, x, y, strong) {
        const key = (strong ? "!" : " ") + text;
        let label = labels.get(key);
        if (!label) {
          if (labels.size > MOST_LABELS) labels.clear();
          labels.set(key, (label = written(text, strong)));
        }
        const [wide, high] = [label.width / density, label.height / density];
        // On whole pixels, or the letters would be blurred.
        const left = Math.round((x - HALO) * density) / density;
        const top = Math.round((y - high / 2) * density) / density;
        pen.drawImage(label, left, top, wide, high);
      },
      /** @type {GraphLooks["width"]} */
      width(text, strong) {
        const key = (strong ? "!" : " ") + text;
        let width = widths.get(key);
        if (width === undefined) {
          ruler.font = font(strong);
          widths.set(key, (width = ruler.measureText(text).width));
        }
        return width;
      },
    };

    /** @param {number} kind @param {number} radius */
    function drawn(kind, radius) {
      const { canvas, pen } = small(3 * radius + 4, 3 * radius + 4, density);
      pen.translate(canvas.width / density / 2, canvas.height / density / 2);
      outline(pen, index.things[kind] ?? "", radius);
      pen.fillStyle = fills[kind] ?? looks.ground;
      pen.strokeStyle = looks.lines[kind] ?? looks.ink;
      pen.lineWidth = Math.min(1.6, 0.7 + radius / 8);
      pen.fill();
      pen.stroke();
      return canvas;
    }

    /** @param {string} text @param {boolean} strong */
    function written(text, strong) {
      const wide = looks.width(text, strong) + 2 * HALO;
      const { canvas, pen } = small(wide, SIZE * 1.3 + 2 * HALO, density);
      const middle = Math.round(SIZE * 0.65 + HALO);
      pen.font = font(strong);
      pen.textBaseline = "middle";
      pen.lineJoin = "round";
      pen.lineWidth = HALO;
      pen.strokeStyle = looks.ground;
      pen.strokeText(text, HALO, middle);
      pen.fillStyle = looks.ink;
      pen.fillText(text, HALO, middle);
      return canvas;
    }

    return looks;
  };
})();
