import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knobs } from '../../../../src/explorer/engine/knobs.ts';
import type { Knob } from '../../../../src/explorer/engine/protocol.ts';
import { loadScenario } from '../../../../src/scenario/load.ts';
import { storageNames } from '../../../../src/scenario/storage-options.ts';
import { propertyParameters } from '../../../helpers/seed.ts';

type Values = Readonly<Record<string, string>>;

const hashOf = ({ scenario }: ReturnType<typeof knobs>): string => {
  const loaded = scenario === null ? undefined : loadScenario(scenario.text, scenario.path);
  if (loaded?.ok !== true) throw new Error('no scenario');
  return loaded.scenario.hash;
};
const valuesOf = (all: readonly Knob[]): Values => Object.fromEntries(all.map(({ id, value }) => [id, value]));
const knob = (id: string, values: Values = {}): Knob => knobs({ values }).knobs.find((one) => one.id === id)!;

test('at first it is a scenario that loads, and each knob stands at one of its values', () => {
  const first = knobs({ values: {} });
  expect(first.refused).toBeNull();
  expect(hashOf(first)).toMatch(/^[0-9a-f]{16}$/);
  for (const { value, options } of first.knobs) expect(options.map((one) => one.value)).toContain(value);
  expect(new Set(first.knobs.map(({ id }) => id)).size).toBe(first.knobs.length);
});

test('each knob that is not idle changes what the model is given, or says why it cannot', () => {
  const base: Values = { storage: 'nfs', 'image.format': 'qcow2', arbiter: 'libvirt-v3', 'faults.link-cut': 'on' };
  const from = knobs({ values: base });
  const before = hashOf(from);
  const same = from.knobs.flatMap(({ id, value, options, idle }) =>
    options
      .filter((option) => option.value !== value)
      .flatMap((option) => {
        const turned = knobs({ values: { ...base, [id]: option.value } });
        if (idle !== null) expect([id, hashOf(turned)]).toEqual([id, before]);
        else if (turned.refused !== null) expect([id, turned.refused.length > 10]).toEqual([id, true]);
        else if (hashOf(turned) === before) return [`${id}: ${option.value}`];
        return [];
      }),
  );
  // At the destination 7.2 does as 10.0; the version of the source has that handoff; that arbiter runs there by itself;
  // a guest that writes as often as it likes writes no more than that.
  expect(same).toEqual([
    'destination.qemu: 7.2',
    'handoff: 10.0',
    'arbiter-host: third',
    'guest.writes: 1',
    'guest.writes: 3',
  ]);
});

test('what has no effect says why', () => {
  expect(knob('fencing').idle).toBe('there is no arbiter');
  expect(knob('fencing', { arbiter: 'cont' }).idle).toBeNull();
  expect(knob('faults.server-crash').idle).toBe('impossible on iscsi');
  expect(knob('image.lazy-refcounts').idle).toBe('raw has no such thing; possible with qcow2');
  expect(knob('source.locking', { 'source.qemu': '2011' }).idle).toBe('QEMU 2011 takes no locks on images');
  expect(knob('destination.drop-cache', { 'step.destination.drop-cache': 'off' }).idle).toContain('no step drop-cache');
  expect(knob('guest.any-number', { 'faults.host-crash': 'on' })).toMatchObject({ value: 'off' });
});

test('a step that is switched off is left out of the handoff', () => {
  const values = { 'source.qemu': '3.0', 'step.destination.drop-cache': 'off' };
  expect(knobs({ values }).scenario?.text).toContain("handoff: {like: '3.0', without: [destination.drop-cache]}");
});

test('the storage brings its own options, and those of another wait', () => {
  const values = { storage: 'gluster', 'storage.nfs.version': '3', 'step.source.pause': 'off' };
  const { knobs: all, refused } = knobs({ values });
  expect(refused).toBeNull();
  const ids = all.map(({ id }) => id).filter((id) => id.startsWith('storage.'));
  expect(ids).toEqual(['storage.gluster.write-behind', 'storage.gluster.read-caches', 'storage.gluster.strict-direct']);
  for (const name of storageNames) expect(knobs({ values: { storage: name } }).refused).toBeNull();
});

test('what cannot be is refused with a reason', () => {
  expect(knobs({ values: { 'image.format': 'qed' } })).toMatchObject({ scenario: null });
  expect(knobs({ values: { 'image.format': 'qed' } }).refused).toContain('does not move');
  expect(knobs({ values: { storage: 'floppy' } }).refused).toContain('storage has no value "floppy"');
  expect(knobs({ values: { volume: '11' } }).refused).toBe('there is no knob "volume"');
});

test('the values of all knobs make the same knobs again', () => {
  const all = storageNames.flatMap((name) => knobs({ values: { storage: name, arbiter: 'cont' } }).knobs);
  const byId = new Map(all.map((one) => [one.id, one]));
  const setting = fc
    .constantFrom(...byId.values())
    .chain(({ id, options }) => fc.constantFrom(...options).map(({ value }) => [id, value] as const));
  fc.assert(
    fc.property(fc.array(setting, { maxLength: 8 }), (settings) => {
      const once = knobs({ values: Object.fromEntries(settings) });
      const again = knobs({ values: valuesOf(once.knobs) });
      expect(again).toEqual(once);
      expect(once.scenario === null).toBe(once.refused !== null);
      if (once.scenario !== null) expect(hashOf(once)).toMatch(/^[0-9a-f]{16}$/);
    }),
    propertyParameters(20, 60),
  );
});
