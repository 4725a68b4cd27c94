import { expect, test } from 'vitest';
import { collectOutcomes } from '../../../src/check/collect.ts';
import { traceNames, traceOfNames } from '../../../src/check/trace-names.ts';
import { staleReadModel, staleReadOutcome } from './stale-read-model.ts';

test('a run survives being written down and read again', () => {
  const model = staleReadModel();
  for (const { witness } of collectOutcomes(model, staleReadOutcome).outcomes) {
    expect(traceOfNames(model, traceNames(model, witness))).toEqual({ ok: true, trace: witness });
  }
});

test('a choice the model does not have is named, with what looks like it', () => {
  expect(traceOfNames(staleReadModel(), ['D.read-before', 'S.wriet'])).toEqual({
    ok: false,
    unknown: { index: 1, name: 'S.wriet', nearest: 'S.write' },
  });
});
