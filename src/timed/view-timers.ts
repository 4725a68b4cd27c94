/**
 * Timers of kernels, for each cache: how old a dirty page is, when attributes are no longer believed, how long a clean
 * page has not been used. They run by the state of the cache, whether or not the model lets their choice happen now.
 */
import type { StorageState, ViewState } from '../../sim/storage/state.ts';
import type { World } from '../../sim/storage/world.ts';
import type { Activity } from './activities.ts';
import { createAttributeTimers } from './attribute-timers.ts';
import { type Clocks, NO_CLOCK } from './clocks.ts';
import type { Figures } from './figures.ts';

export interface ViewTimers {
  /** Is this a clock that runs on while its choice is left out? */
  readonly remembers: (activity: Activity) => boolean;
  /** When it rings; `NO_CLOCK` where there is nothing it could be about. */
  readonly dueNs: (activity: Activity, nowNs: number, clocks: Clocks) => number;
  /** Has it been set anew since it was scheduled? */
  readonly isMoved: (activity: Activity) => boolean;
  readonly rang: (activity: Activity) => void;
  /** Around each step of the model. */
  readonly begins: () => void;
  readonly ends: (nowNs: number, activity: Activity) => void;
  /** How long the page of a sector (the longest unused page where it is -1) has not been used. */
  readonly idleNs: (view: number, sector: number, nowNs: number) => number;
}

/** Rules by which a step asks for attributes although those it has are still believed. */
const fetchingRules: readonly string[] = [
  'nfs.open-revalidates',
  'nfs3.read-reply-carries-attributes',
  'nfs.seek-end-on-direct-asks',
];

export function createViewTimers(world: World, state: StorageState, figures: Figures): ViewTimers {
  const views = state.views.length;
  const pages = world.pages.length;
  const checksAttributes = world.features.validity === 'attributes';
  const attributes = createAttributeTimers(views, figures['attributes.least'].value, figures['attributes.most'].value);
  const usedNs = new Float64Array(views * pages);
  const due = new Map<number, number>();
  const moved = new Set<number>();
  const wasFresh = new Uint8Array(views);
  const wasBehind = new Uint8Array(views);
  const wasPresent = new Uint8Array(views * pages);
  let fetched = false;
  const note = (rule: string): void => {
    if (fetchingRules.includes(rule)) fetched = true;
  };

  const watch = (): void => {
    for (let view = 0; view < views; view++) {
      const own = state.views[view]!;
      wasFresh[view] = own.attributesFresh ? 1 : 0;
      wasBehind[view] = own.behind ? 1 : 0;
      for (let page = 0; page < pages; page++) wasPresent[view * pages + page] = isPresent(own, page);
    }
  };

  return {
    remembers: ({ rule: { kind } }) => kind === 'flusher' || kind === 'keeps' || kind === 'attributes',
    dueNs: (activity, nowNs, clocks) => {
      const own = state.views[activity.view]!;
      if (activity.rule.kind === 'attributes')
        return own.attributesFresh ? attributes.expiresNs(activity.view) : NO_CLOCK;
      if (!isKept(own, activity)) {
        due.delete(activity.index);
        return NO_CLOCK;
      }
      const known = due.get(activity.index);
      if (known !== undefined) return known;
      const ns = clocks.stepNs(activity, nowNs);
      const atNs = ns === NO_CLOCK ? NO_CLOCK : nowNs + ns;
      due.set(activity.index, atNs);
      return atNs;
    },
    isMoved: ({ view, rule }) => rule.kind === 'attributes' && moved.has(view),
    rang: ({ index }) => {
      due.delete(index);
    },
    begins: () => {
      watch();
      moved.clear();
      fetched = false;
      if (checksAttributes) world.recorder.note = note;
    },
    ends: (nowNs, { view: actingView, rule }) => {
      world.recorder.note = null;
      for (let view = 0; view < views; view++) {
        const own = state.views[view]!;
        for (let page = 0; page < pages; page++) {
          const at = view * pages + page;
          if (isPresent(own, page) === 1 && wasPresent[at] === 0) usedNs[at] = nowNs;
        }
        if (!checksAttributes || !own.attributesFresh) continue;
        // Attributes that have timed out unnoticed, because nothing had changed, are asked for again by whoever looks.
        const overdue =
          view === actingView &&
          rule.kind !== 'attributes' &&
          attributes.expiresNs(view) <= nowNs &&
          wasBehind[view] === 0;
        if (wasFresh[view] === 0 || (view === actingView && fetched) || overdue) {
          attributes.fetched(view, nowNs, wasBehind[view] === 1 && !own.behind);
          moved.add(view);
        }
      }
    },
    idleNs: (view, sector, nowNs) => {
      if (view < 0) return 0;
      const own = state.views[view]!;
      let oldestNs = nowNs;
      for (let page = 0; page < pages; page++) {
        if (sector >= 0 && world.sectors[sector]!.page !== page) continue;
        const at = view * pages + page;
        if (own.pages[page]?.status !== 'clean') continue;
        oldestNs = Math.min(oldestNs, usedNs[at]!);
        usedNs[at] = nowNs;
      }
      return nowNs - oldestNs;
    },
  };
}

function isPresent(view: ViewState, page: number): 0 | 1 {
  return (view.pages[page]?.status ?? 'absent') === 'absent' ? 0 : 1;
}

/** Is there something in the cache that this clock is about? */
function isKept(view: ViewState, { kind, rule, cell }: Activity): boolean {
  if (rule.kind === 'flusher') {
    const status = view.pages[cell]?.status;
    return status === 'dirty' || status === 'lost';
  }
  if (rule.kind !== 'keeps') return false;
  if (rule.what === 'unstable') return view.pages.some(({ status }) => status === 'unstable');
  if (kind.startsWith('client-cache.')) return view.client[cell]?.status === rule.what;
  return view.pages[cell]?.status === rule.what;
}
