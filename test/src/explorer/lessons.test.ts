import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replay } from '../../../sim/replay.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { checkSafety } from '../../../src/check/safety.ts';
import { traceOfNames } from '../../../src/check/trace-names.ts';
import { readLesson, readLessons } from '../../../src/explorer/build/read-lessons.ts';
import type { LessonStep } from '../../../src/explorer/session/lesson.ts';
import { loadScenario } from '../../../src/scenario/index.ts';

const lessons = readLessons('docs/lessons');

describe('the lessons', () => {
  it('are at least eight, numbered from 1 without a gap', () => {
    expect(lessons.length).toBeGreaterThanOrEqual(8);
    expect(lessons.map(({ number }) => number)).toEqual(lessons.map((_, index) => index + 1));
  });

  it.each(lessons)('$id asks a question and sets a task', ({ steps }) => {
    expect(steps.some(({ question }) => question !== null)).toBe(true);
    expect(steps.some(({ task }) => task !== null)).toBe(true);
  });

  const steps = lessons.flatMap(({ id, steps: own }) => own.map((step) => ({ id, ...step })));

  it.each(steps)('$id, "$heading": the search says what the lesson says', (step) => {
    const { violated, hasOldData } = decided(step);
    const isSafe = violated.length === 0 && !hasOldData;
    if (step.task?.kind === 'is-it-safe') {
      expect(isSafe ? 'safe' : 'unsafe').toBe(step.task.verdict);
      expect([...violated].sort()).toEqual([...step.task.violated].sort());
    }
    if (step.task?.kind === 'break-it') expect(isSafe).toBe(false);
    if (step.run.kind === 'found' && step.run.property !== null) expect(violated).toContain(step.run.property);
    if (step.run.kind === 'choices') {
      const { litmus } = scenarioOf(step);
      const model = storageModel(buildWorld(litmus));
      const read = traceOfNames(model, step.run.choices);
      expect(read.ok && replay(model, read.trace)).toBeTruthy();
    }
  });
});

describe('a lesson that is written wrongly', () => {
  const good = readFileSync('docs/lessons/1-close-to-open.yaml', 'utf8');

  it('is refused with line and column', () => {
    const bad = good.replace('run: start', 'run: begin');
    const line = bad.split('\n').findIndex((one) => one.includes('run: begin')) + 1;
    expect(() => readLesson(bad, 'x.yaml', '1-x')).toThrow(`x.yaml:${line}:10: steps.0.run`);
  });

  it('is refused where a question has two right answers, or none', () => {
    expect(() => readLesson(good.replace('right: true', 'right: false'), 'x.yaml', '1-x')).toThrow('x.yaml:');
    expect(() => readLesson(good.replace(/ +right: true\n/, ''), 'x.yaml', '1-x')).toThrow('only one, has to be right');
  });

  it('is refused without a number', () => {
    expect(() => readLesson(good, 'x.yaml', 'x')).toThrow('begins with its number');
  });
});

function scenarioOf({ scenario }: Pick<LessonStep, 'scenario'>) {
  const path = `scenarios/${scenario}`;
  const loaded = loadScenario(readFileSync(path, 'utf8'), path);
  if (!loaded.ok) throw new Error(`${path}: ${loaded.errors[0]?.message}`);
  return loaded.scenario;
}

/**
 * What the file of a scenario expects, which the tests of the shipped scenarios hold against an exhaustive search, so it
 * is not searched again here. Where a file does not say, it is.
 */
function decided(step: LessonStep): { readonly violated: readonly string[]; readonly hasOldData: boolean } {
  const { litmus, properties, expectation } = scenarioOf(step);
  if (litmus.machine !== undefined) {
    if (properties !== undefined) return { violated: properties.violated, hasOldData: false };
    return { violated: checkSafety(litmus).violations.map(({ property }) => property), hasOldData: false };
  }
  const values = (expectation.exactly ?? []).flatMap(({ registers }) => Object.values(registers).flat());
  expect(values.length).toBeGreaterThan(0);
  return { violated: [], hasOldData: values.some(({ breaksContract }) => breaksContract === true) };
}
