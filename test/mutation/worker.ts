/** A process that tries one mutant after another; a mutant that never ends is ended with it. */
import { readFileSync } from 'node:fs';
import { isCheap } from './cheap.ts';
import {
  type Expected,
  failAtOnce,
  type Measurement,
  measure,
  type Trial,
  tryFromTheBeginning,
  tryMutant,
} from './judge-mutant.ts';
import { stagesOf } from './stage.ts';

/** The first message: what to work with. */
export interface Start {
  readonly root: string;
  readonly bundlePath: string;
  /** States of each scenario without a mutant. */
  readonly sizes: Readonly<Record<string, number>>;
}

export type ToWorker =
  | { readonly kind: 'start'; readonly start: Start }
  | { readonly kind: 'measure' }
  | { readonly kind: 'try'; readonly mutant: string; readonly probes: readonly Expected[]; readonly anew: boolean };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'measuring'; readonly done: number; readonly probes: number }
  | { readonly kind: 'measured'; readonly measurement: Measurement }
  | { readonly kind: 'tried'; readonly mutant: string; readonly trial: Trial };

const say = (message: FromWorker): void => {
  process.send?.(message);
};

let makeStage: ReturnType<typeof stagesOf>;
let stage: ReturnType<typeof makeStage>;

process.once('disconnect', () => process.exit());

process.on('message', async (message: ToWorker) => {
  switch (message.kind) {
    case 'start': {
      const { root, bundlePath, sizes } = message.start;
      failAtOnce();
      makeStage = stagesOf(readFileSync(bundlePath, 'utf8'), {
        root,
        wants: (path) => isCheap(path, sizes),
        sizeOf: (path) => sizes[path],
      });
      stage = makeStage();
      say({ kind: 'ready' });
      return;
    }
    case 'measure': {
      const measurement = await measure(stage, (done) => {
        if (done % 20 === 0) say({ kind: 'measuring', done, probes: stage.probes.length });
      });
      say({ kind: 'measured', measurement });
      return;
    }
    case 'try': {
      const { mutant, probes, anew } = message;
      const attempt = () => (anew ? tryFromTheBeginning(makeStage, mutant, probes) : tryMutant(stage, mutant, probes));
      let trial = await attempt();
      if (trial.status === 'spoilt') {
        stage = makeStage();
        trial = await attempt();
      }
      say({ kind: 'tried', mutant, trial });
    }
  }
});
