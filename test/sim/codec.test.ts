import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codecOf } from '../../sim/codec.ts';
import {
  arrayOf,
  bool,
  defineState,
  INT_MAX,
  int,
  oneOf,
  perSector,
  record,
  type Shape,
  type Type,
  version,
} from '../../sim/state.ts';

// The reporter of fast-check prints the seed of a failure; pinning it makes every run the same.
const RANDOM = { seed: 20, numRuns: 300 };

/** A random type together with an arbitrary of its values. */
interface Sample {
  readonly type: Type<unknown>;
  readonly value: fc.Arbitrary<unknown>;
}

const maxes = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(31, 32, 0xffff, INT_MAX - 1, INT_MAX));

const { sample } = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { maxDepth: 3, depthSize: 'medium', withCrossShrink: true },
    maxes.map((max) => ({ type: int(max), value: fc.integer({ min: 0, max }) })),
    maxes.map((max) => ({ type: version(max), value: fc.integer({ min: 0, max }) })),
    fc.constant({ type: bool(), value: fc.boolean() }),
    fc
      .uniqueArray(fc.string({ maxLength: 4, size: 'medium' }), { minLength: 1, maxLength: 9, size: 'medium' })
      .map((labels) => ({
        type: oneOf(...(labels as [string, ...string[]])),
        value: fc.constantFrom(...labels),
      })),
    fc.tuple(fc.nat(5), tie('sample')).map(([length, element]) => ({
      type: perSector(length, element.type),
      value: fc.array(element.value, { minLength: length, maxLength: length, size: 'medium' }),
    })),
    fc.array(tie('sample'), { maxLength: 4, size: 'medium' }).map((fields) => ({
      type: record(named(fields.map((field) => field.type))),
      value: fc.record(named(fields.map((field) => field.value))),
    })),
  ),
}));

const shapeAndStates = fc.array(sample, { minLength: 1, maxLength: 12, size: 'medium' }).chain((fields) =>
  fc.record({
    shape: fc.constant(defineState(named(fields.map((field) => field.type)))),
    before: fc.record(named(fields.map((field) => field.value))),
    after: fc.record(named(fields.map((field) => field.value))),
  }),
);

function named<T>(values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map((value, index) => [`field${index}`, value]));
}

function packed<S>(shape: Shape<S>, state: S, packing: 'generated' | 'interpreted'): Uint32Array {
  const codec = codecOf(shape, packing);
  const words = new Uint32Array(codec.words + 2).fill(0xdead);
  codec.pack(state, words, 1);
  expect([words[0], words[codec.words + 1]]).toEqual([0xdead, 0xdead]); // nothing written outside its own words
  return words.slice(1, -1);
}

describe.each(['generated', 'interpreted'] as const)('the %s codec', (packing) => {
  test('unpacks what it packed, into a state that held something else', () => {
    fc.assert(
      fc.property(shapeAndStates, ({ shape, before, after }) => {
        const codec = codecOf(shape, packing);
        const state = structuredClone(before);
        codec.unpack(packed(shape, after, packing), 0, state);
        expect(state).toEqual(after);
        codec.check(state);
      }),
      RANDOM,
    );
  });

  test('restores a changed state by rewriting only the words that differ', () => {
    fc.assert(
      fc.property(shapeAndStates, ({ shape, before, after }) => {
        const codec = codecOf(shape, packing);
        const state = structuredClone(after);
        codec.restore(packed(shape, before, packing), 0, packed(shape, after, packing), 0, state);
        expect(state).toEqual(before);
      }),
      RANDOM,
    );
  });

  test('starts from an all-zero state that packs to zero words', () => {
    fc.assert(
      fc.property(shapeAndStates, ({ shape }) => {
        expect(packed(shape, codecOf(shape, packing).initial(), packing).every((word) => word === 0)).toBe(true);
      }),
      RANDOM,
    );
  });

  test.each([
    [
      'a number above its max',
      (state: DemoState) => {
        state.hosts[1]!.disk[2] = 6;
      },
      'hosts[1].disk[2] is 6, expected a whole number in 0..5',
    ],
    [
      'a number above its bits',
      (state: DemoState) => {
        state.hosts[1]!.disk[2] = 8;
      },
      'hosts[1].disk[2] is 8, expected a whole number in 0..5',
    ],
    [
      'a negative number',
      (state: DemoState) => {
        state.full = -1;
      },
      'full is -1, expected a whole number in 0..7',
    ],
    [
      'a fraction',
      (state: DemoState) => {
        state.full = 1.5;
      },
      'full is 1.5, expected a whole number in 0..7',
    ],
    [
      'no number',
      (state: DemoState) => {
        state.full = Number.NaN;
      },
      'full is null, expected a whole number in 0..7',
    ],
    [
      'a missing entry',
      (state: DemoState) => {
        state.hosts[0]!.disk.length = 2;
      },
      'hosts[0].disk is [0,0], expected an array of length 3',
    ],
    [
      'an unknown label',
      (state: DemoState) => {
        state.phase = 'stopped' as 'running';
      },
      'phase is "stopped", expected one of running, paused, moved',
    ],
    [
      'no boolean',
      (state: DemoState) => {
        state.stale = 1 as unknown as boolean;
      },
      'stale is 1, expected true or false',
    ],
  ])('refuses to pack %s, naming the path', (_, spoil, message) => {
    const codec = codecOf(demoShape, packing);
    const state = codec.initial();
    spoil(state);
    const words = new Uint32Array(codec.words);
    expect(() => {
      codec.pack(state, words, 0);
    }).toThrow(new RangeError(message));
    expect(() => {
      codec.check(state);
    }).toThrow(new RangeError(message));
  });
});

test('shapes share compiled functions exactly where their layouts are the same', () => {
  const shape = (max: number, ...labels: [string, string]) => defineState({ a: int(max), b: oneOf(...labels) });
  const first = codecOf(shape(3, 'x', 'y'));
  expect(codecOf(shape(3, 'x', 'y')).pack).toBe(first.pack);
  for (const other of [shape(2, 'x', 'y'), shape(3, 'x', 'z'), shape(3, 'y', 'x')])
    expect(codecOf(other).pack).not.toBe(first.pack);
});

test('generated and interpreted packing give the same bits', () => {
  fc.assert(
    fc.property(shapeAndStates, ({ shape, after }) => {
      expect(packed(shape, after, 'generated')).toEqual(packed(shape, after, 'interpreted'));
    }),
    RANDOM,
  );
});

test('different states pack differently, equal ones equally', () => {
  fc.assert(
    fc.property(shapeAndStates, ({ shape, before, after }) => {
      const same = JSON.stringify(before) === JSON.stringify(after);
      expect(codecOf(shape).equal(before, after)).toBe(same);
      expect(codecOf(shape).equal(before, structuredClone(before))).toBe(true);
    }),
    RANDOM,
  );
});

const demoShape = defineState({
  phase: oneOf('running', 'paused', 'moved'),
  stale: bool(),
  full: int(7),
  hosts: arrayOf(2, record({ disk: perSector(3, version(5)), up: bool() })),
});
type DemoState = ReturnType<typeof demoShape.zero>;

test('the check refuses what packing cannot see: extra keys and parts that stand in two places', () => {
  const codec = codecOf(demoShape);
  const extra = codec.initial();
  Object.assign(extra, { note: 1 });
  expect(() => {
    codec.check(extra);
  }).toThrow('found note');
  const longer = codec.initial();
  longer.hosts[0]!.disk.push(0);
  expect(() => {
    codec.check(longer);
  }).toThrow('hosts[0].disk is [0,0,0,0], expected an array of length 3');
  const shared = codec.initial();
  shared.hosts[1]!.disk = shared.hosts[0]!.disk;
  expect(() => {
    codec.check(shared);
  }).toThrow('hosts[1].disk is [0,0,0], expected an array of its own');
});

test.each([
  [null, 'the state is null, expected a record'],
  [7, 'the state is 7, expected a record'],
  [{ ...demoShape.zero(), hosts: [null, null] }, 'hosts[0] is null, expected a record'],
  [{ ...demoShape.zero(), hosts: [false, false] }, 'hosts[0] is false, expected a record'],
])('the check refuses what is no record: %j', (state, message) => {
  expect(() => codecOf(demoShape).check(state as unknown as DemoState)).toThrow(new RangeError(message));
});

test('fields take the fewest bits and never straddle two words', () => {
  const codec = codecOf(defineState({ a: int(INT_MAX), b: oneOf('x', 'y', 'z'), c: bool(), d: int(0) }));
  expect(codec.slots.map(({ word, shift, bits }) => [word, shift, bits])).toEqual([
    [0, 0, 31],
    [1, 0, 2],
    [1, 2, 1],
    [1, 3, 0],
  ]);
  expect([codec.words, codec.bits]).toEqual([2, 34]);
});

test('a state formats to one line', () => {
  const state = demoShape.zero();
  state.hosts[1]!.disk[0] = 4;
  expect(codecOf(demoShape).format(state)).toBe(
    'phase=running stale=no full=0 hosts=[{disk=[0 0 0] up=no} {disk=[4 0 0] up=no}]',
  );
});
