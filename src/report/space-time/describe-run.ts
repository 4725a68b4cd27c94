/** Makes the space-time description of a run from the states of the model before and after each of its steps. */
import type { Model, Trace } from '../../../sim/model.ts';
import type { Litmus } from '../../../sim/storage/scenario.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld, type WorldOptions } from '../../../sim/storage/world.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import { timeline } from '../../../sim/timeline.ts';
import { type ToldRun, tellRun } from '../tell.ts';
import { type Acting, actingIn, type Step } from './acting.ts';
import { contentName, contentsOf, type Subject, sameSubject, subjectKey, subjectName, subjectsOf } from './contents.ts';
import type { Move } from './data-paths.ts';
import { differsFromStable, lanesOf } from './lanes.ts';
import { movesOf } from './moves.ts';
import { type Sending, sendingsOf } from './sendings.ts';
import {
  type Copy,
  type Item,
  type Lane,
  type LanePlace,
  type Message,
  type Moment,
  placeKey,
  type SpaceTime,
  type SpaceTimeEvent,
  type Verdict,
} from './space-time.ts';
import { type FoundStale, staleCopyOf } from './stale-copy.ts';
import { type Newest, type Numbering, newestAfter, newestAtStart, numberVersions } from './versions.ts';

export interface DescribeOptions extends WorldOptions {
  readonly storageLabel: string;
  readonly verdict: Verdict;
  /** The property whose violation the run ends with, so that the copy behind it can be found; absent: none. */
  readonly property?: string;
  /** The run in words, where the caller has it already. */
  readonly told?: ToldRun;
  /** For each step whether what comes of the run depends on it; absent: each does. */
  readonly matters?: readonly boolean[];
}

/** @throws Error when a choice of the trace is not enabled; it names the step and what was enabled instead */
export function describeRun(litmus: Litmus, trace: Trace, options: DescribeOptions): SpaceTime {
  const world = buildWorld(litmus, options);
  const model = storageModel(world);
  const { initial, steps } = timeline(model, trace);
  const told = options.told ?? tellRun(litmus, options, trace);
  const stale = staleCopyOf(world, model, trace, options.property);
  return describeSteps(world, initial, stepsWithMoves(world, model, initial, steps), { ...options, told, stale })
    .spaceTime;
}

/** A step with all that its drawing needs, whatever comes before and after it. */
export interface StepWithMoves extends Step {
  readonly acting: Acting;
  readonly moves: readonly Move[];
  /** What is newest after it. */
  readonly newest: Newest;
}

export function stepWithMoves(world: World, model: Model<StorageState>, before: Newest, step: Step): StepWithMoves {
  const acting = actingIn(world, model, step);
  const moves = movesOf(world, model, step, acting);
  return { ...step, acting, moves, newest: newestAfter(world, before, step.after, moves) };
}

function stepsWithMoves(
  world: World,
  model: Model<StorageState>,
  initial: StorageState,
  steps: readonly Step[],
): StepWithMoves[] {
  let newest = newestAtStart(world, initial);
  return steps.map((step) => {
    const described = stepWithMoves(world, model, newest, step);
    newest = described.newest;
    return described;
  });
}

export interface DescribedRun {
  readonly spaceTime: SpaceTime;
  /** The number of a content among the versions of an item that is shown; null where it is not shown. */
  readonly versionOf: (subject: Subject, content: number) => { readonly item: number; readonly version: number } | null;
}

/** Puts steps together that were described one by one. */
export function describeSteps(
  world: World,
  initial: StorageState,
  steps: readonly StepWithMoves[],
  { told, stale, storageLabel, verdict, matters }: Described,
): DescribedRun {
  const states = [initial, ...steps.map(({ after }) => after)];
  const acting = steps.map((step) => step.acting);
  const showsStable = differsFromStable(states);
  const moves = steps.map((step) => step.moves.filter(({ to }) => to.kind !== 'stable-storage' || showsStable));
  const sendings = sendingsOf(world, states);
  const newest = [newestAtStart(world, initial), ...steps.map((step) => step.newest)];
  const numbering = numberVersions(world, states, newest);
  const atStart = steps.length === 0;
  const shown = atStart ? subjectsAtStart(world) : shownSubjects(world, numbering, moves, stale);
  const lanes = lanesOf(
    world,
    states,
    atStart ? placesAtStart(world, initial) : involvedIn(acting, moves, sendings, stale),
    shown,
  );
  const laneNumbers = new Map(lanes.map(({ place }, lane) => [placeKey(place), lane]));
  const laneOf = (place: LanePlace): number => laneNumbers.get(placeKey(place)) ?? -1;
  const spaceTime: SpaceTime = {
    title: world.litmus.title,
    storage: storageLabel,
    lanes,
    items: shown.map((subject) => itemOf(world, subject, numbering)),
    events: eventsOf(told, acting, laneOf, matters, states, stale, verdict),
    messages: messagesOf(world, moves, sendings, { shown, numbering, laneOf, states }),
    moments: states.map((state, index) => momentOf(world, state, newest[index]!, { shown, numbering, laneOf, lanes })),
    stale: staleText(stale, shown, laneOf, numbering),
    verdict,
  };
  return {
    spaceTime,
    versionOf: (subject, content) => {
      const item = itemIndex({ shown }, subject);
      const version = numbering(subject).get(content);
      return item < 0 || version === undefined ? null : { item, version: version.number };
    },
  };
}

type Described = Pick<DescribeOptions, 'storageLabel' | 'verdict' | 'matters'> & {
  readonly told: Pick<ToldRun, 'steps'>;
  readonly stale: FoundStale | null;
};

/** Before anything happens nobody has taken part yet: whoever may, and whatever the guest will care for. */
function placesAtStart(world: World, { media }: StorageState): LanePlace[] {
  return [
    ...world.litmus.actors.map(({ name }): LanePlace => ({ kind: 'process', name })),
    ...media.map((_, medium): LanePlace => ({ kind: 'storage', medium })),
  ];
}

/** More than these crowd a lane. */
const SUBJECTS_AT_START_MAX = 4;

function subjectsAtStart(world: World): Subject[] {
  return subjectsOf(world)
    .filter(({ kind }) => kind === 'sector' || kind === 'guest-sector')
    .slice(0, SUBJECTS_AT_START_MAX);
}

function involvedIn(
  acting: readonly Acting[],
  moves: readonly (readonly Move[])[],
  sendings: readonly Sending[],
  stale: FoundStale | null,
): LanePlace[] {
  return [
    ...acting.flatMap(({ lane, process }) => (process === null ? [lane] : [lane, process])),
    ...[...moves.flat(), ...sendings].flatMap(({ from, to }) => [from, to]),
    ...(stale === null ? [] : [stale.lane]),
  ];
}

/** Whatever has more than one version; where nothing has, whatever goes from one to another. */
function shownSubjects(
  world: World,
  numbering: Numbering,
  moves: readonly (readonly Move[])[],
  stale: FoundStale | null,
): Subject[] {
  const all = subjectsOf(world);
  const isStale = (subject: Subject): boolean => stale?.subject != null && sameSubject(stale.subject, subject);
  const changing = all.filter((subject) => numbering(subject).size > 1 || isStale(subject));
  if (changing.length > 0) return changing;
  return all.filter((subject) =>
    moves.flat().some(({ carries }) => carries !== null && sameSubject(carries.subject, subject)),
  );
}

function itemOf(world: World, subject: Subject, numbering: Numbering): Item {
  return { name: subjectName(world, subject), versions: [...numbering(subject).values()].map(({ name }) => name) };
}

interface Naming {
  readonly shown: readonly Subject[];
  readonly numbering: Numbering;
  readonly laneOf: (place: LanePlace) => number;
}

const itemIndex = ({ shown }: Pick<Naming, 'shown'>, subject: Subject): number =>
  shown.findIndex((one) => sameSubject(one, subject));

function messagesOf(
  world: World,
  moves: readonly (readonly Move[])[],
  sendings: readonly Sending[],
  naming: Naming & { readonly states: readonly StorageState[] },
): Message[] {
  const immediate = moves.flatMap((own, step) =>
    own.map(({ kind, from, to, carries }): Message => {
      const item = carries === null ? -1 : itemIndex(naming, carries.subject);
      const version = carries === null ? undefined : naming.numbering(carries.subject).get(carries.content);
      const label =
        carries === null
          ? 'flush'
          : `${subjectName(world, carries.subject)} = ${version?.name ?? contentName(world, carries.subject, carries.content, naming.states[step + 1]!)}`;
      return {
        kind,
        from: naming.laneOf(from),
        to: naming.laneOf(to),
        label,
        carries: item < 0 || version === undefined ? null : { item, version: version.number },
        sentIn: step,
        receivedIn: step,
      };
    }),
  );
  const delayed = sendings.map(
    ({ from, to, ...sending }): Message => ({
      ...sending,
      from: naming.laneOf(from),
      to: naming.laneOf(to),
      carries: null,
    }),
  );
  // A stable sort: what is sent in one step stays in the order in which it happens.
  return [...immediate, ...delayed].sort((one, other) => one.sentIn - other.sentIn);
}

function momentOf(
  world: World,
  state: StorageState,
  newest: Newest,
  naming: Naming & { readonly lanes: readonly Lane[] },
): Moment {
  const copies = contentsOf(world, state).flatMap(({ place, subject, content, dirty }): Copy[] => {
    const lane = naming.laneOf(place);
    const item = itemIndex(naming, subject);
    if (lane < 0 || item < 0) return [];
    const latest = newest.get(subjectKey(subject));
    const version = naming.numbering(subject).get(content)!.number;
    return [{ lane, item, version, dirty, old: !dirty && latest !== undefined && latest !== content }];
  });
  const processes = (world.machine?.processes ?? []).map((process, index) => ({
    lane: naming.laneOf({ kind: 'process', name: process.name }),
    run: state.processes[index]!.run,
    isQemu: process.setup.program === 'qemu',
  }));
  const isGone = ({ run }: (typeof processes)[number]): boolean => run === 'absent' || run === 'gone';
  const down = naming.lanes.flatMap(({ host }, lane) =>
    host !== null && host >= 0 && !state.hosts[host]!.up ? [lane] : [],
  );
  const gone = processes.filter(isGone).map(({ lane }) => lane);
  return {
    copies,
    guestOn: processes.filter(({ run, isQemu }) => isQemu && run === 'running').map(({ lane }) => lane),
    absent: [...new Set([...down, ...gone])].filter((lane) => lane >= 0).sort((one, other) => one - other),
  };
}

function eventsOf(
  told: Pick<ToldRun, 'steps'>,
  acting: readonly Acting[],
  laneOf: (place: LanePlace) => number,
  matters: readonly boolean[] | undefined,
  states: readonly StorageState[],
  stale: FoundStale | null,
  verdict: Verdict,
): SpaceTimeEvent[] {
  return told.steps.map(({ number, actor, text, changes, results }, index) => {
    const event = states[index + 1]!.guest[0]?.event;
    const happened = event !== undefined && Object.values(event).some((wrong) => wrong);
    const isEnd = index === told.steps.length - 1 && verdict.kind === 'bad';
    return {
      number,
      lane: laneOf(acting[index]!.lane),
      kind: acting[index]!.kind,
      actor,
      text,
      changes,
      results: results.map(({ register, value, old }) => ({
        text: `${register} = ${value}${old ? '!' : ''}`,
        wrong: old,
      })),
      wrong: happened || isEnd || results.some(({ old }) => old) || stale?.hurtsIn === index,
      matters: matters?.[index] ?? true,
    };
  });
}

function staleText(
  stale: FoundStale | null,
  shown: readonly Subject[],
  laneOf: (place: LanePlace) => number,
  numbering: Numbering,
): SpaceTime['stale'] {
  if (stale === null) return null;
  const { lane, subject, content, ...rest } = stale;
  const item = subject === null ? -1 : itemIndex({ shown }, subject);
  const says = subject === null || content === null ? undefined : numbering(subject).get(content)?.name;
  return {
    ...rest,
    says: rest.says === '' ? (says ?? '') : rest.says,
    lane: laneOf(lane),
    item: item < 0 ? null : item,
  };
}
