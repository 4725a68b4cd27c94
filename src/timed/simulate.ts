/**
 * Virtual time for the model: every enabled choice waits on a clock, the clock that rings first says what happens next.
 * What happens is always an enabled choice of the model, so a run visits only states that a search would visit too.
 *
 * A clock is set when what it waits for becomes possible, and dropped when it no longer is; it is not set anew by what
 * others do meanwhile (a generalised semi-Markov process with enabling memory). Some run on while the model leaves a
 * choice out because nobody could see it: write-back and attribute timers. They ring as soon as it could be seen.
 */
import { codecOf } from '../../sim/codec.ts';
import type { Choice } from '../../sim/model.ts';
import { createRng } from '../../sim/rng.ts';
import { initialState, isFinished, isQuiescent } from '../../sim/step.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type WorldOptions } from '../../sim/storage/world.ts';
import { type Activity, activitiesOf } from './activities.ts';
import { createPick, NO_CHOICE } from './chance.ts';
import { createClocks, NO_CLOCK, reachesStorage, samplersOf } from './clocks.ts';
import { createEventQueue, NONE } from './event-queue.ts';
import type { Profile } from './figures.ts';
import { createGuests } from './guests.ts';
import { createHandoffLog } from './handoff-log.ts';
import { dirtiedBytes, mayStop, roundNs } from './precopy.ts';
import { createStaleProbe } from './stale-reads.ts';
import type { RunEnd, TimedRun, TimedViolation } from './timed-run.ts';
import { createViewTimers } from './view-timers.ts';

export interface SimulatorOptions extends Pick<WorldOptions, 'withoutRules'> {
  /** Virtual time at which a run ends; `UNTIL_NS` unless given. */
  readonly untilNs?: number;
  /** A run ends after so many steps of the model; `STEPS_MOST` unless given. */
  readonly maxSteps?: number;
}

export interface RunOptions {
  readonly seed: string;
  /** Keep the steps, their times and the rounds of precopy. */
  readonly keepsTrace?: boolean;
}

export interface Simulator {
  /** The same seed gives the same run. */
  readonly run: (options: RunOptions) => TimedRun;
}

/** Ten minutes: longer than any timer of the profiles that come along. */
export const UNTIL_NS = 600e9;
export const STEPS_MOST = 1_000_000;

/** Prepares what all runs of a scenario share. One run at a time. */
export function createSimulator(litmus: Litmus, profile: Profile, options: SimulatorOptions = {}): Simulator {
  const { untilNs = UNTIL_NS, maxSteps = STEPS_MOST } = options;
  const { figures } = profile;
  const world = buildWorld(litmus, { withoutRules: options.withoutRules ?? [] });
  const model = storageModel(world);
  const activities = activitiesOf(world, model.actions);
  // Where evictions are choices of the step that reads, pages do not go by themselves.
  const lateEviction = world.machine !== null && world.steps.every(({ ofMachine }) => ofMachine);
  const waiting = activities.filter(
    ({ rule, kind }) => rule.kind !== 'guest' && !(lateEviction && kind.endsWith('.evict')),
  );
  const samplers = samplersOf(figures);
  const codec = codecOf(model.shape);
  const isStale = createStaleProbe(world, codec);
  const always = model.properties.filter(({ kind }) => kind === 'always');
  const migrationSpecs = world.machine?.migrations ?? [];
  const queue = createEventQueue();
  const initial = new Uint32Array(codec.words);
  codec.pack(initialState(model), initial, 0);
  const state = codec.initial();
  const precopyFigures = {
    memoryBytes: figures['guest.memory'].value,
    bytesPerSecond: figures['migration.bandwidth'].value,
    dirtyBytesPerSecond: figures['guest.dirty-rate'].value,
    workingSetBytes: figures['guest.writable-working-set'].value,
    maxDowntimeNs: figures['migration.max-downtime'].value,
    roundsMost: figures['migration.rounds-most'].value,
  };
  const guests = createGuests({ world, state, figures, samplers, queue, activities });
  const observeEvent = activities.length + guests.events;

  function run({ seed, keepsTrace = false }: RunOptions): TimedRun {
    codec.unpack(initial, 0, state);
    queue.restart();
    const rng = createRng(`${seed} clocks`);
    const scheduled = new Float64Array(activities.length).fill(NONE);
    const choices: Choice[] = [];
    const times: number[] = [];
    const violations: TimedViolation[] = [];
    const open = [...always];
    const migrations = migrationSpecs.map(() => ({
      rounds: 0,
      roundBeganNs: 0,
      roundBytes: 0,
      leftBytes: 0,
      stoppingNs: 0,
      drainedNs: 0,
    }));
    const timers = createViewTimers(world, state, figures);
    const log = createHandoffLog(world, state, keepsTrace);
    const pick = createPick(figures, rng);
    const clocks = createClocks({ world, state, figures, samplers, migrations, dirtyOf: guests.dirtyOf }, rng);
    let steps = 0;
    let events = 0;
    let observing = false;

    const look = (atEnd: boolean): void => {
      for (let index = 0; index < open.length; index++) {
        const property = open[index]!;
        if (property.at === 'quiescent' && !(atEnd && isQuiescent(model, state))) continue;
        if (property.holds(state)) continue;
        violations.push({ property: property.name, atNs: queue.nowNs(), step: steps });
        open.splice(index--, 1);
      }
    };

    /** Takes a step of the model, and notes what it did. */
    const take = (activity: Activity, choice: number): void => {
      const nowNs = queue.nowNs();
      const { action, kind, process } = activity;
      if (kind === 'source.stop' || kind === 'step.stop') stopGuests(activity);
      const flushing =
        process >= 0 && activity.rule.kind === 'flushes' && reachesStorage(world, activity)
          ? guests.dirtyOf(process)
          : null;
      if (flushing !== null) {
        log.flushes(flushing.bytes(nowNs));
        flushing.flushed(nowNs);
      }
      timers.begins();
      model.actions[action]!.apply(state, choice);
      model.canonicalise?.(state);
      timers.ends(nowNs, activity);
      steps += 1;
      if (keepsTrace) {
        choices.push({ action, choice });
        times.push(nowNs);
      }
      guests.follow();
      log.step(nowNs, activity, isStale);
      look(false);
      if (!observing && log.guestRunsAgain()) {
        observing = true;
        queue.schedule(nowNs + figures['run.observe'].value, observeEvent);
      }
    };

    const stopGuests = ({ migration }: Activity): void => {
      const nowNs = queue.nowNs();
      const drainedNs = guests.stop();
      log.stops(nowNs, guests.dirtyBytes());
      if (migration < 0) return;
      const its = migrations[migration]!;
      its.stoppingNs = samplers['qemu.stop']?.(rng) ?? 0;
      its.drainedNs = drainedNs;
      log.stopping(its.stoppingNs);
    };

    /** A round of precopy ends. @returns whether the guest is to be stopped */
    const endRound = (activity: Activity): boolean => {
      const its = migrations[activity.migration]!;
      const nowNs = queue.nowNs();
      log.round({ beginNs: its.roundBeganNs, endNs: nowNs, bytes: its.roundBytes });
      its.rounds += 1;
      its.leftBytes = dirtiedBytes(precopyFigures, nowNs - its.roundBeganNs);
      if (migrationSpecs[activity.migration]!.handoff.postcopy || mayStop(precopyFigures, its.leftBytes, its.rounds))
        return true;
      beginRound(activity, its.leftBytes);
      return false;
    };

    const beginRound = ({ index, migration }: Activity, bytes: number): void => {
      const its = migrations[migration]!;
      its.roundBytes = bytes;
      its.roundBeganNs = queue.nowNs();
      scheduled[index] = queue.schedule(its.roundBeganNs + (bytes === 0 ? 0 : roundNs(precopyFigures, bytes)), index);
    };

    const beginPrecopy = (activity: Activity): void => {
      if (precopyFigures.bytesPerSecond === 0) return; // nothing is ever sent
      migrations[activity.migration]!.rounds = 0;
      beginRound(activity, precopyFigures.memoryBytes);
    };

    const isPossible = ({ choices: own, enabled }: Activity): boolean => {
      for (const choice of own) if (enabled(state, choice)) return true;
      return false;
    };

    /** Sets and drops clocks after a step, in the order of the model: ties go to whoever was set first. */
    const setClocks = (): void => {
      const nowNs = queue.nowNs();
      for (const activity of waiting) {
        const { index, rule } = activity;
        const isSet = scheduled[index] !== NONE;
        if (timers.remembers(activity)) {
          const dueNs = timers.dueNs(activity, nowNs, clocks);
          const rings = dueNs !== NO_CLOCK && isPossible(activity);
          if (isSet && (!rings || timers.isMoved(activity))) {
            queue.cancel(scheduled[index]!);
            scheduled[index] = NONE;
          }
          if (rings && scheduled[index] === NONE) scheduled[index] = queue.schedule(Math.max(nowNs, dueNs), index);
          continue;
        }
        const possible = isPossible(activity);
        if (possible === isSet) continue;
        if (isSet) {
          queue.cancel(scheduled[index]!);
          scheduled[index] = NONE;
        } else if (rule.kind === 'precopy') beginPrecopy(activity);
        else {
          const ns = clocks.stepNs(activity, nowNs);
          if (ns !== NO_CLOCK) scheduled[index] = queue.schedule(nowNs + ns, index);
        }
      }
    };

    guests.restart(seed, {
      requestNs: clocks.requestNs,
      perform: (activity, own, idleCell) => {
        const choice = pick(activity, own, state, timers.idleNs(activity.view, idleCell, queue.nowNs()));
        if (choice !== NO_CHOICE) take(activity, choice);
      },
    });
    guests.follow();
    look(false);
    setClocks();
    let ended: RunEnd = 'quiescent';
    for (;;) {
      if (isFinished(model, state)) break;
      if (queue.nextNs() > untilNs) {
        if (queue.size() > 0) ended = 'until';
        break;
      }
      if (steps >= maxSteps) {
        ended = 'steps';
        break;
      }
      const event = queue.next();
      if (event === NONE) break;
      events += 1;
      if (event === observeEvent) {
        ended = 'observed';
        break;
      }
      const before = steps;
      if (event < activities.length) {
        const activity = activities[event]!;
        scheduled[event] = NONE;
        timers.rang(activity);
        if (activity.rule.kind === 'precopy' && !endRound(activity)) continue;
        const choice = pick(activity, activity.choices, state, timers.idleNs(activity.view, -1, queue.nowNs()));
        if (choice !== NO_CHOICE) take(activity, choice);
        setClocks();
      } else {
        guests.event(event - activities.length);
        if (steps !== before) setClocks();
      }
    }
    look(true);
    const endNs = ended === 'until' ? untilNs : queue.nowNs();
    return {
      seed,
      ended,
      endNs,
      trace: choices,
      atNs: times,
      precopy: log.rounds(),
      violations,
      measured: { ...log.measured(endNs), ...guests.measured(endNs), steps, events },
    };
  }

  return { run };
}
