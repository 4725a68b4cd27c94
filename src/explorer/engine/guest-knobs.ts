import { type GuestConfiguration, type GuestSectorName, plainGuest } from '../../configuration/configuration.ts';
import { defaultScope } from '../../matrix/scope.ts';
import type { KnobBoard } from './knob-board.ts';

const group = 'guest';
/** More makes a search long, and shows nothing new. */
const REQUESTS_MAX = 3;

const sectorChoices: Readonly<Record<string, { label: string; sectors: readonly GuestSectorName[] }>> = {
  x: { label: 'one', sectors: ['x'] },
  'x,y': { label: 'two, in pages and clusters of their own', sectors: ['x', 'y'] },
  'x,z': { label: 'two in one page', sectors: ['x', 'z'] },
  'x,y,z': { label: 'three, two of them in one page', sectors: ['x', 'y', 'z'] },
};

/** @param mayBeAnyNumber  whether a search can tell what happens when this guest does things as often as it likes */
export function guestKnobs(
  board: KnobBoard,
  mayBeAnyNumber: (guest: GuestConfiguration) => boolean,
): GuestConfiguration {
  const count = (name: 'writes' | 'reads' | 'flushes' | 'resizes', help: string): number =>
    Number(
      board.choose({
        id: `guest.${name}`,
        name,
        group,
        help,
        options: Array.from({ length: REQUESTS_MAX + 1 }, (_, value) => ({ value: String(value) })),
        first: String(defaultScope[name]),
      }),
    );
  const guest: GuestConfiguration = {
    ...plainGuest,
    writes: count('writes', 'How often it writes'),
    reads: count('reads', 'How often it reads'),
    flushes: count('flushes', 'How often it flushes'),
    resizes: count('resizes', 'How often the management resizes its disk'),
    sectors:
      sectorChoices[
        board.choose({
          id: 'guest.sectors',
          name: 'sectors',
          group,
          help: 'Which sectors of its disk it uses',
          options: Object.entries(sectorChoices).map(([value, { label }]) => ({ value, label })),
          first: plainGuest.sectors.join(),
        })
      ]!.sectors,
    inFlight: board.turn({
      id: 'guest.in-flight',
      name: 'in flight',
      group,
      help: 'A request may be in flight when something else happens',
      first: plainGuest.inFlight,
    }),
  };
  const anyNumber = board.turn({
    id: 'guest.any-number',
    name: 'any number',
    group,
    help: 'It writes, reads and flushes as often as it likes; the numbers only say what it does at all',
    first: defaultScope.anyNumber,
    whenIdle: false,
    idle: mayBeAnyNumber({ ...guest, anyNumber: true })
      ? null
      : 'something written may be lost, and then only so and so often can be searched: the numbers stand',
  });
  return { ...guest, anyNumber };
}
