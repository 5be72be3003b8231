/** Mouse, touch and keyboard on the canvas. */
(() => {
  "use strict";

  const STILL = 5;
  const STEP = 60;
  const ZOOM = 1.35;
  const TWICE = 400;

  litkg.graphHands = (page, canvas, buttons) => {
    const { camera, drawing } = page;
    /** Where each finger, or the mouse's button, is. @type {Map<number, {x: number, y: number}>} */
    const down = new Map();
    let moved = 0;
    let last = { thing: -1, time: 0 };

    /** @param {MouseEvent} event */
    function place(event) {
      const box = canvas.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    }

    /** @param {number} factor @param {number} [x] @param {number} [y] */
    function zoom(factor, x = camera.width / 2, y = camera.height / 2) {
      camera.zoom(factor, x, y);
      page.redraw(true);
    }

    /** The middle between the fingers, and how far they are apart. */
    function fingers() {
      const [one = { x: 0, y: 0 }, other = one] = [...down.values()];
      return {
        x: (one.x + other.x) / 2,
        y: (one.y + other.y) / 2,
        apart: Math.hypot(one.x - other.x, one.y - other.y),
      };
    }

    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      if (!down.size) moved = 0;
      down.set(event.pointerId, place(event));
    });

    canvas.addEventListener("pointermove", (event) => {
      const here = place(event);
      if (!down.has(event.pointerId)) {
        if (event.pointerType === "mouse" && !down.size) page.point(drawing.at(here.x, here.y));
        return;
      }
      const before = fingers();
      down.set(event.pointerId, here);
      const after = fingers();
      moved += Math.hypot(after.x - before.x, after.y - before.y) + Math.abs(after.apart - before.apart);
      if (moved < STILL) return;
      canvas.classList.add("moving");
      camera.pan(after.x - before.x, after.y - before.y);
      if (before.apart && after.apart) camera.zoom(after.apart / before.apart, after.x, after.y);
      page.redraw(true);
    });

    /** @param {PointerEvent} event */
    function up(event) {
      if (!down.delete(event.pointerId)) return;
      canvas.classList.remove("moving");
      if (down.size || moved >= STILL || event.type === "pointercancel") return;
      const { x, y } = place(event);
      const thing = drawing.at(x, y);
      const again = thing >= 0 && thing === last.thing && event.timeStamp - last.time < TWICE;
      last = { thing: again ? -1 : thing, time: event.timeStamp };
      if (again) page.open(thing);
      else page.choose(thing);
    }
    canvas.addEventListener("pointerup", up);
    canvas.addEventListener("pointercancel", up);
    canvas.addEventListener("pointerleave", () => page.point(-1));

    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : 1;
      const turned = Math.min(Math.max(event.deltaY * lines, -240), 240);
      const { x, y } = place(event);
      zoom(Math.exp(-turned / (event.ctrlKey ? 120 : 420)), x, y);
    }, { passive: false });

    /** @param {number} across @param {number} away */
    const pan = (across, away) => () => {
      camera.pan(across, away);
      page.redraw(true);
    };

    /** Go to the next thing in sight. @param {number} step */
    const go = (step) => () => {
      const things = drawing.inSight(200);
      const at = things.indexOf(page.chosen);
      const next = at < 0 ? (step > 0 ? 0 : things.length - 1) : at + step;
      const thing = things[(next + things.length) % things.length];
      if (thing !== undefined) page.choose(thing);
    };

    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowLeft: pan(STEP, 0), ArrowRight: pan(-STEP, 0),
      ArrowUp: pan(0, STEP), ArrowDown: pan(0, -STEP),
      "+": () => zoom(ZOOM), "=": () => zoom(ZOOM), "-": () => zoom(1 / ZOOM),
      0: () => page.showAll(),
      n: go(1), p: go(-1),
      Enter: () => page.open(page.chosen),
      Escape: () => page.choose(-1),
    };
    canvas.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const act = Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    });

    buttons.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button?.dataset.zoom === "in") zoom(ZOOM);
      if (button?.dataset.zoom === "out") zoom(1 / ZOOM);
      if (button?.dataset.zoom === "all") page.showAll();
    });
  };
})();
