/** What the scripts of the search share. */

/** A word as it is compared, and where it stands, in units of UTF-16. */
interface SearchWord {
  text: string;
  start: number;
  end: number;
}

/** What is looked up: a term of the index, and where in the query it was typed. */
interface SearchTerm extends SearchWord {
  /** More may follow: the word is still being typed, or one character of a row. */
  isBeginning: boolean;
  /** Two characters that are each a word: of Chinese, Japanese, Korean … */
  isRow: boolean;
}

/** `search/index.js`; `kg_site/emitters/search.py` writes it. */
interface SearchIndex {
  pages: number;
  /** Of each kind: its name, its first number, how many there may be, how many bits a shard has. */
  kinds: [string, number, number, number][];
  /** Where each shard of terms begins. */
  terms: string[];
}

/** Path, title, byline, summary; id, heading and text of each section. */
type SearchRecord = [string, string, string, string, [string, string, string][]];

/** Pages with a term: numbers, each with its level. */
interface SearchPostings {
  numbers: number[];
  levels: number[];
  /** How many pages have the term. */
  pages: number;
  /** The weakest of them are left out: see `kg_site/search/postings.py`. */
  isCut: boolean;
}

/** Pages that were found, the best first. */
interface SearchFound {
  numbers: number[];
  /** How many of the terms each of them has, and how many it should. */
  has: number;
  of: number;
  /** Terms that no page has. */
  unknown: SearchTerm[];
}

/** The best of a page's sentences. */
interface SearchSentence {
  id: string;
  heading: string;
  text: string;
}

/** A field with what it finds. */
interface SearchPanel {
  readonly element: HTMLElement;
  focus(): void;
  select(): void;
  /** Search for a text; what is typed later replaces it. */
  ask(said: string): void;
}

interface LitkgSearch {
  /** Load what every search needs; reject where it cannot be loaded. */
  ready(): Promise<SearchIndex>;
  fold(table: [number[], number[], number[], string, Record<string, string>]): void;
  words(text: string): SearchWord[];
  terms(said: string): SearchTerm[];
  postings(term: SearchTerm): Promise<SearchPostings>;
  /** The terms of the shard in which a term would be. */
  neighbours(term: string): Promise<string[]>;
  find(terms: SearchTerm[]): Promise<SearchFound>;
  kindOf(number: number): number;
  record(number: number): Promise<SearchRecord>;
  /** The word nearest to a mistyped one, empty for none. */
  nearest(word: string): Promise<string>;
  /** Beginnings and ends of what the terms match in a text. */
  marks(text: string, terms: SearchTerm[]): [number, number][];
  sentence(record: SearchRecord, terms: SearchTerm[]): SearchSentence;
  hit(record: SearchRecord, kind: string, terms: SearchTerm[]): HTMLAnchorElement;
  panel(name: string, changed: (said: string) => void): SearchPanel;
  /** Open the dialog, or go to the field of the page that has one. */
  open(): void;
  /** Put the field into the page that is made of it. */
  here(place: HTMLElement): void;
}

interface Litkg {
  search: LitkgSearch;
}
