/** Puts the page of the graph together. */
(() => {
  "use strict";

  /** Milliseconds without movement after which everything is drawn. */
  const REST = 140;
  const FLIGHT = 420;
  /** Things of a tile are loaded once each of them would have so many square pixels. */
  const ROOM = 100;
  const CLOSE = 14;

  /** @template {HTMLElement} T @param {string} selector @returns {T} */
  const part = (selector) => /** @type {T} */ (document.querySelector(selector));
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  /** The part of the chart that all tiles cover. @param {GraphIndex} index @returns {GraphBox} */
  function covered({ tiles }) {
    const [lefts, tops, rights, bottoms] = [1, 2, 3, 4].map((side) => tiles.map((tile) => tile[side]));
    return [Math.min(...lefts), Math.min(...tops), Math.max(...rights), Math.max(...bottoms)];
  }

  /** @param {GraphIndex} index */
  async function open(index) {
    const data = litkg.graphData(index);
    const whole = covered(index);
    const camera = litkg.graphCamera(whole);
    const looks = litkg.graphLooks(index);
    const canvas = /** @type {HTMLCanvasElement} */ (part("#graph-canvas"));
    const ground = /** @type {HTMLCanvasElement} */ (part("#graph-ground"));
    const status = part(".graph-status");
    const more = part(".graph-more");
    let chosen = -1;
    let pointed = -1;
    let waiting = false;
    let moving = false;
    let resting = 0;
    let flight = 0;

    const filters = litkg.graphFilters(data, part("#graph-legend"), () => page.redraw());
    const drawing = litkg.graphDrawing(data, camera, filters, looks, ground, canvas, () => page.redraw());

    /** @type {GraphPage} */
    const page = {
      data, camera, drawing, filters,
      get chosen() { return chosen; },
      redraw(isMoving = false) {
        moving ||= isMoving;
        clearTimeout(resting);
        if (moving) resting = setTimeout(settle, REST);
        if (!waiting) requestAnimationFrame(frame);
        waiting = true;
      },
      async choose(thing, fly = false) {
        chosen = thing;
        await tell(thing).catch(() => page.say("What hangs together with it cannot be loaded."));
        if (chosen !== thing) return;
        if (thing >= 0 && fly) page.flyTo(data.x[thing], data.y[thing], Math.max(camera.scale, camera.whole * near()));
        const told = data.told(thing);
        const wanted = told ? `#node=${encodeURI(told[2]).replaceAll("#", "%23")}` : location.pathname;
        if (location.hash !== (told ? wanted : "")) history.replaceState(null, "", wanted);
        page.say(told ? `${told[0]}, ${data.index.things[data.kind[thing]]}, ${data.degree[thing]} neighbours` : "");
        page.redraw();
      },
      point(thing) {
        if (thing === pointed) return;
        pointed = thing;
        canvas.classList.toggle("over", thing >= 0);
        drawing.lit(pointed, chosen);
      },
      async open(thing) {
        if (thing < 0) return;
        await data.loadTold(thing);
        const address = data.told(thing)?.[1];
        if (address) location.href = litkg.root + address;
      },
      flyTo(x, y, scale) {
        const from = { x: camera.x, y: camera.y, scale: camera.scale };
        const start = performance.now();
        const mine = ++flight;
        const step = () => {
          if (mine !== flight) return;
          const time = still.matches ? 1 : Math.min((performance.now() - start) / FLIGHT, 1);
          const part = 1 - (1 - time) ** 3;
          camera.scale = from.scale * (scale / from.scale) ** part;
          camera.x = from.x + (x - from.x) * part;
          camera.y = from.y + (y - from.y) * part;
          page.redraw(true);
          if (time < 1) requestAnimationFrame(step);
        };
        step();
      },
      showAll: () => page.flyTo((whole[0] + whole[2]) / 2, (whole[1] + whole[3]) / 2, camera.whole),
      say: (words) => { status.textContent = words; },
    };
    const tell = litkg.graphPanel(page, part("#graph-panel"));

    /** How much nearer than the whole a thing is shown. */
    const near = () => Math.min(Math.max(Math.sqrt(index.count / 60), 1.5), CLOSE);

    function settle() {
      moving = false;
      page.redraw();
    }

    function frame() {
      waiting = false;
      drawing.ground(moving);
      drawing.lit(pointed, chosen);
      if (!moving) loadInSight();
    }

    /** Load the tiles whose things would have enough room. */
    function loadInSight() {
      const { width, height, scale } = camera;
      let missing = 0;
      index.tiles.forEach(([count, left, top, right, bottom], tile) => {
        if (data.hasTile(tile)) return;
        missing += count;
        const [l, t, r, b] = [camera.across(left), camera.down(top), camera.across(right), camera.down(bottom)];
        const room = (right - left) * (bottom - top) * scale * scale;
        if (l < width && t < height && r > 0 && b > 0 && room > count * ROOM) load(tile);
      });
      more.hidden = !missing;
      /** @type {HTMLElement} */ (more.firstElementChild).textContent
        = `${(index.count - missing).toLocaleString("en")} of ${index.count.toLocaleString("en")} things`;
    }

    /** @param {number} tile */
    const load = (tile) => data.loadTile(tile).then(() => page.redraw(), () => {});

    function resize() {
      const box = canvas.getBoundingClientRect();
      if (!box.width || !box.height) return;
      const before = camera.scale / camera.whole;
      const first = !camera.scale;
      camera.resize(box.width, box.height);
      if (!first) camera.scale = camera.whole * before;
      drawing.resize();
      page.redraw();
    }

    function restyle() {
      looks.read();
      drawing.resize();
      page.redraw();
    }

    async function followHash() {
      const named = /^#node=(.+)$/.exec(location.hash)?.[1];
      if (!named) return;
      const thing = await data.find(decodeURIComponent(named)).catch(() => -1);
      if (thing >= 0 && thing !== chosen) await page.choose(thing, true);
    }

    looks.read();
    await data.loadTile(0);
    new ResizeObserver(resize).observe(canvas);
    resize();
    more.querySelector("button")?.addEventListener("click", () => index.tiles.forEach((_, tile) => load(tile)));
    new MutationObserver(restyle).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
    window.addEventListener("hashchange", followHash);
    litkg.graphHands(page, canvas, part(".graph-zoom"));
    litkg.graphSearch(page, part("#graph-search"), part("#graph-found"), part("#graph-search-note"));
    litkg.graph = page;
    await followHash();
  }

  litkg.load("graph/data/index.js").then(open).catch((error) => {
    part(".graph-failed").hidden = false;
    throw error;
  });
})();
