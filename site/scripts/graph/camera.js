/** Which part of the chart is in sight. */
(() => {
  "use strict";

  const SIDE = 65535;
  const MARGIN = 28;
  const NEAREST = 60;

  litkg.graphCamera = () => {
    /** @type {GraphCamera} */
    const camera = {
      x: SIDE / 2,
      y: SIDE / 2,
      scale: 0,
      width: 1,
      height: 1,
      get whole() { return fitting(SIDE, SIDE); },
      resize(width, height) {
        camera.width = width;
        camera.height = height;
        camera.scale ||= camera.whole;
      },
      pan(across, down) {
        camera.x = inside(camera.x - across / camera.scale);
        camera.y = inside(camera.y - down / camera.scale);
      },
      zoom(factor, left, top) {
        const before = camera.scale;
        camera.scale = Math.min(Math.max(before * factor, camera.whole / 2), camera.whole * NEAREST);
        const moved = 1 / before - 1 / camera.scale;
        camera.x = inside(camera.x + (left - camera.width / 2) * moved);
        camera.y = inside(camera.y + (top - camera.height / 2) * moved);
      },
      show(left, top, right, bottom) {
        camera.x = (left + right) / 2;
        camera.y = (top + bottom) / 2;
        camera.scale = Math.min(fitting(right - left, bottom - top), camera.whole * NEAREST);
      },
      across: (x) => (x - camera.x) * camera.scale + camera.width / 2,
      down: (y) => (y - camera.y) * camera.scale + camera.height / 2,
    };

    /** @param {number} wide @param {number} high */
    const fitting = (wide, high) => Math.max(
      Math.min((camera.width - 2 * MARGIN) / wide, (camera.height - 2 * MARGIN) / high), 1e-4,
    );

    /** @param {number} at */
    const inside = (at) => Math.min(Math.max(at, 0), SIDE);

    return camera;
  };
})();
