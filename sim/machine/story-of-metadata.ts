/** Metadata that no longer fits: old memory over a newer disk, a flag that somebody cleared, clusters used twice. */
import { lastIndex } from '../storage/run.ts';
import type { StorageState } from '../storage/state.ts';
import { type CopyStory, madeSince } from './copy-story.ts';
import { processOfChoice } from './guest-access.ts';
import { afterWriteBack } from './image-check.ts';
import { header } from './layout.ts';
import { passedSteps } from './passed-steps.ts';
import { contentAt, type Place, placeText } from './places.ts';
import type { Scene } from './scene.ts';
import { fieldOf } from './tables.ts';
import { imageOf } from './tables-in-file.ts';

/** A guest goes on from memory that does not know the last writes to its disk. */
export interface OldMemoryStory {
  readonly kind: 'old-memory';
  readonly process: string;
  /** When the memory was last true: the guest stopped there, or its state was sent. */
  readonly frozenStep: number | null;
  /** The write that it does not know. */
  readonly writeStep: number | null;
  readonly writer: string | null;
}

export function storyOfOldMemory(scene: Scene): OldMemoryStory | null {
  const { world, model, choices, states } = scene;
  const end = states.length - 1;
  const before = states[end - 1]!;
  const process = states[end]!.processes.findIndex(
    ({ run }, index) => run === 'running' && before.processes[index]!.run !== 'running',
  );
  if (process < 0) return null;
  const { name } = world.machine!.processes[process]!;
  const stopped = lastIndex(
    states,
    (state, index) =>
      index < end - 1 &&
      state.processes[process]!.run === 'running' &&
      states[index + 1]!.processes[process]!.run !== 'running',
  );
  const sent = lastIndex(
    states,
    (state, index) =>
      index < end &&
      world.machine!.migrations.some(
        ({ destination }, migration) =>
          destination === process &&
          state.migrations[migration]!.stream === 'none' &&
          states[index + 1]!.migrations[migration]!.stream === 'sent',
      ),
  );
  const frozen = Math.max(stopped, sent);
  const writes = choices.flatMap((_, index) => (isWrite(states, index) ? [index] : []));
  const missed = writes.find((index) => index > frozen && processOfChoice(world, model, choices[index]!) !== process);
  const writer = missed === undefined ? -1 : processOfChoice(world, model, choices[missed]!);
  return {
    kind: 'old-memory',
    process: name,
    frozenStep: frozen < 0 ? null : frozen,
    writeStep: missed ?? null,
    writer: writer < 0 ? null : world.machine!.processes[writer]!.name,
  };
}

const isWrite = (states: readonly StorageState[], index: number): boolean =>
  states[index]!.guest[0]!.latest.some((value, sector) => states[index + 1]!.guest[0]!.latest[sector] !== value);

/** A running process relies on a flag in the header that somebody else has cleared. */
export interface ClearedFlagStory {
  readonly kind: 'cleared-flag';
  readonly process: string;
  readonly flag: string;
  readonly setStep: number | null;
  readonly clearedStep: number | null;
  /** Who cleared it, and the old header by which that was done; null where the flag was seen and cleared on purpose. */
  readonly by: string | null;
  readonly copy: CopyStory | null;
}

export function storyOfClearedFlag(scene: Scene): ClearedFlagStory | null {
  const { world, model, choices, states } = scene;
  const end = states.length - 1;
  const layout = imageOf(world, 0);
  if (layout.header < 0 || layout.headerCode.radices[header.dirty] === 1) return null;
  const isSet = (code: number | null): boolean => code !== null && fieldOf(layout.headerCode, code, header.dirty) === 1;
  const inMemory = (state: StorageState, process: number) =>
    isSet(contentAt(world, state, { kind: 'header', process, image: 0 }));
  const inFile = (state: StorageState, process: number) =>
    isSet(afterWriteBack(world, state, world.machine!.processes[process]!.view)(layout.header));
  const process = states[end]!.processes.findIndex(
    ({ run, inactive }, index) =>
      run === 'running' && !inactive && inMemory(states[end]!, index) && !inFile(states[end]!, index),
  );
  if (process < 0) return null;
  const place: Place = { kind: 'header', process, image: 0 };
  const cleared = lastIndex(states, (state, index) => index < end && inFile(state, process));
  const by = cleared < 0 ? -1 : processOfChoice(world, model, choices[cleared]!);
  return {
    kind: 'cleared-flag',
    process: world.machine!.processes[process]!.name,
    flag: layout.format === 'qed' ? 'NEED_CHECK' : 'the dirty bit',
    setStep: madeSince(scene, place, end, (index) => inMemory(states[index]!, process)),
    clearedStep: cleared < 0 ? null : cleared,
    by: by < 0 ? null : world.machine!.processes[by]!.name,
    copy: by < 0 || by === process ? null : headerOf(scene, by, cleared),
  };
}

/** The header that a process has in memory, when the file has had another one since. */
function headerOf(scene: Scene, process: number, at: number): CopyStory | null {
  const { world, states } = scene;
  const place: Place = { kind: 'header', process, image: 0 };
  const says = contentAt(world, states[at]!, place);
  if (says === null) return null;
  const { header: sector } = imageOf(world, 0);
  const madeStep = madeSince(scene, place, at, (index) => contentAt(world, states[index]!, place) === says);
  const { view } = world.machine!.processes[process]!;
  const changed = lastIndex(
    states,
    (state, index) =>
      index < at &&
      state.media[world.views[view]!.medium]!.data[sector] !==
        states[index + 1]!.media[world.views[view]!.medium]!.data[sector],
  );
  return {
    place: placeText(world, place),
    says: 'the header as it was',
    madeStep,
    from: [],
    missedStep: madeStep !== null && changed > madeStep ? changed : null,
    lostStep: null,
    truth: 'a newer header',
    newestIn: [],
    passed: passedSteps(scene, place, madeStep, at),
    at: place,
  };
}
