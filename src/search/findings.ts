import type { Property } from '../../sim/model.ts';

/** A state that decides a property: it violates an `always`, or reaches a `sometimes`. */
export interface Finding {
  readonly property: string;
  readonly id: number;
}

export interface Findings<S> {
  readonly violations: readonly Finding[];
  readonly witnesses: readonly Finding[];
  /** False when every property is decided: then new states need no look. */
  readonly pending: () => boolean;
  /** Call once for every new state; true when it is the first to violate some property. */
  readonly look: (state: S, id: number) => boolean;
}

/** Looks at states until each property is decided by the first state that does. */
export function createFindings<S>(properties: readonly Property<S>[]): Findings<S> {
  let open = properties;
  const violations: Finding[] = [];
  const witnesses: Finding[] = [];
  return {
    violations,
    witnesses,
    pending: () => open.length > 0,
    look: (state, id) => {
      const before = violations.length;
      for (const property of open) {
        if (property.holds(state) !== (property.kind === 'sometimes')) continue;
        (property.kind === 'always' ? violations : witnesses).push({ property: property.name, id });
        open = open.filter((other) => other !== property);
      }
      return violations.length > before;
    },
  };
}
