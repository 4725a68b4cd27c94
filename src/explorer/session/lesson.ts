/** A guided lesson as the page walks through it. Written in `docs/lessons/*.yaml`, read and checked when the page is built. */
export interface Lesson {
  /** The name of its file without the ending, such as `1-close-to-open`: for links. */
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** What somebody can do afterwards, in one sentence. */
  readonly aim: string;
  /** What of the thread, or of whatever came after it, the lesson is about: words and where they stand. */
  readonly cites: readonly { readonly words: string; readonly source: string }[];
  readonly steps: readonly LessonStep[];
}

export interface LessonStep {
  readonly heading: string;
  /** Paragraphs; `code` between backquotes. */
  readonly text: readonly string[];
  /** What is on the table, as a path under `scenarios/`. */
  readonly scenario: string;
  readonly run: LessonRun;
  readonly task: LessonTask | null;
  readonly question: LessonQuestion | null;
}

/** Which run the diagram shows. */
export type LessonRun =
  | { readonly kind: 'start' }
  /** The run that the search finds, to this property, or to old data where a scenario has no properties: nobody wrote it down. */
  | { readonly kind: 'found'; readonly property: string | null }
  | { readonly kind: 'choices'; readonly choices: readonly string[] };

/** What the student is asked to do, and what comes out, which a test compares with the search. */
export type LessonTask =
  | { readonly kind: 'is-it-safe'; readonly verdict: 'safe' | 'unsafe'; readonly violated: readonly string[] }
  | { readonly kind: 'break-it' }
  /** Step through the run and guess each read. */
  | { readonly kind: 'predict' }
  | { readonly kind: 'step' };

export interface LessonQuestion {
  readonly ask: string;
  /** One of them is right. */
  readonly options: readonly LessonOption[];
}

export interface LessonOption {
  readonly text: string;
  readonly right: boolean;
  /** Shown once somebody has chosen it. */
  readonly because: string;
}
