/** Which part of the chart is in sight. */
(() => {
  "use strict";

  const MARGIN = 28;
  const NEAREST = 60;
  const LEAST = 1e-4;

  litkg.graphCamera = ([left, top, right, bottom]) => {
    /** @type {GraphCamera} */
    const camera = {
      x: (left + right) / 2,
      y: (top + bottom) / 2,
      scale: 0,
      width: 1,
      height: 1,
      get whole() { return fitting(right - left, bottom - top); },
      resize(width, height) {
        camera.width = width;
        camera.height = height;
        camera.scale ||= camera.whole;
      },
      pan(across, down) {
        camera.x = between(left, camera.x - across / camera.scale, right);
        camera.y = between(top, camera.y - down / camera.scale, bottom);
      },
      zoom(factor, across, down) {
        const before = camera.scale;
        camera.scale = between(camera.whole / 2, before * factor, camera.whole * NEAREST);
        const moved = 1 / before - 1 / camera.scale;
        camera.x = between(left, camera.x + (across - camera.width / 2) * moved, right);
        camera.y = between(top, camera.y + (down - camera.height / 2) * moved, bottom);
      },
      across: (x) => (x - camera.x) * camera.scale + camera.width / 2,
      down: (y) => (y - camera.y) * camera.scale + camera.height / 2,
    };

    /** @param {number} wide @param {number} high */
    const fitting = (wide, high) => Math.max(LEAST, Math.min(
      (camera.width - 2 * MARGIN) / Math.max(wide, 1),
      (camera.height - 2 * MARGIN) / Math.max(high, 1),
    ));

    /** @param {number} least @param {number} value @param {number} most */
    const between = (least, value, most) => Math.min(Math.max(value, least), most);

    return camera;
  };
})();
