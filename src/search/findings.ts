import type { Property } from '../../sim/model.ts';

/** A state that decides a property: it violates an `always`, or reaches a `sometimes`. */
export interface Finding {
  readonly property: string;
  readonly id: number;
}

export interface Findings<S> {
  readonly violations: readonly Finding[];
  readonly witnesses: readonly Finding[];
  /** False when every property of all states is decided: then new states need no look. */
  readonly pending: () => boolean;
  /** Call once for every new state; true when it is the first to violate some property. */
  readonly look: (state: S, id: number) => boolean;
  /** The same for states that turned out to be quiescent, and properties of those only. */
  readonly lookQuiescent: (state: S, id: number) => boolean;
  /** Takes over what has been found elsewhere: the first state that decides the property is known. */
  readonly decide: (property: Property<S>, id: number) => void;
  readonly isOpen: (property: Property<S>) => boolean;
}

/** True when the state settles the property once and for all. */
export function decides<S>(property: Property<S>, state: S): boolean {
  return property.holds(state) === (property.kind === 'sometimes');
}

/** Looks at states until each property is decided by the first state that does. */
export function createFindings<S>(properties: readonly Property<S>[]): Findings<S> {
  let everywhere = properties.filter(({ at }) => at === undefined);
  let quiescent = properties.filter(({ at }) => at === 'quiescent');
  const violations: Finding[] = [];
  const witnesses: Finding[] = [];

  const note = ({ kind, name }: Property<S>, id: number): void => {
    (kind === 'always' ? violations : witnesses).push({ property: name, id });
  };

  /** @returns the properties that stay open */
  const undecided = (open: readonly Property<S>[], state: S, id: number): Property<S>[] =>
    open.filter((property) => {
      if (!decides(property, state)) return true;
      note(property, id);
      return false;
    });

  return {
    violations,
    witnesses,
    pending: () => everywhere.length > 0,
    look: (state, id) => {
      const before = violations.length;
      // The usual state decides nothing, and then nothing is allocated.
      if (everywhere.some((property) => property.holds(state) === (property.kind === 'sometimes')))
        everywhere = undecided(everywhere, state, id);
      return violations.length > before;
    },
    lookQuiescent: (state, id) => {
      const before = violations.length;
      if (quiescent.length > 0) quiescent = undecided(quiescent, state, id);
      return violations.length > before;
    },
    decide: (property, id) => {
      everywhere = everywhere.filter((one) => one !== property);
      quiescent = quiescent.filter((one) => one !== property);
      note(property, id);
    },
    isOpen: (property) => everywhere.includes(property) || quiescent.includes(property),
  };
}
