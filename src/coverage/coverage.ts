import type { ActionKind } from '../../sim/storage/action-kinds.ts';
import type { Layer } from '../../sim/storage/layers.ts';
import type { RuleId } from '../../sim/storage/rules.ts';

/** What took part in a search, and what there was besides. */
export interface Coverage {
  /** False where a limit was reached: then what was not seen may still be there. */
  readonly complete: boolean;
  readonly states: number;
  /** Every action of the model in its order. */
  readonly actions: readonly ActionCoverage[];
  /** Rules that somebody asked for and that held, in the order of the reference. */
  readonly rules: readonly RuleId[];
  /** Every step of the handoffs of the scenario. */
  readonly handoffSteps: readonly HandoffStepCoverage[];
  /** Every field with named values, in the order of the declaration. */
  readonly fields: readonly FieldCoverage[];
  /** Every property that must always hold. */
  readonly properties: readonly PropertyCoverage[];
}

export interface ActionCoverage {
  readonly name: string;
  readonly kind: ActionKind;
  /** How often: once for each state and choice in which it was possible. */
  readonly taken: number;
}

export interface HandoffStepCoverage {
  /** Name of the handoff. */
  readonly handoff: string;
  readonly list: HandoffList;
  readonly step: string;
  readonly taken: boolean;
}

export type HandoffList = 'source' | 'sourceFails' | 'launch' | 'destination';

export interface FieldCoverage {
  readonly layer: Layer;
  /** For example `views.pages.status`: the pages of all views together. */
  readonly field: string;
  readonly seen: readonly string[];
  readonly neverSeen: readonly string[];
}

/**
 * `violated`: some state violates it. `judged`: it judges an event, such as a read, and did so after the guest had
 * written what is judged, so that something older could have come out. `one-value-away`: some state would violate it
 * if a single field that it looks at held another value, one which that field has in some other state of the search.
 * `never`: none of these; that it holds then says little.
 */
export type Risk = 'violated' | 'judged' | 'one-value-away' | 'never';

export interface PropertyCoverage {
  readonly name: string;
  readonly risk: Risk;
}
