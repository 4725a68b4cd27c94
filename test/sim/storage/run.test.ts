import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../../sim/storage/rules.ts';
import { decidingRules, lastIndex, rerunWithout, runOf } from '../../../sim/storage/run.ts';
import { play } from '../../helpers/litmus-builder.ts';

const [hit, fill, ahead, drop] = [
  'page-cache.hit',
  'page-cache.read-fills-page',
  'page-cache.read-ahead',
  'page-cache.drop-caches',
] as const satisfies readonly RuleId[];

const stale = () =>
  play({
    storage: 'iscsi',
    hosts: { S: 'direct', D: 'buffered' },
    steps: ['D: read x', 'S: write x 1', '* D.evict page of x', 'D: read x -> r'],
  });

describe('the rules that decide a result', () => {
  it('are those without which alone it would be another', () => {
    const needed: readonly RuleId[] = [hit, ahead];
    const same = (without: readonly RuleId[]): boolean => !without.some((rule) => needed.includes(rule));
    expect(decidingRules([hit, fill, ahead, drop], same)).toEqual([hit, ahead]);
  });

  it('are a smallest group where each alone could be done without', () => {
    const same = (without: readonly RuleId[]): boolean => !(without.includes(hit) && without.includes(ahead));
    expect(decidingRules([fill, hit, drop, ahead], same)).toEqual([hit, ahead]);
  });

  it('are none where the result is the same without all of them', () => {
    expect(decidingRules([hit, fill], () => true)).toEqual([]);
    expect(decidingRules([], () => true)).toEqual([]);
  });
});

describe('a run that is taken again without a rule', () => {
  it('ends in a state of the world without it', () => {
    const { world, trace, final } = stale();
    expect(rerunWithout(world, trace, [])!.state).toEqual(final);
    const other = rerunWithout(world, trace, [ahead])!;
    expect(other.world.enabled[ahead]).toBe(false);
    expect(other.world.enabled[hit]).toBe(true);
  });

  it('is impossible where there is nothing to evict', () => {
    const { world, trace } = stale();
    expect(rerunWithout(world, trace, [fill])).toBeNull();
  });
});

describe('a run', () => {
  it('has a state of its own before and after each choice, and the rules of each once', () => {
    const { world, model, trace, initial, final } = stale();
    const { states, fired } = runOf(world, model, trace);
    expect(states).toHaveLength(trace.length + 1);
    expect(states[0]).toEqual(initial);
    expect(states.at(-1)).toEqual(final);
    expect(fired[0]).toContain(fill);
    for (const rules of fired) expect(new Set(rules).size).toBe(rules.length);
  });

  it('is taken anew for other choices, also where they are fewer', () => {
    const { world, model, trace } = stale();
    expect(runOf(world, model, trace).states).toHaveLength(5);
    expect(runOf(world, model, trace.slice(0, 2)).states).toHaveLength(3);
    const growing = trace.slice(0, 1);
    expect(runOf(world, model, growing).fired).toHaveLength(1);
    growing.push(trace[1]!);
    expect(runOf(world, model, growing).fired).toHaveLength(2);
  });
});

describe('the last index', () => {
  it('is that of the last item that matches, the first one too, or -1', () => {
    expect(lastIndex([1, 2, 1], (item) => item === 1)).toBe(2);
    expect(lastIndex([1, 2], (item) => item === 1)).toBe(0);
    expect(lastIndex([1, 2], (item) => item === 3)).toBe(-1);
  });
});
