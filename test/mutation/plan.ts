/** Which probes are tried on a mutant, and in which order: those that are likely to notice it soon come first. */
import type { Expected, Measured, Measurement } from './judge-mutant.ts';
import type { Mutant } from './mutants.ts';

export interface Plan {
  /** Tried on the model as it has been loaded. */
  readonly warm: readonly Expected[];
  /** Tried on a model that is loaded anew with the mutant: only for what happens while it is loaded. */
  readonly anew: readonly Expected[];
}

export interface Planner {
  readonly for: (mutant: string) => Plan;
  /** What has noticed one mutant of a file is likely to notice the next one. */
  readonly noticed: (mutant: string, probe: string) => void;
}

/** @param budgetMs  what the probes of one mutant may cost together */
export function plan(measurement: Measurement, mutants: readonly Mutant[], budgetMs: number): Planner {
  const passing = new Map<string, Measured[]>();
  for (const probe of measurement.probes)
    for (const mutant of probe.mutants) {
      const known = passing.get(mutant);
      if (known === undefined) passing.set(mutant, [probe]);
      else known.push(probe);
    }
  const atLoad = new Set(measurement.static);
  const files = new Map(mutants.map(({ id, file }) => [id, file] as const));
  /** By file, then probe. */
  const noticed = new Map<string, Map<string, number>>();

  const inOrder = (mutant: string, probes: readonly Measured[]): Expected[] => {
    const file = files.get(mutant)!;
    const own = file.replace(/^sim\//, 'test/sim/').replace(/\.ts$/, '.test.ts');
    const luck = noticed.get(file);
    const weight = ({ name, ms }: Measured): number =>
      (ms + 0.2) / ((1 + 2 * (luck?.get(name) ?? 0)) * (name.startsWith(own) ? 4 : 1));
    const sorted = probes.map((probe) => [weight(probe), probe] as const).sort(([a], [b]) => a - b);
    let cost = 0;
    const chosen: Expected[] = [];
    for (const [, { name, text, ms }] of sorted) {
      cost += ms;
      if (cost > budgetMs && chosen.length > 0) break;
      chosen.push({ name, text });
    }
    return chosen;
  };

  return {
    for: (mutant) => ({
      warm: inOrder(mutant, passing.get(mutant) ?? []),
      anew: atLoad.has(mutant) ? inOrder(mutant, measurement.probes) : [],
    }),
    noticed: (mutant, probe) => {
      const file = files.get(mutant)!;
      const luck = noticed.get(file) ?? new Map<string, number>();
      luck.set(probe, (luck.get(probe) ?? 0) + 1);
      noticed.set(file, luck);
    },
  };
}
