/**
 * The model puts off what cannot matter yet: a page is written back only while somebody else may look, and dropped only
 * right before it is read. With `unreduced` it does neither. Both worlds have to allow the same.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorldOptions } from '../../../sim/storage/world.ts';
import { outcomesOf } from '../../../src/check/outcomes-of.ts';
import { type RandomMachineOptions, randomMachine, randomMachineScript } from '../../helpers/machine-arbitraries.ts';
import { type MachineSketch, machineLitmus } from '../../helpers/machine-builder.ts';
import { propertyParameters } from '../../helpers/seed.ts';

/** Outcomes, violated properties and witnesses. */
function allowed(sketch: MachineSketch, maxStates: number, options: WorldOptions = {}) {
  const { outcomes, properties, figures } = outcomesOf(machineLitmus(sketch), { ...options, limits: { maxStates } });
  const found = properties.flatMap(({ name, found: where }) => (where === undefined ? [] : [name]));
  return { all: [...found, ...outcomes.map(({ key }) => `{${key}}`)].sort(), ...figures };
}

let compared = 0;
let larger = 0;

function agree(machines: fc.Arbitrary<MachineSketch>, seed: number, runs: number): void {
  fc.assert(
    fc.property(machines, (sketch) => {
      const reduced = allowed(sketch, 400);
      fc.pre(reduced.complete);
      const unreduced = allowed(sketch, 1_200, { withoutReductions: 'all' });
      if (unreduced.complete) {
        compared += 1;
        if (unreduced.states > reduced.states) larger += 1;
        expect(unreduced.all).toEqual(reduced.all);
      } else {
        // As far as it got, it may have found nothing new.
        expect(unreduced.all.filter((one) => !reduced.all.includes(one))).toEqual([]);
      }
    }),
    propertyParameters(seed, runs),
  );
}

const small: RandomMachineOptions = { maxWrites: 1, maxReads: 1, arbiters: false };

describe('what a world allows that puts off what cannot matter yet', () => {
  it('is what one allows that puts off nothing, for guests that do something by themselves', () => {
    agree(randomMachine({ ...small, faults: false }), 621, 20);
  });

  it('the same with faults', () => {
    agree(randomMachine({ ...small, maxFlushes: 0 }), 622, 12);
  });

  it('the same for scripts, outcome by outcome', () => {
    agree(randomMachineScript({ ...small, faults: false }), 623, 30);
  });

  it('was put to the test', () => {
    expect(compared).toBeGreaterThan(25);
    expect(larger).toBeGreaterThan(12);
  });
});

describe('such a comparison', () => {
  const cached = { storage: 'iscsi', cache: 'writeback', keys: { 'drop-cache': false } };
  const differs = (sketch: MachineSketch, options: WorldOptions) => {
    const [one, other] = [allowed(sketch, 20_000, { ...options, withoutReductions: 'all' }), allowed(sketch, 20_000)];
    expect([one.complete, other.complete]).toEqual([true, true]);
    return JSON.stringify(one.all) !== JSON.stringify(other.all);
  };

  it('would notice pages that are never dropped', () => {
    const sketch = { ...cached, steps: ['D: launch', 'S: write x 1', 'S: migrate', 'D: read x -> r'] };
    expect(differs(sketch, {})).toBe(false);
    expect(differs(sketch, { withoutRules: ['page-cache.spontaneous-eviction'] })).toBe(true);
  });

  it('would notice pages that are written back only when they are flushed', () => {
    const hosts = { P: { host: 'T', opens: { p: 'direct' } } };
    const sketch = { ...cached, hosts, machines: { S: 'writeback' }, steps: ['S: write x 1', 'P: read p x -> r'] };
    expect(differs(sketch, {})).toBe(false);
    expect(differs(sketch, { withoutRules: ['page-cache.spontaneous-write-back'] })).toBe(true);
  });
});
