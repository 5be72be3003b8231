/** Puts labels beside things where they lie neither on each other nor on large things. */
(() => {
  "use strict";

  const CELL = 32;
  const HALF = 8;
  const AWAY = 4;

  litkg.graphLabels = (looks, pen, width, height) => {
    const across = Math.ceil(width / CELL) + 1;
    /** What has been taken of each cell: left, top, right and bottom of boxes. */
    const cells = Array.from(
      { length: across * (Math.ceil(height / CELL) + 1) }, () => /** @type {GraphBox[]} */ ([]),
    );

    /** @param {GraphBox} box @returns {Generator<GraphBox[]>} */
    function* under([left, top, right, bottom]) {
      const last = { x: Math.min(right, width), y: Math.min(bottom, height) };
      for (let y = Math.max(Math.floor(top / CELL), 0); y * CELL <= last.y; y++) {
        for (let x = Math.max(Math.floor(left / CELL), 0); x * CELL <= last.x; x++) {
          yield cells[y * across + x];
        }
      }
    }

    /** @param {GraphBox} box */
    function isFree(box) {
      const [left, top, right, bottom] = box;
      if (left < 0 || right > width || top < 0 || bottom > height) return false;
      for (const cell of under(box)) {
        for (const [l, t, r, b] of cell) {
          if (left < r && right > l && top < b && bottom > t) return false;
        }
      }
      return true;
    }

    /** @param {GraphBox} box */
    function take(box) {
      for (const cell of under(box)) cell.push(box);
    }

    return {
      keep: (x, y, radius) => take([x - radius, y - radius, x + radius, y + radius]),
      write(text, x, y, radius, strong) {
        const wide = looks.width(text, strong);
        const beside = radius + AWAY;
        /** Where the label begins, and its middle: right, left, below, above. */
        const places = [
          [x + beside, y], [x - beside - wide, y],
          [x - wide / 2, y + radius + HALF + 2], [x - wide / 2, y - radius - HALF - 2],
        ];
        for (const [left, middle] of places) {
          const box = /** @type {GraphBox} */ (
            [left - 2, middle - HALF, left + wide + 2, middle + HALF]
          );
          if (!isFree(box)) continue;
          take(box);
          looks.label(pen, text, left, middle, strong);
          return true;
        }
        return false;
      },
    };
  };
})();
