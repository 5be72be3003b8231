/** The legend is the filter: what is not ticked is not drawn. */
(() => {
  "use strict";

  litkg.graphFilters = (data, legend, changed) => {
    const filters = {
      things: new Uint8Array(data.index.things.length).fill(1),
      kinds: new Uint8Array(data.index.kinds.length).fill(1),
      communities: new Uint8Array(data.index.communities.length + 1).fill(1),
      /** @param {number} thing */
      shows: (thing) => Boolean(
        filters.things[data.kind[thing]] && filters.communities[data.community[thing]],
      ),
    };
    const boxes = [...legend.querySelectorAll("input")];
    /** @param {string} name @returns {HTMLInputElement[]} */
    const kindsOf = (name) => boxes.filter((box) => box.dataset.of === name);

    function read() {
      for (const box of boxes) {
        const { thing, kind, community, family } = box.dataset;
        const on = Number(box.checked);
        if (thing) filters.things[Number(thing)] = on;
        if (kind) filters.kinds[Number(kind)] = on;
        if (community) filters.communities[Number(community)] = on;
        if (family) {
          const ticked = kindsOf(family).filter((one) => one.checked).length;
          box.checked = ticked > 0;
          box.indeterminate = ticked > 0 && ticked < kindsOf(family).length;
        }
      }
      changed();
    }

    legend.addEventListener("change", (event) => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      if (box.dataset.family) {
        for (const kind of kindsOf(box.dataset.family)) kind.checked = box.checked;
      }
      read();
    });
    legend.querySelector("#graph-reset")?.addEventListener("click", () => {
      for (const box of boxes) box.checked = true;
      read();
    });
    if (boxes.some((box) => !box.checked)) read(); // the browser remembered what was ticked
    return filters;
  };
})();
