/** What comes with the page beside its program: the scenarios, without their texts and with, and the lessons. */
import type { Lesson } from './lesson.ts';

/** Loaded first: enough for the gallery. */
export interface Gallery {
  readonly topics: readonly GalleryTopic[];
}

export interface GalleryTopic {
  /** Such as `thread-1`: for links. */
  readonly id: string;
  /** Such as `Anthony Liguori, 2011-11-11 00:11`. */
  readonly title: string;
  /** What the topics of one folder are about; the same for each of them. */
  readonly about: string;
  readonly scenarios: readonly GalleryEntry[];
}

export interface GalleryEntry {
  /** Below `scenarios/`, such as `litmus/l01-stale-prefetch-iscsi.yaml`. */
  readonly path: string;
  readonly title: string;
  readonly shows: string | null;
  /** Such as `nfs 4.2`. */
  readonly storage: string;
  readonly kind: 'migration' | 'litmus';
  /** What the model allows, in one line, as the file says and `stalemate check` holds; null where the file says nothing. */
  readonly expected: string | null;
  /** Whether anything can go wrong in it; null where the file says nothing about that. */
  readonly bad: boolean | null;
  /** What of the thread it is about; null elsewhere. */
  readonly claim: string | null;
}

/** Texts by path below `scenarios/`. */
export type ScenarioTexts = Readonly<Record<string, string>>;

/** `gallery.js`, `scenarios.js` and `lessons.js` are loaded when they are first needed; each sets one global. */
export interface Shipped {
  readonly stalemateGallery: Gallery;
  readonly stalemateScenarios: ScenarioTexts;
  readonly stalemateLessons: readonly Lesson[];
}
