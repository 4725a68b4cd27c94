import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay } from '../../../../sim/replay.ts';
import { choiceLabel, enabledChoices } from '../../../../sim/step.ts';
import { storageModel } from '../../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../../sim/storage/world.ts';
import { runDigest } from '../../../../src/check/run-digest.ts';
import { traceOfNames } from '../../../../src/check/trace-names.ts';
import { createLeaves } from '../../../../src/explain/leaves.ts';
import { offer } from '../../../../src/explorer/engine/offer.ts';
import type { Offer, Offers } from '../../../../src/explorer/engine/protocol.ts';
import { show } from '../../../../src/explorer/engine/show.ts';
import { whyNot } from '../../../../src/explorer/engine/why-not.ts';
import { shippedScenario } from '../../../helpers/sample-runs.ts';
import { propertyParameters } from '../../../helpers/seed.ts';
import { scenarioText } from './ask.ts';

const enabledIn = ({ actors }: Offers): Offer[] => actors.flatMap(({ enabled }) => enabled);
const disabledIn = ({ actors }: Offers): Offer[] => actors.flatMap(({ disabled }) => disabled);

describe('offer', () => {
  test('steps that may happen stand beside those that may not, by who acts', () => {
    const { actors, ended } = offer({ scenario: scenarioText('litmus/l01-stale-prefetch-iscsi'), run: ['step 1'] });
    const names = (offers: readonly Offer[]) => offers.map(({ name }) => name);
    expect(actors.map(({ actor }) => actor)).toEqual(['S', 'D']);
    expect(names(actors[0]!.enabled)).toContain('step 2');
    expect(names(actors[1]!.disabled)[0]).toBe('step 3');
    expect(names(disabledIn({ actors, ended }))).not.toContain('step 1');
    expect(ended).toBe(false);
  });

  test('the steps of a handoff that are behind are offered no more', () => {
    const scenario = scenarioText('litmus/l02-machines-2011');
    const run: string[] = [];
    for (let at = 0; at < 60 && !run.some((name) => name === 'S.stop'); at++)
      run.push(enabledIn(offer({ scenario, run })).find(({ plainness }) => plainness === 'planned')!.name);
    expect(disabledIn(offer({ scenario, run: run.slice(0, -2) })).map(({ name }) => name)).toContain('S.stop');
    expect(disabledIn(offer({ scenario, run })).map(({ name }) => name)).not.toContain('S.stop');
  });
});

describe('why-not', () => {
  const asked = (run: readonly string[], name: string) =>
    whyNot({ scenario: scenarioText('litmus/l01-stale-prefetch-iscsi'), run, name });

  test('names the one thing that a step waits for', () => {
    const { reasons, summary } = asked([], 'step 2');
    expect(reasons.map(({ leaf, is, insteadOf }) => ({ leaf, is, insteadOf }))).toEqual([
      { leaf: 'steps[0]', is: 'false', insteadOf: ['true'] },
    ]);
    expect(reasons[0]!.text).toMatch(/^Step 1 \(D: read .*\) has not happened yet\.$/);
    expect(summary).toMatch(/^It cannot happen because step 1 /);
  });

  test('names two things where it takes two', () => {
    const { reasons, summary } = asked([], 'step 3');
    expect(reasons.map(({ leaf }) => leaf)).toEqual(['steps[1]']);
    expect(summary).toContain('step 2');
    const two = whyNot({ scenario: scenarioText('litmus/l02-machines-2011'), run: [], name: 'S.stop' });
    expect(two.reasons.length > 0 || two.summary.startsWith('It takes')).toBe(true);
  });

  test('says so where a step has happened, can happen, or does not exist', () => {
    expect(asked(['step 1'], 'step 1').summary).toBe('It has happened already, and happens once.');
    expect(asked([], 'step 1').summary).toBe('It can happen now.');
    expect(asked([], 'step 9').summary).toBe('This scenario has nothing called "step 9".');
    expect(asked(['step 1', 'step 2', 'step 3'], 'step 3').summary).toMatch(/^The run is over/);
  });
});

const walked = [
  'litmus/l01-stale-prefetch-iscsi',
  'litmus/l33-close-before-open',
  'litmus/l43-qcow2-on-cephfs-2011',
  'litmus/l75-lun-not-rescanned',
  'litmus/l77-ideal-arbiter-link-cut',
  'litmus/m-power-loss-at-any-moment',
  'litmus/m-rbd-exclusive-lock-flushes-on-handover',
  'thread/13a-liguori-failure-after-the-close',
  'thread/17d-liguori-nfs-protocol-none-raw',
  'thread/23f-liguori-gluster-virt-raw-writeback',
  'thread/29-liguori-qed-similar-data',
] as const;

/** Reasons are tried out at this many moments of a walk, on this many of the disabled choices. */
const ASKED_OF = 4;

test('whoever walks through what is offered meets what the model does, and every reason is one', {
  timeout: 240_000,
}, () => {
  const draws = fc.array(fc.nat(), { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(fc.constantFrom(...walked), draws, (name, picks) => {
      const scenario = scenarioText(name);
      const model = storageModel(buildWorld(shippedScenario(name).litmus));
      const leaves = createLeaves(model.shape);
      const run: string[] = [];
      for (const pick of picks) {
        const enabled = enabledIn(offer({ scenario, run }));
        if (enabled.length === 0) break;
        run.push(enabled[pick % enabled.length]!.name);
      }
      const read = traceOfNames(model, run);
      if (!read.ok) throw new Error(`no choice ${read.unknown.name}`);
      const end = replay(model, read.trace);
      expect(show({ scenario, run, property: null }).digest).toBe(runDigest(model, read.trace));
      const offers = offer({ scenario, run });
      const names = enabledIn(offers).map((one) => one.name);
      expect([...names].sort()).toEqual(
        enabledChoices(model, end)
          .map((choice) => choiceLabel(model, choice))
          .sort(),
      );
      for (const { name: closed } of disabledIn(offers).slice(0, ASKED_OF)) {
        const { reasons, summary } = whyNot({ scenario, run, name: closed });
        expect(summary).toMatch(/^[A-Z].*\.$/);
        const found = traceOfNames(model, [closed]);
        if (!found.ok) throw new Error(`no choice ${closed}`);
        const { action, choice } = found.trace[0]!;
        expect(model.actions[action]!.enabled(end, choice)).toBe(false);
        for (const { leaf, insteadOf, text } of reasons) {
          expect(text).not.toMatch(/undefined|NaN/);
          const { kind } = model.shape.fields.find((field) => field.name === leaf)!;
          for (const value of insteadOf) {
            const changed = leaves.copy(end);
            leaves.set(changed, leaf, kind === 'int' ? Number(value) : kind === 'bool' ? value === 'true' : value);
            expect(model.actions[action]!.enabled(changed, choice), `${closed}: ${leaf} = ${value}`).toBe(true);
          }
        }
      }
    }),
    propertyParameters(31, 60),
  );
});
