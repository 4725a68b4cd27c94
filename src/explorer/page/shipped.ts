/** What comes with the page, loaded when it is first needed. */
import type { Lesson } from '../session/lesson.ts';
import type { Gallery, ScenarioTexts, Shipped } from '../session/shipped.ts';
import { loadScript } from './load-script.ts';

export function loadGallery(): Promise<Gallery> {
  return loaded('stalemateGallery', 'gallery.js');
}

export function loadLessons(): Promise<readonly Lesson[]> {
  return loaded('stalemateLessons', 'lessons.js');
}

export function loadScenarioTexts(): Promise<ScenarioTexts> {
  return loaded('stalemateScenarios', 'scenarios.js');
}

/** @returns undefined where no such scenario comes with the page */
export async function shippedText(path: string): Promise<string | undefined> {
  const texts = await loadScenarioTexts();
  return Object.hasOwn(texts, path) ? texts[path] : undefined;
}

/** Where they are loaded already. */
export function shippedTexts(): ScenarioTexts | undefined {
  return (globalThis as Partial<Shipped>).stalemateScenarios;
}

/** False in a page that needs nothing else: it has one run, and no more. */
export const hasGallery = (): boolean => (globalThis as Partial<Shipped>).stalemateGallery?.topics.length !== 0;
export const hasLessons = (): boolean => (globalThis as Partial<Shipped>).stalemateLessons?.length !== 0;

async function loaded<Name extends keyof Shipped>(name: Name, file: string): Promise<Shipped[Name]> {
  const place = globalThis as Partial<Shipped>;
  if (place[name] === undefined) await loadScript(file);
  const value = place[name];
  if (value === undefined) throw new Error(`${file} does not hold what it should; load the page again`);
  return value;
}
