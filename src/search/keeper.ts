import type { Model } from '../../sim/model.ts';
import {
  type Checkpoint,
  CheckpointError,
  checkpointOf,
  type Identity,
  modelIdentity,
  readCheckpoint,
  writeCheckpoint,
} from './checkpoint.ts';
import type { Search } from './search.ts';

/** Which files a search continues from and leaves behind. */
export interface KeepOptions {
  /** What makes this search another one than others of the same model, such as the hash of the scenario. */
  readonly identity: Identity;
  /** Continues from this checkpoint. */
  readonly resume?: string;
  /** Writes checkpoints to this file: now and then, and when the search ends before it is complete. */
  readonly checkpoint?: string;
  readonly everyMs?: number;
  readonly onSaved?: (path: string, bytes: number, states: number) => void;
}

/** Saves a search at moments from which it can go on. */
export interface Keeper {
  readonly isDue: () => boolean;
  /** Between two expansions, or between two levels. */
  readonly saveWhenDue: () => void;
  /** This is the last moment from which the search can go on; later ids than `states` do not belong to it. */
  readonly remember: (states: number) => void;
  /** Where the search was cut short. */
  readonly saveAtEnd: () => void;
}

const EVERY_MS = 10 * 60_000;

/** Restores the search first, where that is asked for. @throws CheckpointError */
export function createKeeper<S, E>(model: Model<S>, search: Search<S, E>, keep?: KeepOptions): Keeper {
  if (keep === undefined) return { isDue: () => false, saveWhenDue: () => {}, remember: () => {}, saveAtEnd: () => {} };
  const { resume, checkpoint: path, everyMs = EVERY_MS, onSaved } = keep;
  const identity = { ...modelIdentity(model, search.words, search.reductions), ...keep.identity };
  if (!search.visited().keepsStates && (resume !== undefined || path !== undefined))
    throw new CheckpointError('a search that does not keep its states can neither be saved nor resumed');
  let nextMs = performance.now() + everyMs;
  let remembered: Checkpoint | undefined;

  if (resume !== undefined) {
    const visited = search.fresh();
    const from = readCheckpoint(resume, identity, search.words, visited);
    search.moveTo(from.position, visited);
    search.ends.merge(from.found as ReturnType<typeof search.ends.found>);
    for (const { property: name, id } of from.findings) {
      const property = model.properties.find((one) => one.name === name);
      if (property !== undefined && search.findings.isOpen(property)) search.findings.decide(property, id);
    }
  }

  const save = (checkpoint: Checkpoint): void => {
    if (path === undefined) return;
    const bytes = writeCheckpoint(path, checkpoint, search.visited());
    onSaved?.(path, bytes, checkpoint.states);
    nextMs = performance.now() + everyMs;
  };
  const isDue = (): boolean => path !== undefined && performance.now() >= nextMs;

  return {
    isDue,
    saveWhenDue: () => {
      // What the search stops at is saved at its end.
      if (isDue() && search.stoppedBy() === undefined) save(checkpointOf(search, identity));
    },
    remember: (states) => {
      remembered = { ...checkpointOf(search, identity), states };
    },
    saveAtEnd: () => {
      const stoppedBy = search.stoppedBy();
      if (stoppedBy !== undefined && stoppedBy !== 'violation') save(remembered ?? checkpointOf(search, identity));
    },
  };
}
