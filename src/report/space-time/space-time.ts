/**
 * A run as a space-time description: who is there (lanes), what happens (events), what goes from one to another
 * (messages), and which version of what lies where at each moment. Pure data: every drawing of a run is made from it, on
 * a terminal, in a file or in a browser.
 */

export interface SpaceTime {
  readonly title: string;
  /** Such as `nfs 4.2`. */
  readonly storage: string;
  readonly lanes: readonly Lane[];
  /** What is copied about: sectors, and sizes where they change. Only what takes part. */
  readonly items: readonly Item[];
  readonly events: readonly SpaceTimeEvent[];
  /** Everything that goes from one lane to another, in the order in which it is sent. */
  readonly messages: readonly Message[];
  /** What lies where: the start first, then after each event. */
  readonly moments: readonly Moment[];
  /** The copy that misled somebody, where one did. */
  readonly stale: StaleCopy | null;
  readonly verdict: Verdict;
}

export type LanePlace =
  | { readonly kind: 'arbiter' | 'management' | 'network' | 'cluster' | 'guest' }
  /** A process: QEMU with its devices and its image format, a tool, or whoever makes system calls. */
  | { readonly kind: 'process'; readonly name: string }
  | { readonly kind: 'page-cache' | 'client-cache' | 'head'; readonly view: number }
  | { readonly kind: 'storage' | 'stable-storage'; readonly medium: number };

export interface Lane {
  readonly place: LanePlace;
  /** `page cache of S`. */
  readonly name: string;
  /** The same for the head of a column: `page cache` and `of S`. */
  readonly heading: readonly [string, string];
  /** Of a lane on a host: index in the order in which the scenario names hosts; null elsewhere. */
  readonly host: number | null;
}

export interface Item {
  readonly name: string;
  /** What each version says; the index is the number of the version, in the order in which the run brings them up. */
  readonly versions: readonly string[];
}

export type EventKind = 'read' | 'write' | 'flush' | 'handoff' | 'decision' | 'spontaneous' | 'fault' | 'other';

export interface SpaceTimeEvent {
  /** Counted from 1. */
  readonly number: number;
  readonly lane: number;
  readonly kind: EventKind;
  /** Such as `D` and `read x -> after`. */
  readonly actor: string;
  readonly text: string;
  /** What changed where, one line each. */
  readonly changes: readonly string[];
  /** What it returned: `after = 0`. */
  readonly results: readonly { readonly text: string; readonly wrong: boolean }[];
  /** Something is wrong as soon as this has happened. */
  readonly wrong: boolean;
  /** False where what comes of the run does not depend on it. */
  readonly matters: boolean;
}

export type MessageKind =
  | 'read'
  | 'write'
  | 'write-back'
  | 'flush'
  | 'state'
  | 'acknowledgement'
  | 'request'
  | 'answer'
  | 'duplicate';

export interface Message {
  readonly kind: MessageKind;
  readonly from: number;
  readonly to: number;
  /** For people: `x = 1`, `state of the guest`. */
  readonly label: string;
  readonly carries: { readonly item: number; readonly version: number } | null;
  /** Indices into the events. The same where it takes no time; null where it never arrives. */
  readonly sentIn: number;
  readonly receivedIn: number | null;
}

export interface Moment {
  readonly copies: readonly Copy[];
  /** Lanes of the processes on which the guest runs. */
  readonly guestOn: readonly number[];
  /** Lanes of what is not there: a process not started yet or gone, a host without power. */
  readonly absent: readonly number[];
}

export interface Copy {
  readonly lane: number;
  readonly item: number;
  readonly version: number;
  /** Still to be written to where others can read it. */
  readonly dirty: boolean;
  /** Something else has been written since. */
  readonly old: boolean;
}

/** Indices into the events; null for the start. */
export interface StaleCopy {
  readonly lane: number;
  /** Null where what it says is shown nowhere. */
  readonly item: number | null;
  readonly place: string;
  readonly says: string;
  /** What is true instead; null where nobody can say. */
  readonly truth: string | null;
  readonly madeIn: number | null;
  /** The write after which it was no longer true. */
  readonly missedIn: number | null;
  /** Where it misled somebody. */
  readonly hurtsIn: number;
}

export interface Verdict {
  readonly kind: 'bad' | 'good' | 'none';
  readonly text: string;
}

/** Both describe the same place. */
export function samePlace(one: LanePlace, other: LanePlace): boolean {
  return placeKey(one) === placeKey(other);
}

/** The same text for the same place. */
export function placeKey(place: LanePlace): string {
  switch (place.kind) {
    case 'process':
      return `process ${place.name}`;
    case 'page-cache':
    case 'client-cache':
    case 'head':
      return `${place.kind} ${place.view}`;
    case 'storage':
    case 'stable-storage':
      return `${place.kind} ${place.medium}`;
    default:
      return place.kind;
  }
}
