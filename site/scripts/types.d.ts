/** What the scripts of a page share. */
interface Litkg {
  /** The way from this page up to the site's folder: `"../../"`, or nothing. */
  root: string;

  /**
   * Load a data script of the site, once, and resolve with what it gave.
   * Rejects where there is no such file.
   */
  load: (path: string) => Promise<any>;

  /** Called by a data script: hands its value to whoever loaded it. */
  give: (path: string, value: unknown) => void;
}

declare var litkg: Litkg;
