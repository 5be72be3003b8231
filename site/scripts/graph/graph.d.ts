/** What the scripts of the graph page share. Lengths are CSS pixels or steps of the chart. */

/** `graph/data/index.js`: what there is to draw. `kg_site/graphs/shards.py` writes it. */
interface GraphIndex {
  count: number;
  edges: number;
  things: string[];
  families: string[];
  /** Of each kind of edge: its name, its name from the other end, its family. */
  kinds: [string, string, string][];
  /** Of each community: its name, its size. */
  communities: [string, number][];
  /** Of each tile: how many things, then left, top, right, bottom on the chart. */
  tiles: [number, number, number, number, number][];
  labels: number;
  around: number;
  names: string[];
}

/** An edge told of a thing: the other end's number and label, the kind read from here, why. */
type GraphTold = [number, string, string, string];

/** Things and edges, as far as they have been loaded. */
interface GraphData {
  readonly index: GraphIndex;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly kind: Uint8Array;
  readonly degree: Uint32Array;
  readonly community: Uint8Array;
  /** 1 where a thing has been loaded. */
  readonly here: Uint8Array;
  /** Ends and kind of each loaded edge. */
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly kinds: Uint16Array;
  readonly edges: number;
  readonly tilesHere: number;
  tileOf(thing: number): number;
  hasTile(tile: number): boolean;
  loadTile(tile: number): Promise<void>;
  /** Of a thing: label, address from the site's folder, short name; undefined before it is loaded. */
  told(thing: number): [string, string, string] | undefined;
  loadTold(thing: number): Promise<void>;
  /** Load everything that is called something, a few shards at a time. */
  loadAllTold(progress: () => void): Promise<void>;
  /** How many edges a thing has, and the most telling ones. */
  around(thing: number): Promise<[number, GraphTold[]]>;
  /** The number of a thing by its short name, -1 for none. */
  find(name: string): Promise<number>;
  /** The edges of a thing, of those that have been loaded. */
  edgesOf(thing: number): Int32Array;
}

/** Left, top, right, bottom. */
type GraphBox = [number, number, number, number];

/** What part of the chart is in sight: a point of it in the middle, pixels for each step. */
interface GraphCamera {
  x: number;
  y: number;
  scale: number;
  width: number;
  height: number;
  /** The scale at which everything is in sight. */
  readonly whole: number;
  resize(width: number, height: number): void;
  pan(across: number, down: number): void;
  /** Zoom by a factor about a point of the canvas. */
  zoom(factor: number, across: number, down: number): void;
  across(x: number): number;
  down(y: number): number;
}

/** Labels that do not lie on each other. */
interface GraphLabels {
  /** Keep labels off a thing. */
  keep(x: number, y: number, radius: number): void;
  /** Write a label beside a thing, and tell whether there was room. */
  write(text: string, x: number, y: number, radius: number, strong: boolean): boolean;
}

/** What is shown: things and edges by kind, things by community. */
interface GraphFilters {
  readonly things: Uint8Array;
  readonly kinds: Uint8Array;
  readonly communities: Uint8Array;
  shows(thing: number): boolean;
}

/** Colours and shapes, as the style sheet has them now. */
interface GraphLooks {
  readonly ink: string;
  readonly soft: string;
  readonly ground: string;
  readonly focus: string;
  readonly lines: string[];
  readonly families: string[];
  /** Begin anew after the theme or the density of pixels has changed. */
  read(): void;
  /** Draw a thing of a kind, `radius` pixels large. */
  thing(pen: CanvasRenderingContext2D, kind: number, x: number, y: number, radius: number): void;
  /** Draw a label whose first letter begins at x, in the middle of y. */
  label(pen: CanvasRenderingContext2D, text: string, x: number, y: number, strong: boolean): void;
  width(text: string, strong: boolean): number;
}

/** Draws the ground (everything) and, above it, what hangs together with one thing. */
interface GraphDrawing {
  /** How many things were drawn last. */
  readonly drawn: number;
  /** Draw everything; without its edges, if there are many, while it is being moved. */
  ground(moving: boolean): void;
  /** Draw a thing with its neighbours above everything; -1 for none. */
  lit(thing: number, chosen: number): void;
  radius(thing: number): number;
  /** The thing at a point of the canvas, -1 for none. */
  at(left: number, top: number): number;
  /** Things in sight, the best connected first. */
  inSight(most: number): number[];
  resize(): void;
}

/** The page of the graph, put together. */
interface GraphPage {
  readonly data: GraphData;
  readonly camera: GraphCamera;
  readonly drawing: GraphDrawing;
  readonly filters: GraphFilters;
  /** The thing that is chosen, -1 for none. */
  readonly chosen: number;
  /** Draw anew at the next frame. */
  redraw(moving?: boolean): void;
  /** Choose a thing, and move to it if asked; -1 for none. */
  choose(thing: number, fly?: boolean): Promise<void>;
  /** Light up a thing that is pointed at; -1 for none. */
  point(thing: number): void;
  open(thing: number): Promise<void>;
  /** Move so that a point of the chart is in the middle. */
  flyTo(x: number, y: number, scale: number): void;
  showAll(): void;
  say(words: string): void;
}

interface Litkg {
  /** The page of the graph, once it can be used. */
  graph: GraphPage;
  graphData: (index: GraphIndex) => GraphData;
  graphCamera: (whole: GraphBox) => GraphCamera;
  graphFilters: (data: GraphData, legend: HTMLElement, changed: () => void) => GraphFilters;
  graphLooks: (index: GraphIndex) => GraphLooks;
  graphLabels: (
    looks: GraphLooks, pen: CanvasRenderingContext2D, width: number, height: number,
  ) => GraphLabels;
  graphDrawing: (
    data: GraphData, camera: GraphCamera, filters: GraphFilters, looks: GraphLooks,
    ground: HTMLCanvasElement, above: HTMLCanvasElement, more: () => void,
  ) => GraphDrawing;
  graphHands: (page: GraphPage, canvas: HTMLCanvasElement, buttons: HTMLElement) => void;
  graphSearch: (page: GraphPage, input: HTMLInputElement, list: HTMLElement, note: HTMLElement) => void;
  graphPanel: (page: GraphPage, panel: HTMLElement) => (thing: number) => Promise<void>;
}
