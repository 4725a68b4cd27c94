import { describe, expect, test } from 'vitest';
import { replay } from '../../../sim/replay.ts';
import { outcomeOf } from '../../../sim/storage/outcome.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { outcomeText } from '../../../src/check/outcome.ts';
import { traceNames, traceOfNames } from '../../../src/check/trace-names.ts';
import { storyOf } from '../../../src/explain/explain.ts';
import { shortStory, storySentences } from '../../../src/report/explain-report.ts';
import { tellRun, tellSteps } from '../../../src/report/tell.ts';
import { plainTheme } from '../../../src/report/theme.ts';
import { witnessLines } from '../../../src/report/witness-text.ts';
import { shippedScenarios } from '../../helpers/shipped-scenarios.ts';
import { searchesOf } from '../../helpers/shipped-searches.ts';

/** Telling a run searches without each rule in turn: one virtual machine in twelve here, all with STALEMATE_DEEP=1. */
const deep = process.env.STALEMATE_DEEP === '1';
const chosen = shippedScenarios().filter(
  ({ scenario: { litmus } }, at) => deep || at % 12 === 0 || litmus.machine === undefined,
);

test('there are scenarios', () => expect(chosen.length).toBeGreaterThan(100));

describe.each(chosen.map(({ path, scenario }) => [path, scenario.litmus] as const))('%s', (_, litmus) => {
  test('each outcome is where its run ends, also after the run was written down, and can be told', () => {
    const world = buildWorld(litmus);
    const model = storageModel(world);
    const { outcomes, properties } = searchesOf(litmus).full();
    for (const { name, kind, found: bad } of properties) {
      if (kind !== 'always' || bad === undefined) continue;
      const story = storyOf(litmus, bad.trace, name);
      expect([name, story === null]).toEqual([name, false]);
      // An old copy is named wherever one read or wrote by it, with the truth that it lacks.
      if (story?.kind === 'stale-read' || story?.kind === 'stale-mapping') expect(story.copy).not.toBeNull();
      if (story?.kind === 'lost-write') expect(story.losses).not.toEqual([]);
      const sentences = storySentences(story, tellSteps(litmus, {}, bad.trace), bad.explanation).join('\n');
      expect(sentences).not.toMatch(/undefined|NaN|\[object|something else/);
      expect(shortStory(litmus, { property: name, ...bad })).not.toMatch(/undefined|NaN|\[object|\n/);
    }
    for (const { key, outcome, witness } of outcomes) {
      expect(traceOfNames(model, traceNames(model, witness))).toEqual({ ok: true, trace: witness });
      expect(outcomeText(outcomeOf(world, replay(model, witness)))).toBe(key);
      const told = tellRun(litmus, {}, witness);
      const results = told.steps.flatMap((step) => step.results);
      // Every read of old data misses some write; everything else that is wrong has a rule as its reason. What a QEMU
      // process gets wrong is a violated property, which has an explanation of its own.
      const ofMachine = litmus.machine !== undefined;
      for (const { old, register, origin, rules } of results.filter((result) => result.old && !ofMachine)) {
        const reasons = origin === undefined ? rules.length : (origin.lastWriteStep ?? 0);
        expect([register, old, reasons > 0]).toEqual([register, true, true]);
      }
      expect(witnessLines(told, plainTheme).join('\n')).not.toMatch(/undefined|NaN|\[object/);
      for (const { name, value, old } of outcome.registers) {
        const shown = results.some(({ register }) => register === name);
        if (old) expect([name, shown]).toEqual([name, true]);
        // Waiting, or cut off with its host, or there was nothing it could have read.
        const waits =
          ofMachine ||
          told.waiting.length > 0 ||
          told.steps.some(({ text }) => /crash|fault|fence/.test(text) || text.endsWith(`-> ${name}`));
        if (value === '-') expect([name, waits]).toEqual([name, true]);
      }
    }
  });
});
