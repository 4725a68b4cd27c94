/** What a viewer can guess before a read is shown. */

import { valueText } from '../../../sim/machine/contents.ts';
import { FAILED } from '../../../sim/machine/file.ts';
import { guestAccess, resultOfRead } from '../../../sim/machine/guest-access.ts';
import { registerOf } from '../../../sim/storage/outcome.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import type { Step } from '../../report/tell.ts';
import type { Loaded } from './loaded.ts';
import type { ReadQuestion } from './protocol.ts';

/** Combinations of values that somebody can choose from, where several sectors are read at once. */
const OPTIONS_MAX = 8;

/**
 * @param states  of the run so far, the start first: what was written until then can be read
 * @returns null where the step reads nothing, or where there is nothing to guess
 */
export function readQuestion(loaded: Loaded, states: readonly StorageState[], step: Step): ReadQuestion | null {
  return guestQuestion(loaded, states, step) ?? registerQuestion(loaded, states, step);
}

/** A read of the guest or of a tool. */
function guestQuestion({ world, model }: Loaded, states: readonly StorageState[], step: Step): ReadQuestion | null {
  const access = world.machine === null ? null : guestAccess(world, model, step.choice);
  if (access?.kind !== 'read') return null;
  const { name } = world.machine!.setup.guestSectors[access.guestSector]!;
  const process = world.machine!.processes[access.process]!;
  const { value, old } = resultOfRead(world, model, step.before, access);
  const answer = value === FAILED ? 'EIO' : valueText(world, value);
  const written = distinct(states.map(({ guest }) => guest[0]!.latest[access.guestSector]!));
  const who = process.setup.program === 'qemu' ? `the guest on ${process.name}` : process.name;
  return questionOf(world, `What does ${who} read from ${name}?`, { written: [written], answer, wrong: old });
}

/** A read of a program into a register. */
function registerQuestion({ world }: Loaded, states: readonly StorageState[], step: Step): ReadQuestion | null {
  const own = world.steps[step.choice.action];
  if (own === undefined || own.register < 0 || own.sectors.length === 0) return null;
  if (own.operation.kind !== 'read' && own.operation.kind !== 'mread') return null;
  const { value, old } = registerOf(world, step.after, own.register);
  // A host that is down reads nothing.
  if (value === '-') return null;
  const cells = step.after.cells.slice(own.firstCell, own.firstCell + own.sectors.length);
  const failed = value === 'EIO';
  const answer = failed ? value : cells.map((cell) => world.results[cell]!).join(' ');
  const written = own.sectors.map((sector) =>
    distinct([world.sectors[sector]!.initial, ...states.map(({ oracle }) => oracle.latest[sector]!)]),
  );
  const names = own.sectors.map((sector) => world.sectors[sector]!.name).join(' and ');
  return questionOf(world, `What does ${own.actor} read from ${names}?`, { written, answer, wrong: old });
}

interface Known {
  /** For each sector the versions that it has had. */
  readonly written: readonly (readonly number[])[];
  readonly answer: string;
  readonly wrong: boolean;
}

function questionOf(world: World, ask: string, { written, answer, wrong }: Known): ReadQuestion | null {
  const contents = world.machine?.dataValues ?? world.values.length;
  // Where nobody has written yet, what somebody might is as good a guess.
  const enough = written.map((versions) =>
    versions.length > 1
      ? versions
      : distinct([...versions, ...Array.from({ length: contents }, (_, version) => version)].slice(0, 2)),
  );
  const combined = combinations(enough.map((versions) => [...versions].sort((one, other) => one - other)));
  const texts = combined.map((versions) => versions.map((version) => valueText(world, version)).join(' '));
  const isKnown = texts.includes(answer);
  const options = distinct([...texts.slice(0, OPTIONS_MAX - (isKnown ? 0 : 1)), ...(isKnown ? [] : [answer])]);
  if (!options.includes(answer)) options[options.length - 1] = answer;
  return options.length < 2 ? null : { ask, options, answer, wrong };
}

function combinations(parts: readonly (readonly number[])[]): number[][] {
  return parts.reduce<number[][]>((sofar, part) => sofar.flatMap((one) => part.map((value) => [...one, value])), [[]]);
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
