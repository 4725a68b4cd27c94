/** The scenarios that come with the page: an index for the gallery, and their texts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedText, expectsBad } from '../../report/expected-text.ts';
import { storageLabel } from '../../report/storage-label.ts';
import { findScenarios, loadBytes } from '../../scenario/files.ts';
import { formatError } from '../../scenario/format-error.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Gallery, GalleryEntry, GalleryTopic, ScenarioTexts } from '../session/shipped.ts';

export interface ShippedScenarios {
  readonly gallery: Gallery;
  readonly texts: ScenarioTexts;
}

/** @throws Error where one of the files is no scenario */
export function readShippedScenarios(folder: string): ShippedScenarios {
  const found = findScenarios([folder]);
  if (!found.ok) throw new Error(found.errors.map((error) => formatError(error)).join('\n'));
  const texts: Record<string, string> = {};
  const topics = new Map<string, Topic>();
  for (const file of found.files) {
    const { text, result } = loadBytes(readFileSync(file), file);
    if (!result.ok) throw new Error(result.errors.map((error) => formatError(error, text)).join('\n'));
    const path = file.slice(join(folder, '/').length).replaceAll('\\', '/');
    // A file that loads is UTF-8.
    texts[path] = text!;
    const scenario = { ...result.scenario, path };
    const topic = topicOf(scenario);
    const known = topics.get(topic.title) ?? topic;
    known.scenarios.push(galleryEntry(scenario));
    topics.set(topic.title, known);
  }
  const sorted = [...topics.values()].sort((a, b) => order(a) - order(b));
  return { gallery: { topics: sorted.map(({ folder: _, ...topic }) => topic) }, texts };
}

interface Topic extends Omit<GalleryTopic, 'scenarios'> {
  readonly folder: Folder;
  readonly scenarios: GalleryEntry[];
}

const folders = ['thread', 'litmus', 'observed'] as const;
type Folder = (typeof folders)[number];

const about: Readonly<Record<Folder, string>> = {
  thread:
    'The thread "Storage requirements for live migration" (qemu-devel, November 2011), message by message and claim by claim.',
  litmus:
    'What must be possible and what must not, from the discussion of 2011, the documentation and the source code.',
  observed: 'What real systems did: each carries outcomes that were measured, all of which the model allows.',
};

/** The thread first, in its own order, which is that of the file names; then one mechanism after the other. */
function order({ folder }: Topic): number {
  return folders.indexOf(folder);
}

function topicOf(scenario: Scenario): Topic {
  const folder = folders.find((name) => scenario.path.startsWith(`${name}/`));
  if (folder === undefined) throw new Error(`${scenario.path}: no topic for this folder`);
  const { id, title } = titleOf(folder, scenario);
  return { id, title, about: about[folder], folder, scenarios: [] };
}

function titleOf(
  folder: Folder,
  { path, source, storageName }: Scenario,
): { readonly id: string; readonly title: string } {
  switch (folder) {
    case 'thread': {
      const { author, date, time } = messageOf(path, source);
      return { id: `${date}-${time.replace(':', '')}`, title: `${author}, ${date} ${time}` };
    }
    case 'litmus': {
      const [, word = ''] = /\/m-([a-z0-9]+)/.exec(path) ?? [];
      const number = Number(/\/l(\d+)-/.exec(path)?.[1] ?? Number.NaN);
      const title = Number.isNaN(number) ? (mechanisms[word] ?? otherMechanisms) : litmusTitle(number);
      return { id: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), title };
    }
    case 'observed': {
      const letter = /\/([a-d])-/.exec(path)?.[1] ?? '';
      const title = measurements[letter] ?? `Measured: ${storageName}`;
      return { id: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), title };
    }
  }
}

/** The first source of a scenario of the thread: `AUTHOR, qemu-devel DATE TIME: WHAT IS SAID`. */
function messageOf(path: string, source: readonly string[]) {
  const [, author, date, time, claim] = /^(.+), qemu-devel (\S+) (\d\d:\d\d): (.+)$/.exec(source[0] ?? '') ?? [];
  if (author === undefined || date === undefined || time === undefined || claim === undefined)
    throw new Error(`${path}: the first source is no message of the thread`);
  return { author, date, time, claim };
}

function galleryEntry(scenario: Scenario): GalleryEntry {
  const { path, title, shows = null, litmus, source } = scenario;
  return {
    path,
    title,
    shows,
    storage: storageLabel(scenario),
    kind: litmus.machine === undefined ? 'litmus' : 'migration',
    expected: expectedText(scenario),
    bad: expectsBad(scenario),
    claim: path.startsWith('thread/') ? messageOf(path, source).claim : null,
  };
}

/** Scenarios of one mechanism have numbers that follow each other; each group by its last number. */
const litmusGroups: readonly (readonly [last: number, title: string])[] = [
  [25, 'Page caches on shared disks'],
  [41, 'NFS'],
  [50, 'Cluster file systems, GlusterFS and Ceph'],
  [63, 'qcow2'],
  [70, 'QED and other formats'],
  [75, 'Sizes and partition tables'],
  [98, 'Who runs: handoffs, arbiters and locks'],
];

function litmusTitle(number: number): string {
  const [, title] = litmusGroups.find(([last]) => number <= last) ?? [];
  return title ?? otherMechanisms;
}

/** Those without a number are named after what they are about. */
const mechanisms: Readonly<Record<string, string>> = {
  handoff: 'Handoffs of every version of QEMU',
  arbiter: 'Arbiters and what can go wrong',
  nfs: 'Single rules of NFS',
  nfs3: 'Single rules of NFS',
  nfs4: 'Single rules of NFS',
};

const otherMechanisms = 'Other single rules';

const measurements: Readonly<Record<string, string>> = {
  a: 'Measured: Linux page caches and shared disks',
  b: 'Measured: two QEMU processes and one image',
  c: 'Measured: live migrations',
  d: 'Measured: NFS',
};
