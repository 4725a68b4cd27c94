/** The parts of the timed simulator, each alone. */
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../sim/rng.ts';
import { actionKinds } from '../../../sim/storage/action-kinds.ts';
import { actionClocks } from '../../../src/timed/action-clocks.ts';
import { createAttributeTimers } from '../../../src/timed/attribute-timers.ts';
import { createBlockPattern } from '../../../src/timed/block-pattern.ts';
import { createDirtyPages } from '../../../src/timed/dirty-pages.ts';
import { durationText } from '../../../src/timed/durations.ts';
import { createEventQueue } from '../../../src/timed/event-queue.ts';
import { figureText } from '../../../src/timed/figure-text.ts';
import { figureDefinitions, figureNames } from '../../../src/timed/figures.ts';
import { createGuestRequests } from '../../../src/timed/guest-requests.ts';
import { parseFigure } from '../../../src/timed/parse-figure.ts';
import { profiles } from '../../../src/timed/profiles/index.ts';
import { readProfile, readSetting } from '../../../src/timed/read-profile.ts';
import { createTimeAverage } from '../../../src/timed/statistics.ts';

const SECOND = 1e9;

describe('attribute timers', () => {
  it('double from 3 s to 60 s while nothing changes, and begin anew with a change', () => {
    const timers = createAttributeTimers(1, 3 * SECOND, 60 * SECOND);
    const lengths: number[] = [];
    let nowNs = 0;
    for (let round = 0; round < 7; round++) {
      nowNs = timers.expiresNs(0);
      timers.fetched(0, nowNs, false);
      lengths.push((timers.expiresNs(0) - nowNs) / SECOND);
    }
    expect(lengths).toEqual([6, 12, 24, 48, 60, 60, 60]);
    timers.fetched(0, nowNs + 1, true);
    expect(timers.expiresNs(0)).toBe(nowNs + 1 + 3 * SECOND);
  });

  it('do not double when attributes come back before they have timed out', () => {
    const timers = createAttributeTimers(1, 3 * SECOND, 60 * SECOND);
    timers.fetched(0, 2 * SECOND, false);
    expect(timers.expiresNs(0)).toBe(5 * SECOND);
  });
});

describe('dirty pages', () => {
  const limits = {
    blockBytes: 4096,
    bytesPerSecond: 4096 * 1000,
    expireNs: 30 * SECOND,
    wakeUpNs: 5 * SECOND,
    limitBytes: 40_960,
  };

  it('count a block that is written twice once', () => {
    const dirty = createDirtyPages(8, limits);
    dirty.restart(0, 0);
    for (const block of [1, 2, 1, 2, 3]) dirty.write(10, block);
    expect(dirty.bytes(10)).toBe(3 * 4096);
    expect(dirty.flushNs(10)).toBe(3e6);
    dirty.flushed(10);
    expect(dirty.bytes(10)).toBe(0);
    dirty.write(11, 1);
    expect(dirty.bytes(11)).toBe(4096);
  });

  it('are written back at the first wake-up after 30 s', () => {
    const dirty = createDirtyPages(8, limits);
    dirty.restart(0, 2 * SECOND);
    dirty.write(SECOND, 1);
    expect(dirty.nextWakeUpNs(SECOND)).toBe(2 * SECOND);
    for (let at = 2; at <= 27; at += 5) dirty.wakeUp(at * SECOND);
    expect(dirty.bytes(27 * SECOND)).toBe(4096);
    dirty.wakeUp(32 * SECOND);
    expect(dirty.bytes(32 * SECOND)).toBe(4096); // on its way
    expect(dirty.bytes(33 * SECOND)).toBe(0);
    expect(dirty.nextWakeUpNs(33 * SECOND)).toBe(-1);
  });

  it('are written back at once beyond the limit, and a flush waits for that', () => {
    const dirty = createDirtyPages(100, limits);
    dirty.restart(0, 0);
    for (let block = 0; block < 11; block++) dirty.write(0, block);
    expect(dirty.flushNs(0)).toBe(11e6);
    expect(dirty.flushNs(5e6)).toBe(6e6);
  });
});

describe('patterns of blocks', () => {
  const drawn = (kind: Parameters<typeof createBlockPattern>[0], count: number) => {
    const pattern = createBlockPattern(kind, 4);
    const rng = createRng('blocks');
    return Array.from({ length: count }, () => pattern.next(rng));
  };

  it('go through all blocks in order, or draw each as often', () => {
    expect(drawn({ kind: 'sequential' }, 6)).toEqual([0, 1, 2, 3, 0, 1]);
    for (const block of [0, 1, 2, 3])
      expect(drawn({ kind: 'random' }, 40_000).filter((one) => one === block).length / 40_000).toBeCloseTo(0.25, 1);
  });

  it('draw by Zipf in proportion to 1 / k^s', () => {
    const draws = drawn({ kind: 'zipf', exponent: 1 }, 50_000);
    const whole = 1 + 1 / 2 + 1 / 3 + 1 / 4;
    for (const block of [0, 1, 2, 3])
      expect(draws.filter((one) => one === block).length / draws.length).toBeCloseTo(1 / (block + 1) / whole, 1.5);
  });
});

describe('requests of a guest', () => {
  const run = (change: Partial<Parameters<typeof createGuestRequests>[0]>) => {
    const queue = createEventQueue();
    const inService = createTimeAverage();
    const log = { counts: { read: 0, write: 0, flush: 0 }, latencies: 0, latencySumNs: 0, latencyMaxNs: 0 };
    const performed: string[] = [];
    const rng = createRng('guest');
    const guest = createGuestRequests(
      { loop: 'closed', think: () => 3e6, arrivals: () => 1e6, outstanding: 2, reads: 0, flushEvery: 0, ...change },
      0,
      {
        queue,
        rng,
        pattern: createBlockPattern({ kind: 'sequential' }, 4),
        memory: { waiting: [], writesSinceFlush: 0, inService: 0 },
        log,
        inService,
        warmUpNs: 0,
        serviceNs: () => 1e6,
        perform: (kind) => performed.push(kind),
      },
    );
    guest.start();
    while (queue.nextNs() <= 1e9) guest.event(queue.next());
    return { guest, queue, log, inService, performed };
  };

  it('obey the law of a closed loop: n / (think + service) a second, and Little', () => {
    const { log, inService } = run({});
    expect(log.counts.write).toBe(500);
    expect(inService.average(1e9)).toBeCloseTo(0.5, 2);
    expect(log.latencySumNs / log.latencies).toBe(1e6);
  });

  it('wait in an open loop that brings more than can be served', () => {
    const { log } = run({ loop: 'open', outstanding: 1, arrivals: () => 0.5e6 });
    expect(log.counts.write).toBe(999);
    expect(log.latencyMaxNs).toBeGreaterThan(400e6);
  });

  it('are followed by a flush after so many writes', () => {
    const { performed } = run({ flushEvery: 4, outstanding: 1 });
    expect(
      performed
        .slice(0, 10)
        .map((kind) => kind[0])
        .join(''),
    ).toBe('wwwwfwwwwf');
  });

  it('take effect when the processors stop, and are waited for', () => {
    const { guest, queue, performed } = run({ think: () => 0, outstanding: 1 });
    const before = performed.length;
    expect(guest.stop()).toBeGreaterThan(queue.nowNs());
    expect(performed.length).toBe(before + 1);
    expect(queue.size()).toBe(0);
  });
});

describe('profiles', () => {
  it('have a clock for each kind of action, and a source for each figure', () => {
    expect(Object.keys(actionClocks).sort()).toEqual([...actionKinds].sort());
    for (const { figures } of profiles)
      for (const name of figureNames) expect(figures[name].source.length, name).toBeGreaterThan(6);
  });

  it('print figures so that they can be read again', () => {
    for (const { figures } of profiles)
      for (const name of figureNames) {
        const text = figureText(name, figures[name].value);
        const parsed = parseFigure(name, text);
        expect(parsed.ok && figureText(name, parsed.value), `${name} ${text}`).toBe(text);
      }
  });

  it.each([
    ['storage.read', '250us', { kind: 'constant', valueNs: 250e3 }],
    ['storage.read', 'log-normal(1ms, 5ms)', { kind: 'log-normal', medianNs: 1e6, p99Ns: 5e6 }],
    ['fault.host-crash', 'never', { kind: 'never' }],
    ['guest.memory', '4GiB', 4 * 2 ** 30],
    ['migration.bandwidth', '1.25 GB/s', 1.25e9],
    ['workload.pattern', 'zipf(1.1)', { kind: 'zipf', exponent: 1.1 }],
  ] as const)('read %s=%s', (name, text, value) => {
    expect(parseFigure(name, text)).toEqual({ ok: true, value });
  });

  it.each([
    'storage.read=5',
    'storage.read=uniform(2ms, 1ms)',
    'storage.read=exponential(1ms, 2ms)',
    'guest.memory=4',
    'guest.memory=4GiB/s',
    'workload.reads=1.5',
    'workload.outstanding=1.5',
    'storage.reed=1ms',
    'storage.read',
  ])('refuse %s', (text) => {
    const setting = readSetting(text);
    expect(setting.ok).toBe(false);
    expect(!setting.ok && setting.message.length).toBeGreaterThan(30);
  });

  it('come from a file too, which changes what it names', () => {
    const read = readProfile(
      'profile: 1\nname: mine\nbased-on: ceph\nfigures:\n  storage.read: 300us\n  guest.memory: {value: 8GiB, source: our flavour}\n',
      'mine.yaml',
    );
    expect(
      read.ok && [read.profile.name, read.profile.figures['storage.read'].value, read.profile.figures['guest.memory']],
    ).toEqual(['mine', { kind: 'constant', valueNs: 300e3 }, { value: 8 * 2 ** 30, source: 'our flavour' }]);
  });

  it('say where a file is wrong, and what was meant', () => {
    const read = readProfile(
      'profile: 1\nbased-on: cehp\nfigures:\n  storage.reed: 1ms\n  guest.memory: 8\n',
      'mine.yaml',
    );
    expect(!read.ok && read.errors.map(({ code, line, column, nearest }) => [code, line, column, nearest])).toEqual([
      ['V071', 2, 11, 'ceph'],
      ['V071', 4, 3, 'storage.read'],
      ['V072', 5, 17, undefined],
    ]);
    expect(figureDefinitions['guest.memory'].unit).toBe('bytes');
  });
});

describe('figures with a range', () => {
  it.each([
    ['workload.outstanding', '0', 'a whole number from 1 to 65536'],
    ['workload.blocks', '1000000000000', 'a whole number from 0 to 16777216'],
  ] as const)('%s is not %s', (name, text, expected) => {
    expect(parseFigure(name, text)).toEqual({ ok: false, expected });
    expect(parseFigure(name, '7')).toEqual({ ok: true, value: 7 });
  });
});

it('writes a negative time, such as the end of an interval, in the unit of a positive one', () => {
  expect([durationText(-392_000), durationText(392_000)]).toEqual(['-392 µs', '392 µs']);
});
