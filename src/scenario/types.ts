/**
 * What a scenario file becomes: the litmus test that the model runs, and beside it everything the model must not
 * see (expected outcomes, observations on real systems, where the scenario comes from).
 */
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { ErrorCode } from './error-codes.ts';

export interface Scenario {
  /** The path as it was given, for messages. */
  readonly path: string;
  /** First 16 hexadecimal digits of the SHA-256 of what the model sees; comments, layout and titles do not count. */
  readonly hash: string;
  readonly title: string;
  /** One sentence for a student. */
  readonly shows?: string;
  /** Where the scenario comes from; empty where the file does not say. */
  readonly source: readonly string[];
  /** Identifier in a list of reference tests, such as `L01`. */
  readonly reference?: string;
  readonly note?: string;
  /** What the file calls the storage, such as `iscsi`; the model sees only what it stands for. */
  readonly storageName: string;
  readonly litmus: Litmus;
  readonly expectation: Expectation;
  /** Which properties can be violated, all of them and no other; absent where the file does not say. */
  readonly properties?: ExpectedProperties;
  readonly observed: readonly Observation[];
  readonly trace?: RecordedTrace;
}

export interface ExpectedProperties {
  /** Names such as `stale-read`; empty where the author calls it safe. */
  readonly violated: readonly string[];
  /** Line of the file, counted from 1. */
  readonly line: number;
}

/** What the author says about the outcomes; each part is checked on its own, an absent part says nothing. */
export interface Expectation {
  /** The outcomes, all of them and no other. */
  readonly exactly?: readonly Pattern[];
  /** The same for the model without spontaneous actions. */
  readonly quiet?: readonly Pattern[];
  /** Every outcome matches one of these. */
  readonly always?: readonly Pattern[];
  /** No outcome matches any of these. */
  readonly never?: readonly Pattern[];
  /** Each of these is matched by some outcome. */
  readonly sometimes?: readonly Pattern[];
}

/** One line of an expectation: for each register the values it may have. The values multiply out. */
export interface Pattern {
  readonly registers: Readonly<Record<string, readonly ExpectedValue[]>>;
  /** Line of the file, counted from 1. */
  readonly line: number;
}

export interface ExpectedValue {
  /** A data token, several joined by one blank, a size in sectors, or `eof`, `EIO`, `EAGAIN`, `ok`, `-`. */
  readonly value: string;
  /** True where the author marked the value with `!`; absent where the mark is optional and was not given. */
  readonly breaksContract?: boolean;
}

/** Outcomes seen on a real system. */
export interface Observation {
  readonly id: string;
  readonly what?: string;
  readonly where?: string;
  readonly runs?: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly outcomes: readonly ObservedOutcome[];
}

export interface ObservedOutcome {
  readonly count?: number;
  /** The registers that were recorded; the others were not looked at. */
  readonly registers: Readonly<Record<string, string>>;
}

/** A recorded run: one entry for each choice. */
export interface RecordedTrace {
  readonly model: string;
  /** What the run did to the state when it was recorded, see `runDigest`; files of older versions have none. */
  readonly digest?: string;
  readonly choices: readonly string[];
}

/** One thing that is wrong with a file, and where. */
export interface ScenarioError {
  readonly code: ErrorCode;
  readonly path: string;
  /** Counted from 1; 0 where the error is about the file as a whole, such as one that does not exist. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units as editors count; 0 where the line is 0. */
  readonly column: number;
  /** How many characters of the line the caret line underlines; at least 1. */
  readonly length: number;
  readonly message: string;
  /** What would have been allowed here. */
  readonly expected?: readonly string[];
  /** The allowed word that looks most like the one written. */
  readonly nearest?: string;
  /** What to do about it. */
  readonly hint?: string;
}

export type LoadResult =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly errors: readonly ScenarioError[] };
