import type { Trace } from '../../sim/model.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type WorldOptions } from '../../sim/storage/world.ts';
import type { OutcomeSet, ReachedOutcome } from '../check/collect.ts';
import type { Outcome } from '../check/outcome.ts';
import type { DecidedProperty } from '../check/properties.ts';
import { traceNames } from '../check/trace-names.ts';
import { shortStory } from './explain-report.ts';
import type { Header } from './header.ts';
import { roundedMs } from './numbers.ts';

/** Parts that the JSON reports have in common. Every report is one object with a `schema` that names its form. */

/** What the header lines say. */
export function headerJson(header: Header): Record<string, unknown> {
  const {
    version,
    modelVersion,
    node,
    arguments: words,
    scenarios,
    limits,
    seed,
    withoutRules,
    withoutReductions = [],
  } = header;
  return {
    tool: { name: 'stalemate', version, model: modelVersion, node },
    command: words,
    ...(scenarios === undefined ? {} : { scenarios }),
    ...(limits === undefined ? {} : { limits }),
    ...(seed === undefined ? {} : { seed }),
    ...(withoutRules === undefined || withoutRules.length === 0 ? {} : { withoutRules }),
    ...(withoutReductions.length === 0 ? {} : { withoutReductions }),
  };
}

/** `{"after": {"value": "0", "old": true}}` */
export function outcomeJson({ registers }: Outcome): Record<string, { value: string; old: boolean }> {
  return Object.fromEntries(registers.map(({ name, value, old }) => [name, { value, old }]));
}

export function outcomeSetJson(
  { outcomes, properties, figures }: OutcomeSet,
  litmus: Litmus,
  options: WorldOptions,
): Record<string, unknown> {
  return {
    outcomes: outcomes.map((reached) => reachedJson(reached, litmus, options)),
    ...(litmus.machine === undefined ? {} : { properties: propertiesJson(properties, litmus, options) }),
    search: figuresJson({ figures }),
  };
}

/** How much was searched, and with which reductions. */
export function figuresJson({ figures }: Pick<OutcomeSet, 'figures'>): Record<string, unknown> {
  return { ...figures, elapsedMs: roundedMs(figures.elapsedMs) };
}

/** `violated` or `reached` says how it went; the run and its end in words stand beside it where there is one. */
function propertiesJson(
  properties: readonly DecidedProperty[],
  litmus: Litmus,
  options: WorldOptions,
): Record<string, unknown>[] {
  return properties.map(({ name, kind, found }) => ({
    name,
    kind,
    [kind === 'always' ? 'violated' : 'reached']: found !== undefined,
    ...(found && { explanation: found.explanation, witness: witnessJson(found.trace, litmus, options) }),
    ...(found && kind === 'always' && { story: shortStory(litmus, { property: name, ...found }, options) }),
  }));
}

export function reachedJson(
  { outcome, states, witness }: ReachedOutcome,
  litmus: Litmus,
  options: WorldOptions,
): Record<string, unknown> {
  return { registers: outcomeJson(outcome), states, witness: witnessJson(witness, litmus, options) };
}

/** The names of the choices, as in the `trace` of a scenario file. */
export function witnessJson(trace: Trace, litmus: Litmus, options: WorldOptions): string[] {
  return traceNames(storageModel(buildWorld(litmus, options)), trace);
}

/** Two blanks of indent and a line feed at the end. */
export function jsonText(report: Record<string, unknown>): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
