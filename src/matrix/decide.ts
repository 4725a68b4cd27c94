import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import type { Figures } from '../check/collect.ts';
import { checkSafety, checkSafetyInSlices, type Safety, type SafetyOptions } from '../check/safety.ts';
import { traceNames } from '../check/trace-names.ts';

/** A verdict as plain data that can go from one thread to another: runs are written as in scenario files. */
export interface Decision {
  readonly verdict: Safety['verdict'];
  readonly violations: readonly DecidedViolation[];
  /** What should happen at least once and never does. */
  readonly notReached: readonly string[];
  readonly figures: Figures;
}

export interface DecidedViolation {
  readonly property: string;
  readonly explanation: string;
  /** A shortest run that violates it. */
  readonly run: readonly string[];
}

export function decide(litmus: Litmus, options: SafetyOptions = {}): Decision {
  return decisionOf(litmus, checkSafety(litmus, options));
}

/** Like `decide`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export async function decideInSlices(litmus: Litmus, options: SafetyOptions = {}): Promise<Decision> {
  return decisionOf(litmus, await checkSafetyInSlices(litmus, options));
}

function decisionOf(litmus: Litmus, { verdict, violations, notReached, figures }: Safety): Decision {
  const model = storageModel(buildWorld(litmus));
  return {
    verdict,
    violations: violations.map(({ property, explanation, trace }) => ({
      property,
      explanation,
      run: traceNames(model, trace),
    })),
    notReached,
    figures,
  };
}
