import { expect, test } from 'vitest';
import type { Model } from '../../../sim/model.ts';
import { type MigState, mig } from '../../../sim/models/mig.ts';
import { int, record } from '../../../sim/state.ts';
import { runDigest } from '../../../src/check/run-digest.ts';

const model = mig({ sectors: 2, versions: 1, fix: false });
const write = { action: 0, choice: 0 };
const prime = { action: 3, choice: 1 };

test('depends on every state on the way, not only on the last', () => {
  expect(runDigest(model, [write, prime])).toBe(runDigest(model, [write, prime]));
  expect(runDigest(model, [write, prime])).not.toBe(runDigest(model, [prime, write]));
});

test('notices another meaning of the same choice, and another start', () => {
  const usual = runDigest(model, [write]);
  const actions = model.actions.map((action, index) =>
    index === 0 ? { ...action, apply: (state: MigState) => void state.latest.fill(1) } : action,
  );
  expect(runDigest({ ...model, actions }, [write])).not.toBe(usual);
  const initialise = (state: MigState) => void state.disk.fill(1);
  expect(runDigest({ ...model, initialise }, [write])).not.toBe(usual);
});

test('a field that the run does not use makes no difference', () => {
  const { layout, zero, fields } = model.shape;
  const more = record({ extra: int(3) });
  const wider = {
    ...model,
    shape: {
      layout,
      zero: () => ({ ...zero(), ...more.zero() }),
      fields: [...fields, { ...fields[0]!, path: ['extra'], name: 'extra', kind: 'int', labels: [] }],
    },
  } as Model<MigState>;
  expect(runDigest(wider, [write])).toBe(runDigest(model, [write]));
});
