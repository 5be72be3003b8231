/**
 * Loads data. A page that was opened from the file system may not fetch, but it may load
 * scripts: so data lies in scripts that call `litkg.give` with their path and value.
 */
(() => {
  "use strict";

  /** @type {Map<string, Promise<any>>} */
  const loaded = new Map();
  /** @type {Map<string, (value: unknown) => void>} */
  const waiting = new Map();

  litkg.root = document.documentElement.dataset.root ?? "";

  litkg.give = (path, value) => {
    waiting.get(path)?.(value);
    waiting.delete(path);
  };

  litkg.load = (path) => {
    const known = loaded.get(path);
    if (known) return known;
    const coming = new Promise((resolve, reject) => {
      waiting.set(path, resolve);
      const script = document.createElement("script");
      script.src = litkg.root + path.split("/").map(encodeURIComponent).join("/");
      script.onload = () => {
        script.remove();
        if (waiting.delete(path)) reject(new Error(`${path} gave nothing`));
      };
      script.onerror = () => {
        script.remove();
        waiting.delete(path);
        loaded.delete(path);
        reject(new Error(`${path} cannot be loaded`));
      };
      document.head.append(script);
    });
    loaded.set(path, coming);
    return coming;
  };
})();
