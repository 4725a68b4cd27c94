import { describe, expect, it } from 'vitest';
import { ruleIds } from '../../../sim/storage/rules.ts';
import type { Litmus } from '../../../sim/storage/scenario.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import type { Coverage, Risk } from '../../../src/coverage/coverage.ts';
import { measureCoverage } from '../../../src/coverage/measure.ts';
import { mergeCoverage } from '../../../src/coverage/merge.ts';
import { explore } from '../../../src/search/explore.ts';
import { type MachineSketch, machineLitmus } from '../../helpers/machine-builder.ts';
import { scenarioOf, stalePrefetch } from '../report/load.ts';

const scenario = (text: string): Litmus => scenarioOf(text).litmus;
const machine = (sketch: MachineSketch): Promise<Coverage> => measureCoverage(machineLitmus(sketch));

const seen = ({ fields }: Coverage, name: string): readonly string[] =>
  fields.find(({ field }) => field === name)?.seen ?? [];
const taken = ({ actions }: Coverage, name: string): number =>
  actions.find((action) => action.name === name)?.taken ?? -1;

describe('coverage of a search', () => {
  it('counts every transition under its action', async () => {
    const litmuses = [scenario(stalePrefetch), machineLitmus({ guest: { writes: 1, reads: 1 }, migrations: moves })];
    for (const litmus of litmuses) {
      const { transitions, states } = explore(storageModel(buildWorld(litmus, { withoutReductions: 'all' })));
      const coverage = await measureCoverage(litmus);
      expect(coverage.actions.reduce((sum, action) => sum + action.taken, 0)).toBe(transitions);
      expect(coverage).toMatchObject({ complete: true, states });
    }
  });

  it('tells what took part from what did not', async () => {
    const coverage = await measureCoverage(scenario(stalePrefetch));
    expect(taken(coverage, 'D.evict')).toBeGreaterThan(0);
    expect(taken(coverage, 'S.evict')).toBe(0);
    expect(coverage.rules).toContain('page-cache.hit');
    expect(coverage.rules).not.toContain('nfs.open-revalidates');
    expect(seen(coverage, 'views.pages.status')).toEqual(['absent', 'clean']);
    expect(seen(coverage, 'hosts.up')).toEqual(['yes']);
  });

  it('does not name a rule that was switched off', async () => {
    const coverage = await measureCoverage(scenario(stalePrefetch), { withoutRules: ['page-cache.hit'] });
    expect(coverage.rules).not.toContain('page-cache.hit');
    expect(ruleIds.filter((rule) => coverage.rules.includes(rule))).toEqual(coverage.rules);
  });

  it('has every value of every field with named values, once', async () => {
    const litmus = machineLitmus({ guest: { writes: 1 }, migrations: moves });
    const { fields } = await measureCoverage(litmus);
    const declared = storageModel(buildWorld(litmus)).shape.fields.filter(({ kind }) => kind !== 'int');
    const names = new Set(declared.map(({ name }) => name.replaceAll(/\[\d+\]/g, '')));
    expect(fields.map(({ field }) => field)).toEqual([...names]);
    for (const { field, seen: were, neverSeen } of fields) {
      const { labels } = declared.find(({ name }) => name.replaceAll(/\[\d+\]/g, '') === field)!;
      expect([...were, ...neverSeen].sort()).toEqual([...(labels.length > 0 ? labels : ['no', 'yes'])].sort());
    }
  });

  it('says so where it could not see everything', async () => {
    const coverage = await measureCoverage(scenario(stalePrefetch), { limits: { maxStates: 3 } });
    expect(coverage).toMatchObject({ complete: false, states: 3 });
  });

  it('tells the two lists of a source apart', async () => {
    const steps = async (faults: NonNullable<MachineSketch['faults']>) => {
      const { handoffSteps } = await machine({ guest: { writes: 1 }, migrations: moves, faults });
      return handoffSteps.filter(({ taken: was }) => was).map(({ list, step }) => `${list}.${step}`);
    };
    expect(await steps({})).toContain('source.flush');
    expect(await steps({})).toContain('launch.open');
    expect(await steps({})).toContain('destination.start');
    expect(await steps({})).not.toContain('sourceFails.resume');
    expect(await steps({ cancel: 1 })).toContain('sourceFails.resume');
  });
});

const moves = [{ from: 'S', to: 'D' }];

describe('the risk of a property', () => {
  const riskOf = async (name: string, sketch: MachineSketch): Promise<Risk | undefined> =>
    (await machine(sketch)).properties.find((property) => property.name === name)?.risk;
  const raw: MachineSketch = { guest: { writes: 1, reads: 1 }, migrations: moves };

  it.each<[property: string, risk: Risk, situation: string, sketch: MachineSketch]>([
    ['stale-read', 'judged', 'the guest reads what it has written', raw],
    ['stale-read', 'never', 'it reads only', { ...raw, guest: { reads: 2 } }],
    ['stale-read', 'violated', 'two page caches', { ...raw, qemu: '2011', cache: 'writeback' }],
    ['split-brain', 'one-value-away', 'it runs in two places, one after the other', raw],
    ['split-brain', 'never', 'there is one place', { guest: { writes: 1 }, machines: { S: 'none' } }],
    ['lost-write', 'one-value-away', 'it writes', raw],
    ['lost-write', 'never', 'it reads only', { ...raw, guest: { reads: 1 } }],
    ['durability', 'never', 'nothing is lost', { ...raw, guest: { writes: 1, flushes: 1 } }],
    [
      'durability',
      'judged',
      'a host crashes after a flush',
      { ...raw, guest: { writes: 1, flushes: 1 }, faults: { 'host-crash': { S: 1 } } },
    ],
    ['metadata-corruption', 'never', 'the image has no metadata', raw],
    ['metadata-corruption', 'judged', 'it has tables', { ...raw, image: 'qcow2' }],
    ['stale-size', 'never', 'the disk has one size', raw],
  ])('%s is %s where %s', async (property, risk, _, sketch) => {
    expect(await riskOf(property, sketch)).toBe(risk);
  });
});

describe('several searches together', () => {
  it('have seen what one of them has', async () => {
    const [one, other] = [
      await measureCoverage(scenario(stalePrefetch)),
      await machine({ guest: { writes: 1, reads: 1 }, migrations: moves }),
    ];
    const both = mergeCoverage([one, other]);
    expect(both.states).toBe(one.states + other.states);
    expect(taken(both, 'step.read')).toBe(taken(one, 'step 1') + taken(one, 'step 3'));
    expect(taken(both, 'guest.writes')).toBe(taken(other, 'S.guest-writes') + taken(other, 'D.guest-writes'));
    expect(both.rules).toEqual(ruleIds.filter((rule) => [one, other].some(({ rules }) => rules.includes(rule))));
    expect(seen(both, 'processes.inactive')).toEqual(['no', 'yes']);
    expect(mergeCoverage([other, one]).properties).toEqual(both.properties);
  });

  it('are at the greater risk of two', async () => {
    const reads = await machine({ guest: { reads: 1 }, migrations: moves });
    const writes = await machine({ guest: { writes: 1, reads: 1 }, migrations: moves });
    for (const all of [
      [reads, writes],
      [writes, reads],
    ])
      expect(mergeCoverage(all).properties.find(({ name }) => name === 'stale-read')?.risk).toBe('judged');
  });
});
