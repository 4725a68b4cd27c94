/**
 * What the build writes beside the page, and the page loads with script elements, so that it works from a disk too:
 * `gallery.js` and `lessons.js` at first, `scenarios.js` when a scenario is opened. Each sets one global.
 */
import type { Lesson } from './lesson.ts';

export interface ShippedGlobals {
  /** `gallery.js`: the shipped scenarios in the order of their topics. */
  readonly stalemateGallery: readonly GalleryEntry[];
  /** `scenarios.js`: the text of each by its path. */
  readonly stalemateScenarios: Readonly<Record<string, string>>;
  /** `lessons.js`, in order. */
  readonly stalemateLessons: readonly Lesson[];
}

export interface GalleryEntry {
  /** Below `scenarios/`, such as `litmus/l01-stale-prefetch-iscsi.yaml`. */
  readonly path: string;
  readonly title: string;
  /** A heading of the gallery. */
  readonly topic: string;
  readonly storage: string;
  readonly kind: 'migration' | 'litmus';
  readonly shows: string | null;
  /** What its check found, in one line, such as `unsafe: stale-read`. */
  readonly expected: string;
  /** Some run violates a property or reads old data. */
  readonly unsafe: boolean;
  readonly hash: string;
}
