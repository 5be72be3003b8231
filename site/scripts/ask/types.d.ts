/** An RDF term, as SPARQL's JSON results have it. */
interface AskTerm {
  type: "uri" | "literal" | "bnode" | "triple";
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}

type AskRow = (AskTerm | undefined)[];

/** What a query gives: `isRows` tells a table from yes or no; `isGraph` that its rows are triples. */
interface AskAnswer {
  columns: string[];
  rows: AskRow[];
  truth?: boolean | undefined;
  isGraph: boolean;
  /** As the engine wrote it: SPARQL's JSON, or N-Triples. */
  text: string;
  milliseconds: number;
}

interface AskParameter {
  name: string;
  type: string;
  optional: boolean;
  /** What is taken where nothing is given; with `undefined` it has to be given. */
  standard: string | undefined;
  told: string;
}

/** What the page knows before anything else is loaded: `ask/queries.js`. */
interface AskSetting {
  base: string;
  prefixes: Record<string, string>;
  /** The types of parameters, in words. */
  types: Record<string, string>;
  queries: Record<string, string>;
}

interface Litkg {
  ask: {
    engine: {
      /** Ask a query, its parameters given as SPARQL terms; the first one loads everything. */
      ask: (query: string, terms: Record<string, string>) => Promise<AskAnswer>;
      /** Load what is needed to ask. */
      start: (setting: AskSetting) => Promise<void>;
      /** End what is running. What was loaded is opened again by the next `start`. */
      stop: () => void;
    };
    names: {
      load: (setting: AskSetting) => Promise<void>;
      /** The address that a name means where a thing of `type` is wanted. Throws where it is none. */
      meaning: (value: string, type: string) => string;
      /** Names of things of `type` that hold `text`, a few. */
      like: (text: string, type: string) => string[];
      /** Where a thing, or a file of the vault, has its page; nothing where it has none. */
      page: (address: string) => string;
    };
    parameters: {
      /** What the first comments of a query declare. */
      read: (query: string) => AskParameter[];
      /** The values as terms. Throws for one that is missing or cannot be used. */
      terms: (
        query: string,
        given: Map<string, string>,
        setting: AskSetting,
      ) => Record<string, string>;
      /** Show a field for each. */
      show: (place: HTMLElement, query: string, setting: AskSetting) => void;
      given: (place: HTMLElement) => Map<string, string>;
      give: (place: HTMLElement, values: Iterable<[string, string]>) => void;
    };
    answers: {
      show: (place: HTMLElement, answer: AskAnswer, setting: AskSetting) => void;
    };
  };
}
