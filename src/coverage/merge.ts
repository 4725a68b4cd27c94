import { ruleIds } from '../../sim/storage/rules.ts';
import type {
  ActionCoverage,
  Coverage,
  FieldCoverage,
  HandoffStepCoverage,
  PropertyCoverage,
  Risk,
} from './coverage.ts';

/** Several searches together: what one of them has seen has been seen. Actions are told apart by kind only. */
export function mergeCoverage(all: readonly Coverage[]): Coverage {
  const rules = new Set(all.flatMap(({ rules: took }) => took));
  return {
    complete: all.every(({ complete }) => complete),
    states: all.reduce((sum, { states }) => sum + states, 0),
    actions: merged(
      all.flatMap(({ actions }) => actions),
      ({ kind }) => kind,
      (a, b): ActionCoverage => ({ name: a.kind, kind: a.kind, taken: a.taken + b.taken }),
    ).map((action) => ({ ...action, name: action.kind })),
    rules: ruleIds.filter((rule) => rules.has(rule)),
    handoffSteps: merged(
      all.flatMap(({ handoffSteps }) => handoffSteps),
      ({ handoff, list, step }) => `${handoff} ${list} ${step}`,
      (a, b): HandoffStepCoverage => ({ ...a, taken: a.taken || b.taken }),
    ),
    fields: merged(
      all.flatMap(({ fields }) => fields),
      ({ field }) => field,
      (a, b): FieldCoverage => {
        // Both lists keep the order of the declaration where they are taken from one that has all values.
        const values = new Set([...a.seen, ...b.seen]);
        const declared = [...a.seen, ...a.neverSeen];
        return {
          ...a,
          seen: declared.filter((value) => values.has(value)),
          neverSeen: declared.filter((value) => !values.has(value)),
        };
      },
    ),
    properties: merged(
      all.flatMap(({ properties }) => properties),
      ({ name }) => name,
      (a, b): PropertyCoverage => ({ ...a, risk: worse(a.risk, b.risk) }),
    ),
  };
}

const byWeight: readonly Risk[] = ['violated', 'judged', 'one-value-away', 'never'];

const worse = (a: Risk, b: Risk): Risk => byWeight.find((risk) => risk === a || risk === b) ?? 'never';

/** One entry for each key, in the order in which the keys first occur. */
function merged<T>(entries: readonly T[], keyOf: (entry: T) => string, join: (a: T, b: T) => T): T[] {
  const found = new Map<string, T>();
  for (const entry of entries) {
    const known = found.get(keyOf(entry));
    found.set(keyOf(entry), known === undefined ? entry : join(known, entry));
  }
  return [...found.values()];
}
