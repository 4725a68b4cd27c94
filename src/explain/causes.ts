/** The steps that move the data of a violation, in words: what each left that matters, and what made it leave that. */
import type { Model, Plainness, Trace } from '../../sim/model.ts';
import { plainnessOfChoice } from '../../sim/step.ts';
import { describeChange } from '../../sim/storage/describe.ts';
import type { RuleId } from '../../sim/storage/rules.ts';
import { runOf } from '../../sim/storage/run.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { World } from '../../sim/storage/world.ts';
import type { CausalSlice } from './causal-slice.ts';
import { createLeaves } from './leaves.ts';

/** Steps are indices into the choices of the run. */
export interface Cause {
  readonly step: number;
  /** What it left that matters later, as `describeChange` tells it; empty where that has no words. */
  readonly left: readonly string[];
  /** Earlier steps, each in this list too, whose values it used. */
  readonly because: readonly number[];
  /** Rules that took part in it and without which this run would not violate the property. */
  readonly rules: readonly RuleId[];
  /** Where no earlier value and no rule is the cause: the step after which it was due, if any; or just what it is. */
  readonly dueAfter?: number;
  readonly origin: 'script' | Plainness;
}

/** @param rules  those behind the violation, see `rulesBehindViolation` */
export function causesOf(
  world: World,
  model: Model<StorageState>,
  trace: Trace,
  slice: CausalSlice,
  rules: readonly RuleId[],
): Cause[] {
  const leaves = createLeaves(model.shape);
  const { states, fired } = runOf(world, model, trace);
  return slice.steps.flatMap(({ part, leaves: names, uses, allowedBy }, step) => {
    if (part !== 'moves') return [];
    const [before, after] = [states[step]!, states[step + 1]!];
    const without = leaves.copy(after);
    for (const name of names) leaves.set(without, name, leaves.get(before, name));
    const elsewhere = describeChange(world, before, without);
    return [
      {
        step,
        left: describeChange(world, before, after).filter((line) => !elsewhere.includes(line)),
        because: uses.map((use) => use.step),
        rules: rules.filter((rule) => fired[step]!.includes(rule)),
        ...(allowedBy.length === 0 ? {} : { dueAfter: Math.max(...allowedBy) }),
        origin: world.steps[trace[step]!.action] === undefined ? plainnessOfChoice(model, trace[step]!) : 'script',
      },
    ];
  });
}
