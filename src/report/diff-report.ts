/** What `stalemate diff A B` found out: two configurations, or two recorded runs, side by side. */
import type { OutcomeSet } from '../check/collect.ts';
import type { RunInOther } from '../explain/run-in-other.ts';
import type { DifferentSetting } from '../explain/settings.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Header } from './header.ts';
import type { ToldStep } from './tell.ts';

export type Side = 'a' | 'b';

export interface DiffReport {
  readonly header: Header;
  readonly scenarios: Readonly<Record<Side, Scenario>>;
  readonly settings: readonly DifferentSetting[];
  readonly compared: ComparedRuns | ComparedConfigurations;
}

/** Both files have a recorded run. */
export interface ComparedRuns {
  readonly kind: 'runs';
  readonly runs: Readonly<Record<Side, readonly ToldStep[]>>;
  /** Index of the first step that differs; null where the runs are the same. */
  readonly firstDifference: number | null;
}

export interface ComparedConfigurations {
  readonly kind: 'configurations';
  readonly sets: Readonly<Record<Side, OutcomeSet>>;
  /** What only one of them violates, and the outcomes only one of them has. */
  readonly onlyIn: Readonly<
    Record<Side, { readonly violated: readonly string[]; readonly outcomes: readonly string[] }>
  >;
  readonly stories: readonly DiffStory[];
}

/** A counterexample of one configuration, and what becomes of it in the other. */
export interface DiffStory {
  readonly property: string;
  readonly from: Side;
  readonly inOther: RunInOther;
  readonly rows: readonly DiffRow[];
  /** Index of the first row in which the two differ. */
  readonly firstDifference: number | null;
}

export interface DiffRow {
  /** Counted from 1; null for a step that only the other configuration takes. */
  readonly number: number | null;
  readonly here: string | null;
  readonly there: string | null;
  /** What is different in what the step does; empty where it does the same. */
  readonly changes: readonly string[];
  readonly otherChanges: readonly string[];
}

export function differs({ settings, compared }: DiffReport): boolean {
  if (compared.kind === 'runs') return compared.firstDifference !== null;
  const some = ({ violated, outcomes }: ComparedConfigurations['onlyIn'][Side]) =>
    violated.length + outcomes.length > 0;
  return settings.length > 0 || some(compared.onlyIn.a) || some(compared.onlyIn.b);
}

export const isComplete = ({ compared }: DiffReport): boolean =>
  compared.kind === 'runs' || (compared.sets.a.figures.complete && compared.sets.b.figures.complete);
