import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codecOf } from '../../sim/codec.ts';
import { recordFootprint, recordTouched } from '../../sim/footprint.ts';
import type { Choice, Model } from '../../sim/model.ts';
import { mig } from '../../sim/models/mig.ts';
import { twoPhaseCommit } from '../../sim/models/two-phase-commit.ts';
import { randomWalk } from '../../sim/random-walk.ts';
import { arrayOf, defineState, int, record, type StateOf } from '../../sim/state.ts';
import { enabledChoices, initialState, step } from '../../sim/step.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { traceOfNames } from '../../src/check/trace-names.ts';
import { machineLitmus } from '../helpers/machine-builder.ts';
import { propertyParameters } from '../helpers/seed.ts';

const small = mig({ sectors: 2, versions: 1, fix: false });

function stateAfter<S>(model: Model<S>, names: readonly string[]): S {
  const state = initialState(model);
  for (const choice of choicesOf(model, names)) step(model, state, choice);
  return state;
}

function choicesOf<S>(model: Model<S>, names: readonly string[]): readonly Choice[] {
  const read = traceOfNames(model, names);
  if (!read.ok) throw new Error(read.unknown.name);
  return read.trace;
}

function footprint(names: readonly string[], next: string) {
  return recordFootprint(small, stateAfter(small, names), choicesOf(small, [next])[0]!);
}

describe('by hand, on the textbook model', () => {
  test('a write reads the latest version and sets it and the cache', () => {
    expect(footprint([], 'source.write sector 1')).toMatchObject({
      enabled: true,
      guard: { reads: ['phase', 'latest[1]'], writes: [] },
      recipe: { reads: ['latest[1]'], writes: ['latest[1]', 'sourceCache[1]'] },
      canonicalise: null,
    });
  });

  test('a read from the cache does not ask the disk, one that misses does', () => {
    const fromCache = footprint(['target.prime sector 0', 'source.pause', 'target.take-over'], 'target.read sector 0');
    expect(fromCache.recipe).toEqual({ reads: ['targetCache[0]', 'latest[0]'], writes: [] });
    const missing = footprint(['source.pause', 'target.take-over'], 'target.read sector 0');
    expect(missing.recipe).toEqual({ reads: ['targetCache[0]', 'disk[0]', 'latest[0]'], writes: ['targetCache[0]'] });
  });

  test('a choice that is not enabled has a guard only, and leaves everything as it was', () => {
    const state = stateAfter(small, []);
    const refused = recordFootprint(small, state, choicesOf(small, ['target.read sector 0'])[0]!);
    expect(refused).toEqual({
      guard: { reads: ['phase'], writes: [] },
      enabled: false,
      recipe: null,
      canonicalise: null,
      after: state,
    });
  });

  test('a state that is frozen will do, and stays as it is', () => {
    const state = stateAfter(small, []);
    const frozen = Object.freeze({ ...state, latest: Object.freeze([...state.latest]) as number[] });
    const { after: next } = recordFootprint(small, frozen, choicesOf(small, ['source.write sector 0'])[0]!);
    expect(frozen.latest).toEqual([0, 0]);
    expect(next.latest).toEqual([1, 0]);
  });
});

describe('a recipe that breaks the rules is caught', () => {
  const shape = defineState({ list: arrayOf(2, record({ value: int(9) })), count: int(9) });
  type State = StateOf<typeof shape>;
  const broken: readonly [string, (state: State) => void, string][] = [
    ['adds a key', (state) => Object.assign(state, { extra: 1 }), 'a recipe adds extra to the state'],
    ['makes an array longer', (state) => state.list.push({ value: 1 }), 'a recipe adds list[2] to the state'],
    ['makes it shorter', (state) => state.list.splice(1), 'a recipe deletes list.1'],
    [
      'puts one part into another',
      (state) => {
        state.list[0] = state.list[1]!;
      },
      'a recipe puts an object into list[0]; it must copy leaves',
    ],
    [
      'cuts an array',
      (state) => {
        state.list.length = 1;
      },
      'a recipe resizes list',
    ],
  ];
  test.each(broken)('%s', (_, run, message) => {
    expect(() => recordTouched(shape.zero(), run)).toThrow(new TypeError(message));
  });

  test('what a recipe set itself it does not read', () => {
    const { touched, result } = recordTouched(shape.zero(), (state) => {
      state.count = 3;
      state.list[1]!.value += state.count;
      return state.list.some(({ value }) => value === 3);
    });
    expect(result).toBe(true);
    expect(touched).toEqual({ reads: ['list[1].value', 'list[0].value'], writes: ['count', 'list[1].value'] });
  });

  test('a part is itself', () => {
    const indexOf = (state: State, at: number) => state.list.indexOf(state.list[at]!);
    expect(recordTouched(shape.zero(), (state) => [indexOf(state, 0), indexOf(state, 1)]).result).toEqual([0, 1]);
  });
});

/**
 * The claim that makes a footprint one: a leaf that was not read has no influence, and a leaf that was not written
 * does not change. One leaf that nobody read gets another value, and the step must go as before.
 */
function holdsOnWalksOf<S extends object>(make: () => Model<S>, seed: number, numRuns: number): void {
  const model = make();
  const { fields } = model.shape;
  const codec = codecOf(model.shape);
  fc.assert(
    fc.property(fc.nat(), fc.nat(60), fc.nat(), fc.nat(), fc.nat(), (walkSeed, maxSteps, pick, leaf, value) => {
      const { final } = randomWalk(model, { seed: String(walkSeed), maxSteps });
      const before = codec.format(final);
      const choices = enabledChoices(model, final);
      if (choices.length === 0) return;
      const choice = choices[pick % choices.length]!;
      const { guard, recipe, canonicalise, after: reached } = recordFootprint(model, final, choice);
      expect(codec.format(final)).toBe(before);
      const expected = codec.initial();
      copyInto(model, final, expected);
      step(model, expected, choice);
      expect(codec.format(reached)).toBe(codec.format(expected));

      const reads = new Set([...guard.reads, ...recipe!.reads, ...(canonicalise?.reads ?? [])]);
      const writes = new Set([...recipe!.writes, ...(canonicalise?.writes ?? [])]);
      for (const field of fields)
        if (!writes.has(field.name)) expect(valueAt(reached, field.path)).toBe(valueAt(final, field.path));
      const unread = fields.filter(({ name }) => !reads.has(name));
      const changed = unread[leaf % Math.max(1, unread.length)];
      if (changed === undefined) return;
      const other = codec.initial();
      copyInto(model, final, other);
      setAt(other, changed, value % (changed.max + 1));
      const again = recordFootprint(model, other, choice);
      expect(again.enabled).toBe(true);
      for (const field of fields)
        if (field.name !== changed.name || writes.has(field.name))
          expect([field.name, valueAt(again.after, field.path)]).toEqual([field.name, valueAt(reached, field.path)]);
    }),
    propertyParameters(seed, numRuns),
  );
}

function copyInto<S extends object>(model: Model<S>, from: S, to: S): void {
  const codec = codecOf(model.shape, 'interpreted');
  const words = new Uint32Array(codec.words);
  codec.pack(from, words, 0);
  codec.unpack(words, 0, to);
}

const valueAt = (state: object, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], state);

function setAt(state: object, { path, kind, labels }: Model<object>['shape']['fields'][number], value: number): void {
  const part = valueAt(state, path.slice(0, -1)) as Record<string | number, unknown>;
  part[path.at(-1)!] = kind === 'int' ? value : kind === 'bool' ? value === 1 : labels[value];
}

describe('a leaf that was not read has no influence', () => {
  test('mig', () => holdsOnWalksOf(() => mig({ sectors: 3, versions: 2, fix: true }), 1, 300));
  test('two-phase commit in canonical form', () =>
    holdsOnWalksOf(() => twoPhaseCommit({ participants: 3, sorted: true }), 2, 300));
  test('a virtual machine with a qcow2 image', () => {
    const image = { format: 'qcow2', allocated: ['x'] };
    const litmus = machineLitmus({ qemu: '2011', cache: 'writeback', image, guest: { writes: 2, reads: 1 } });
    holdsOnWalksOf(() => storageModel(buildWorld(litmus)), 3, 60);
  });
  test('the same over nfs', () => {
    const litmus = machineLitmus({ storage: 'nfs', cache: 'writeback', guest: { writes: 2, reads: 1 } });
    holdsOnWalksOf(() => storageModel(buildWorld(litmus)), 4, 60);
  });
});
