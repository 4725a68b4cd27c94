/**
 * What the page asks of the engine, and what it answers. The engine is everything that runs the model: it lives in
 * workers, so that no search ever holds up the page. Plain data only: it crosses from one thread to another.
 *
 * A run is a list of names of choices, as `traceNames` writes them into scenario files.
 */
import type { SpaceTime } from '../../report/space-time/space-time.ts';

/** Questions by name: what goes in, what comes out. Those that search can report progress and be cancelled. */
export interface Questions {
  readonly open: { readonly ask: OpenRequest; readonly answer: Opened };
  readonly show: { readonly ask: ShowRequest; readonly answer: ShownRun };
  readonly offer: { readonly ask: OfferRequest; readonly answer: Offers };
  readonly 'why-not': { readonly ask: WhyNotRequest; readonly answer: WhyNot };
  readonly 'break-it': { readonly ask: FindRequest; readonly answer: Found };
  readonly 'is-it-safe': { readonly ask: SafetyRequest; readonly answer: SafetyAnswer };
  readonly 'another-way': { readonly ask: AnotherWayRequest; readonly answer: Found };
  readonly explain: { readonly ask: ExplainRequest; readonly answer: Explained };
  readonly knobs: { readonly ask: KnobsRequest; readonly answer: KnobsAnswer };
  readonly 'matrix-plan': { readonly ask: MatrixPlanRequest; readonly answer: MatrixPlan };
  readonly 'matrix-cell': { readonly ask: MatrixCellRequest; readonly answer: MatrixCellAnswer };
}

export type QuestionName = keyof Questions;

/** What comes back from a worker, for the question with that number. */
export type Message =
  | { readonly kind: 'answer'; readonly number: number; readonly answer: unknown }
  | { readonly kind: 'progress'; readonly number: number; readonly progress: SearchProgress }
  /** Something that must not happen did. */
  | { readonly kind: 'failure'; readonly number: number; readonly message: string };

/** Asks the engine, wherever it runs. */
export type Ask = <Name extends QuestionName>(
  name: Name,
  request: Questions[Name]['ask'],
  options?: AskOptions,
) => Promise<Questions[Name]['answer']>;

export interface AskOptions {
  readonly onProgress?: (progress: SearchProgress) => void;
  /** Gives the question up: the promise is rejected with the reason of the signal. */
  readonly signal?: AbortSignal;
}

/** What goes to a worker: one question, answered before the next. */
export interface Asked {
  readonly number: number;
  readonly name: QuestionName;
  readonly request: unknown;
}

export interface SearchProgress {
  readonly states: number;
  readonly frontier: number;
  /** Steps from where the search began. */
  readonly depth: number;
  readonly elapsedMs: number;
}

/** A scenario by its whole text, so that the engine keeps nothing that could be forgotten; it remembers what it has read. */
export interface ScenarioText {
  readonly text: string;
  /** Goes into messages, such as `scenarios/litmus/l01.yaml` or `pasted`. */
  readonly path: string;
}

export type OpenRequest = ScenarioText;

export type Opened =
  | { readonly kind: 'opened'; readonly scenario: OpenedScenario }
  | { readonly kind: 'refused'; readonly errors: readonly ShownError[] };

export interface OpenedScenario extends ScenarioText {
  /** `scenarioHash`. */
  readonly hash: string;
  readonly title: string;
  readonly shows: string | null;
  readonly source: readonly string[];
  readonly note: string | null;
  /** Such as `nfs 4.2`. */
  readonly storage: string;
  /** With a virtual machine: it has properties. Without: it has outcomes, and a bad one reads old data. */
  readonly kind: 'migration' | 'litmus';
  /** `always` properties of the model, in order. */
  readonly properties: readonly string[];
  /** What its file expects, in one line, such as `unsafe: stale-read`; null where it expects nothing. */
  readonly expected: string | null;
  /** The version of the model, which a file with a run names. */
  readonly model: string;
  /** The run that the file carries; null without one, or where the model has no such run any more. */
  readonly run: readonly string[] | null;
  /** Why a run that the file carries is not shown, in words. */
  readonly runRefused: string | null;
  /** Every choice that there can ever be by its name; the index is its number in links. */
  readonly choices: readonly string[];
}

export interface ShownError {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  /** As the command line prints it, with the line of the file and a caret, without colour. */
  readonly text: string;
  readonly message: string;
}

export interface ShowRequest {
  readonly scenario: ScenarioText;
  readonly run: readonly string[];
  /** A property that the run violates with its last step, so that the stale copy can be traced; null: none. */
  readonly property: string | null;
}

export interface ShownRun {
  readonly spaceTime: SpaceTime;
  readonly steps: readonly ShownStep[];
  /** The start first, then after each step. */
  readonly moments: readonly ShownMoment[];
  /** The number of each choice of the run among `OpenedScenario.choices`: for links. */
  readonly numbers: readonly number[];
  /** `runDigest`. */
  readonly digest: string;
}

export interface ShownStep {
  readonly name: string;
  readonly actor: string;
  readonly text: string;
  /** The leaves of the state that changed, as `path: old -> new`. */
  readonly patches: readonly Patch[];
  /** One sentence that says what happened, for a screen reader. */
  readonly sentence: string;
  /** Of a step that reads: what a viewer can guess before it is shown. */
  readonly question: ReadQuestion | null;
}

export interface Patch {
  readonly leaf: string;
  readonly from: string;
  readonly to: string;
}

export interface ReadQuestion {
  /** `What does D read from x?` */
  readonly ask: string;
  /** At least two, in the order of their versions; the answer is one of them. */
  readonly options: readonly string[];
  readonly answer: string;
  /** The answer is not what the guest may expect. */
  readonly wrong: boolean;
}

/** What every layer holds at one moment. */
export interface ShownMoment {
  readonly panels: readonly Panel[];
  /** Properties violated at this moment, each with its explanation. */
  readonly violated: readonly { readonly property: string; readonly explanation: string }[];
  /** Nothing that must still happen is left. */
  readonly ended: boolean;
}

/** A layer: the guest, QEMU and its image format on S, the page cache of S, the storage, the network, the arbiter … */
export interface Panel<Cell = PanelCell> {
  /** The same at every moment of the run. */
  readonly id: string;
  readonly title: string;
  /** Index in the order in which the scenario names hosts; null for what belongs to none. */
  readonly host: number | null;
  readonly tables: readonly PanelTable<Cell>[];
}

export interface PanelTable<Cell = PanelCell> {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly PanelRow<Cell>[];
}

export interface PanelRow<Cell = PanelCell> {
  readonly name: string;
  readonly cells: readonly Cell[];
}

export interface PanelCell {
  readonly text: string;
  /** How it looks; the text says the same. */
  readonly look: 'plain' | 'clean' | 'dirty' | 'old' | 'bad' | 'absent';
  /** Version of an item of the space-time description, to draw its glyph; null: none. */
  readonly version: { readonly item: number; readonly version: number } | null;
  /** The last step changed it. */
  readonly changed: boolean;
}

export interface OfferRequest {
  readonly scenario: ScenarioText;
  /** Up to where the viewer stands. */
  readonly run: readonly string[];
}

/** What may happen next, and what may not, by who acts. */
export interface Offers {
  readonly actors: readonly ActorOffers[];
  /** Nothing that must still happen is left; with `enabled` choices these are faults only. */
  readonly ended: boolean;
}

export interface ActorOffers {
  readonly actor: string;
  readonly enabled: readonly Offer[];
  readonly disabled: readonly Offer[];
}

export interface Offer {
  readonly name: string;
  readonly text: string;
  /** What makes it happen. */
  readonly plainness: 'planned' | 'chance' | 'spontaneous' | 'fault';
}

export interface WhyNotRequest extends OfferRequest {
  readonly name: string;
}

export interface WhyNot {
  /** One for each single value that keeps the guard from letting it happen; empty where no single one does. */
  readonly reasons: readonly {
    readonly leaf: string;
    readonly is: string;
    readonly insteadOf: readonly string[];
    readonly text: string;
  }[];
  /** A sentence that always says something. */
  readonly summary: string;
  /** Rules that the guard asked, with their texts. */
  readonly rules: readonly { readonly id: string; readonly text: string; readonly source: readonly string[] }[];
}

export interface Limits {
  readonly maxStates: number;
}

export interface FindRequest {
  readonly scenario: ScenarioText;
  /** From where on: the run so far. */
  readonly run: readonly string[];
  readonly limits: Limits;
}

export type Found =
  | {
      readonly kind: 'found';
      /** The whole run, from the start. */
      readonly run: readonly string[];
      /** Null in a litmus test, where the run reads old data. */
      readonly property: string | null;
      readonly explanation: string;
      readonly states: number;
    }
  /** Every state that can follow was visited, and nothing is wrong in any of them. */
  | { readonly kind: 'none'; readonly states: number }
  | { readonly kind: 'undecided'; readonly states: number; readonly why: string };

export interface SafetyRequest {
  readonly scenario: ScenarioText;
  readonly limits: Limits;
}

/** The same verdict and the same runs as the command line gives. */
export interface SafetyAnswer {
  readonly verdict: 'safe' | 'unsafe' | 'undecided';
  /** Nothing was put to the test. */
  readonly vacuous: boolean;
  readonly violations: readonly {
    readonly property: string;
    readonly explanation: string;
    readonly run: readonly string[];
  }[];
  readonly notReached: readonly string[];
  /** Of a litmus test: every outcome, with a shortest run to it. */
  readonly outcomes: readonly { readonly text: string; readonly old: boolean; readonly run: readonly string[] }[];
  /** What was searched, in one line, with reductions and limits. */
  readonly searched: string;
  readonly states: number;
  readonly elapsedMs: number;
}

/** Another cause of the same violation than those of the runs that are known. */
export interface AnotherWayRequest extends SafetyRequest {
  readonly property: string | null;
  readonly known: readonly (readonly string[])[];
}

export interface ExplainRequest {
  readonly scenario: ScenarioText;
  readonly run: readonly string[];
  /** Null in a litmus test. */
  readonly property: string | null;
  readonly limits: Limits;
}

export interface Explained {
  /** The story in sentences, then what would have prevented it. */
  readonly story: readonly string[];
  readonly remedies: readonly string[];
  readonly causes: readonly string[];
  /** For each step of the run whether what comes of it depends on it. */
  readonly matters: readonly boolean[];
  readonly rules: readonly { readonly id: string; readonly text: string; readonly source: readonly string[] }[];
}

export interface KnobsRequest {
  /** One value for each knob by its id; knobs that are left out stand where they stand at first. */
  readonly values: Readonly<Record<string, string>>;
}

export interface KnobsAnswer {
  readonly knobs: readonly Knob[];
  /** The scenario that the knobs make; refused with a reason where such a thing cannot be. */
  readonly scenario: ScenarioText | null;
  readonly refused: string | null;
}

export interface Knob {
  readonly id: string;
  readonly name: string;
  /** Knobs of one group stand together: storage, image, source, destination, handoff, faults, guest. */
  readonly group: string;
  readonly kind: 'choice' | 'switch';
  /** Of a switch: `on` and `off`. */
  readonly options: readonly KnobOption[];
  /** The value in effect. */
  readonly value: string;
  /** Why it stands still, where it has no effect now. */
  readonly idle: string | null;
  readonly help: string;
}

export interface KnobOption {
  readonly value: string;
  readonly label: string;
  /** Options of one group stand together; null: of none. */
  readonly group: string | null;
  readonly help: string | null;
}

export interface MatrixPlanRequest {
  /** Empty: the default matrix of the command line. */
  readonly storages: readonly string[];
}

export interface MatrixPlan {
  readonly axes: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** In the order of the command line; `at` is an index into the values of each axis. */
  readonly cells: readonly {
    readonly at: readonly number[];
    readonly scenario: ScenarioText | null;
    readonly impossible: string | null;
  }[];
  /** Of the search of each cell, as on the command line. */
  readonly limits: Limits;
}

export interface MatrixCellRequest {
  readonly scenario: ScenarioText;
  readonly limits: Limits;
}

export interface MatrixCellAnswer {
  readonly verdict: 'safe' | 'unsafe' | 'undecided';
  /** Nothing was put to the test: something that must happen at least once never does. */
  readonly vacuous: boolean;
  readonly violations: readonly { readonly property: string; readonly run: readonly string[] }[];
  readonly states: number;
  /** Every reachable state was visited; otherwise more may be violated. */
  readonly complete: boolean;
  /** What is violated, as the tables of the command line write it: `RM`, with a `+` where it may be more. */
  readonly letters: string;
}
