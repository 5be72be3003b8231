/** What is remembered of a question. Days are counted from 1970-01-01 on, in the reader's zone. */
interface QuizCard {
  due: number;
  /** Days between the last time and `due`. */
  interval: number;
  ease: number;
  /** How often in a row it was right, each time when it was due. */
  repetitions: number;
}

interface QuizProgress {
  /** Whether the browser keeps it: it may refuse. */
  isKept: boolean;
  of: (id: string) => QuizCard | undefined;
  /** Remember an answer to the question `id` of the quiz on the page `path`. */
  record: (id: string, path: string, quality: number) => QuizCard;
  /** Every question that was answered, with the page of its quiz. */
  all: () => { id: string; path: string; card: QuizCard }[];
  forget: () => void;
}

interface Litkg {
  schedule: {
    today: (now: Date) => number;
    review: (card: QuizCard | undefined, quality: number, today: number) => QuizCard;
    isDue: (card: QuizCard | undefined, today: number) => boolean;
    /** `today`, `tomorrow`, `in 3 days`. */
    inWords: (days: number) => string;
  };
  progress: QuizProgress;
  /** Make a question answerable; `onAnswer` gets the quality and where what follows is put. */
  quizQuestion: (
    item: HTMLElement,
    onAnswer: (quality: number, actions: HTMLElement) => void,
  ) => { begin: () => void; press: (key: number) => void };
}
