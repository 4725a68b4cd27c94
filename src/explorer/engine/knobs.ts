/** A configuration as knobs: what can be set, what has no effect now and why, and the scenario that comes of it. */
import type { Configuration } from '../../configuration/configuration.ts';
import { scenarioOf } from '../../configuration/scenario-of.ts';
import { faultKnobs } from './fault-knobs.ts';
import { guestKnobs } from './guest-knobs.ts';
import { isKnobOfSomeHandoff, migrationKnobs } from './handoff-knobs.ts';
import { type KnobBoard, knobBoard } from './knob-board.ts';
import { imageKnobs, processKnobs, qemuKnob } from './machine-knobs.ts';
import type { KnobsAnswer, KnobsRequest } from './protocol.ts';
import { isKnobOfSomeStorage, storageKnobs } from './storage-knobs.ts';

export function knobs({ values }: KnobsRequest): KnobsAnswer {
  const board = knobBoard(values);
  const made = scenarioOf(configurationOn(board));
  const strangers = Object.keys(values).filter((id) => !board.knobs.some((knob) => knob.id === id) && !isElsewhere(id));
  const problems = [...strangers.map((id) => `there is no knob "${id}"`), ...board.problems];
  const refused = problems.length > 0 ? problems.join('; ') : made.possible ? null : made.reason;
  const inOrder = groups.flatMap((group) => board.knobs.filter((knob) => knob.group === group));
  return {
    knobs: inOrder,
    scenario: refused === null && made.possible ? { text: made.text, path: made.scenario.path } : null,
    refused,
  };
}

const groups = ['storage', 'image', 'source', 'destination', 'handoff', 'faults', 'guest'] as const;

/** A knob of another storage or handoff: whoever comes back to those finds it where it was. */
const isElsewhere = (id: string): boolean => isKnobOfSomeStorage(id) || isKnobOfSomeHandoff(id);

function configurationOn(board: KnobBoard): Configuration {
  const storage = storageKnobs(board);
  const image = imageKnobs(board);
  const [S, D] = [qemuKnob(board, 'source'), qemuKnob(board, 'destination')];
  const { configuration: migration, steps } = migrationKnobs(board, S);
  const source = processKnobs(board, 'source', S, [...steps.source, ...steps['source-fails']]);
  const destination = processKnobs(board, 'destination', D, [...steps.launch, ...steps.destination]);
  const faults = faultKnobs(board, storage.name, migration.arbiter);
  const others = { storage, image, source, destination, migration, faults };
  const guest = guestKnobs(board, (one) => mayBeAnyNumber({ ...others, guest: one }));
  // What has a cluster is a sector that the guest uses.
  const allocated = image.allocated.filter((name) => guest.sectors.includes(name));
  return { ...others, image: { ...image, allocated }, guest };
}

/** False where only so and so often can be told: see `dead-values.ts`. */
function mayBeAnyNumber(configuration: Configuration): boolean {
  const made = scenarioOf(configuration);
  return !made.possible || made.scenario.litmus.machine?.workload?.anyNumber === true;
}
