import { describe, expect, it } from 'vitest';
import { type MachineRun, type MachineSketch, playMachine, violated } from '../../helpers/machine-builder.ts';

const round = (label: string): string[] => [`arbiter.asks ${label}`, `agent.carries-out ${label}`];
const answered = (label: string): string[] => [`agent.answers ${label}`, `arbiter.hears ${label}`];
const launched = ['D.open', 'D.check', 'D.read-geometry'];
const given = ['S.begins', 'S.stop', 'S.drain', 'S.flush', 'S.inactivate', 'S.unlock', 'S.send'];
const taken = ['D.await-cont', 'D.lock', 'D.drop-cache', 'D.refresh-size', 'D.invalidate', 'D.activate', 'D.start'];

const prepared = [...round('prepare'), ...launched, ...answered('prepare')];
const performed = [...prepared, ...round('perform'), ...given, 'D.receive', 'S.finish', ...answered('perform')];

const sketch = (arbiter: string, faults: object = {}, migration: object = {}): MachineSketch => ({
  guest: { reads: 1 },
  migrations: [{ from: 'S', to: 'D', arbiter, ...migration }],
  ...(Object.keys(faults).length === 0 ? {} : { faults: faults as Record<string, unknown> }),
});
const next = ({ possible }: MachineRun): string[] => possible.filter((name) => !/guest|evict/.test(name));
const at = ({ world, final }: MachineRun): string =>
  world.machine!.migrations[0]!.arbiter!.steps[final.arbiters[0]!.step]!.label;
const runs = ({ final }: MachineRun): string[] => final.processes.map(({ run }) => run);

describe('an arbiter', () => {
  it('is the only one who can do anything at first', () => {
    const run = playMachine(sketch('cont'), []);
    expect(next(run)).toEqual(['arbiter.asks prepare']);
    expect(runs(run)).toEqual(['running', 'absent']);
  });

  it('asks, the agent carries out and answers when it is done, and the arbiter hears that', () => {
    const asked = playMachine(sketch('cont'), ['arbiter.asks prepare']);
    expect(next(asked)).toEqual(['agent.carries-out prepare']);
    const ordered = playMachine(sketch('cont'), round('prepare'));
    expect(next(ordered)).toEqual(['D.open']);
    const done = playMachine(sketch('cont'), prepared.slice(0, -1));
    expect(next(done)).toEqual(['arbiter.hears prepare']);
    expect(at(playMachine(sketch('cont'), prepared))).toBe('perform');
  });

  it('that only says cont brings the guest to the destination', () => {
    const run = playMachine(sketch('cont'), [...performed, ...round('start'), ...taken, ...answered('start')]);
    expect(runs(run)).toEqual(['postmigrate', 'running']);
    expect(at(run)).toBe('end');
    expect(next(run)).toEqual([]);
  });

  it('lets a destination wait for cont until it says so', () => {
    const run = playMachine(sketch('cont'), performed);
    expect(runs(run)).toEqual(['postmigrate', 'paused']);
    expect(next(run)).toEqual(['arbiter.asks start']);
  });
});

describe('a request that nobody answers', () => {
  it('may have been lost on its way there or back', () => {
    const faults = { 'message-loss': 1 };
    const lost = 'network.loses-request-or-reply-of-S-to-D';
    const there = playMachine(sketch('cont', faults), ['arbiter.asks prepare', lost]);
    expect(next(there)).toEqual(['arbiter.hears-nothing prepare']);
    expect(runs(there)).toEqual(['running', 'absent']);
    const back = playMachine(sketch('cont', faults), [...prepared.slice(0, -1), lost, 'arbiter.hears-nothing prepare']);
    expect(at(back)).toBe('end');
    expect(runs(back)).toEqual(['running', 'inmigrate']);
  });

  it('may be behind a link that is cut, and may be answered when that heals', () => {
    const run = playMachine(sketch('cont', { 'link-cut': 1 }), ['arbiter.asks prepare', 'network.cut arbiter-D']);
    expect(next(run)).toEqual(['arbiter.hears-nothing prepare', 'network.heals arbiter-D']);
  });

  it('may have gone to a host that is dead', () => {
    const run = playMachine(sketch('cont', { 'host-crash': { D: 1 } }), ['arbiter.asks prepare', 'D.crash']);
    expect(next(run)).toEqual(['arbiter.hears-nothing prepare']);
  });
});

describe('an answer', () => {
  it('is an error where the process is gone', () => {
    const faults = { 'process-kill': 1 };
    const run = playMachine(sketch('cont', faults), [
      ...round('prepare'),
      'D.open',
      'host.kills D',
      ...answered('prepare'),
    ]);
    expect(at(run)).toBe('end');
  });

  it('is an error where the migration failed, and the source is told to run again', () => {
    const run = playMachine(sketch('libvirt-v3', { cancel: 1 }), [
      ...prepared,
      ...round('perform'),
      'S.begins',
      'management.cancels',
      ...answered('perform'),
    ]);
    expect(at(run)).toBe('cancel');
    const back = playMachine(sketch('libvirt-v3', { cancel: 1 }), [
      ...run.names,
      ...round('cancel'),
      ...answered('cancel'),
      ...round('confirm-resume'),
      ...answered('confirm-resume'),
    ]);
    expect(runs(back)).toEqual(['running', 'gone']);
    expect(at(back)).toBe('end');
  });

  it('is an error where the destination could not load its image', () => {
    const faulty = {
      ...sketch('libvirt-v3', { 'load-failure': 1 }),
      image: { format: 'qcow2', allocated: ['x'] },
      initial: { x: 'aa' },
    };
    const run = playMachine(faulty, [
      ...performed,
      ...round('finish'),
      ...taken.slice(0, 4),
      'D.invalidate failing',
      ...answered('finish'),
    ]);
    expect(at(run)).toBe('cancel');
  });
});

describe('an arbiter with a log', () => {
  const decided = [...performed, ...round('ask'), ...answered('ask'), 'arbiter.decides choose-destination'];

  it('goes on after a crash where the log says', () => {
    const run = playMachine(sketch('ideal', { 'arbiter-crash': 1 }), [
      ...decided,
      'arbiter.crashes',
      'arbiter.restarts',
    ]);
    expect(run.final.arbiters[0]).toMatchObject({ up: true, decided: 'destination' });
    expect(at(run)).toBe('end-source');
  });

  it('begins again where nothing was decided before the crash', () => {
    const run = playMachine(sketch('ideal', { 'arbiter-crash': 1 }), [
      'arbiter.asks prepare',
      'arbiter.crashes',
      'arbiter.restarts',
    ]);
    expect(at(run)).toBe('prepare');
  });

  it('forgets the decision without the rule that keeps it', () => {
    const run = playMachine(sketch('ideal', { 'arbiter-crash': 1 }), decided, {
      withoutRules: ['arbiter.log-outlives-crash'],
    });
    expect(run.final.arbiters[0]!.decided).toBe('none');
  });

  it('ends the loser before the winner runs', () => {
    const run = playMachine(sketch('ideal'), [...decided, ...round('end-source'), ...answered('end-source')]);
    expect(runs(run)).toEqual(['gone', 'paused']);
    expect(at(run)).toBe('start');
  });
});

describe('an arbiter on the host of the source', () => {
  it('goes down with it, and comes back when that is up', () => {
    const peer = sketch('cont', { 'host-crash': { S: 1 }, 'arbiter-crash': 1 }, { 'arbiter-host': 'source' });
    const run = playMachine(peer, ['arbiter.asks prepare', 'S.crash']);
    expect(run.final.arbiters[0]!.up).toBe(false);
    expect(next(run)).not.toContain('arbiter.restarts');
    const third = playMachine(sketch('cont', { 'host-crash': { S: 1 } }), ['arbiter.asks prepare', 'S.crash']);
    expect(third.final.arbiters[0]!.up).toBe(true);
  });

  it('needs no link to it', () => {
    const peer = sketch('cont', { 'link-cut': 1 }, { 'arbiter-host': 'source' });
    expect(playMachine(peer, []).world.machine!.links).toEqual(['S-D']);
    expect(playMachine(sketch('cont'), []).world.machine!.links).toEqual(['S-D', 'arbiter-S', 'arbiter-D']);
  });
});

describe('fencing', () => {
  const cut = { 'link-cut': 1, 'cuts-are-for-good': true };
  const decided = [...performed, ...round('ask'), ...answered('ask'), 'arbiter.decides choose-destination'];
  const silent = [
    ...decided,
    'network.cut arbiter-S',
    'arbiter.asks',
    'arbiter.hears-nothing end-source',
    'arbiter.fences fence-source',
  ];
  const fenced = (fencing: string) => playMachine(sketch('ideal', cut, { fencing }), silent);

  it('by power or reservation works over a link that is cut', () => {
    const power = fenced('power');
    expect(at(power)).toBe('start');
    expect(power.final.hosts[0]!.up).toBe(false);
    const reservation = fenced('reservation');
    expect(at(reservation)).toBe('start');
    expect(reservation.final.views[0]!.blocklisted).toBe(true);
    expect(reservation.final.processes[0]!.run).toBe('postmigrate');
  });

  it('by killing the process needs the link, and nothing at all helps without', () => {
    expect([at(fenced('process-kill')), at(fenced('none'))]).toEqual(['end-source', 'end-source']);
    expect(fenced('process-kill').final.processes[0]!.run).toBe('postmigrate');
  });

  it('is what it takes where nobody will ever answer, and a link that heals takes none', () => {
    const run = fenced('none');
    expect(next(run)).toEqual(['arbiter.asks-in-vain end-source']);
    expect(violated(sketch('ideal', cut))).toEqual(['stuck']);
    expect(violated(sketch('ideal', { 'link-cut': 1 }))).toEqual([]);
  });
});
