import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { linkText } from '../../../share/link.ts';
import type { GalleryEntry, GalleryTopic, Gallery as Shipped } from '../../session/shipped.ts';
import { loadGallery } from '../shipped.ts';
import { trouble } from '../workbench/bench.ts';

const gallery = signal<Shipped | null>(null);
const wanted = signal('');
const only = signal<'all' | 'bad' | 'good'>('all');

/** Where a first visitor may begin. */
const first: readonly { readonly path: string; readonly why: string }[] = [
  {
    path: 'litmus/l02-machines-2011.yaml',
    why: 'Every write is on the disk, and the guest still reads old data',
  },
  { path: 'litmus/l01-stale-prefetch-iscsi.yaml', why: 'The same in three steps, without a virtual machine' },
  { path: 'thread/08e-liguori-no-third-node.yaml', why: 'Who decides, when the two hosts cannot agree' },
];

export function Gallery({ topic }: { readonly topic: string | null }) {
  useEffect(() => {
    loadGallery().then(
      (loaded) => {
        gallery.value = loaded;
      },
      (error: unknown) => {
        trouble.value = String(error);
      },
    );
  }, []);
  useEffect(() => {
    if (topic !== null) document.getElementById(`topic-${topic}`)?.scrollIntoView();
  }, [topic, gallery.value]);
  const all = gallery.value;
  return (
    <main class="page">
      <header class="hero">
        <h1>Can a virtual machine read old data because it moved?</h1>
        <p>
          Open a scenario, press <strong>Break it</strong>, and step through the shortest run in which something goes
          wrong. Or choose each step yourself.
        </p>
        <ul class="first">
          {first.map(({ path, why }) => {
            const entry = all?.topics.flatMap(({ scenarios }) => scenarios).find((one) => one.path === path);
            return (
              entry !== undefined && (
                <li key={path}>
                  <a class="card" href={addressOf(path)}>
                    <strong>{entry.title}</strong>
                    <span>{why}</span>
                  </a>
                </li>
              )
            );
          })}
        </ul>
        <p>
          <a href="#open">Open a file or paste YAML</a> · <a href="#lessons">Follow a lesson</a> ·{' '}
          <a href="#knobs">Set up your own</a>
        </p>
      </header>
      {all === null ? <p class="hint">Loading the scenarios…</p> : <Shelves all={all} />}
    </main>
  );
}

function Shelves({ all }: { readonly all: Shipped }) {
  const shelves = all.topics.map((topic) => ({ topic, scenarios: topic.scenarios.filter(isWanted) }));
  const count = shelves.reduce((sum, { scenarios }) => sum + scenarios.length, 0);
  const searching = wanted.value !== '' || only.value !== 'all';
  return (
    <>
      <search>
        <form class="filter" onSubmit={(event) => event.preventDefault()}>
          <label>
            Search{' '}
            <input
              type="search"
              value={wanted.value}
              placeholder="nfs, qcow2, arbiter …"
              onInput={(event) => {
                wanted.value = event.currentTarget.value;
              }}
            />
          </label>
          <label>
            Show{' '}
            <select
              value={only.value}
              onChange={(event) => {
                only.value = event.currentTarget.value as 'all' | 'bad' | 'good';
              }}
            >
              <option value="all">all</option>
              <option value="bad">what can go wrong</option>
              <option value="good">what cannot</option>
            </select>
          </label>
          <output>{count} scenarios</output>
        </form>
      </search>
      {shelves.map(({ topic, scenarios }, index) =>
        scenarios.length === 0 ? null : (
          <Shelf
            key={topic.id}
            topic={topic}
            scenarios={scenarios}
            open={searching}
            about={topic.about === all.topics[index - 1]?.about ? null : topic.about}
          />
        ),
      )}
    </>
  );
}

interface ShelfProps {
  readonly topic: GalleryTopic;
  readonly scenarios: readonly GalleryEntry[];
  readonly open: boolean;
  readonly about: string | null;
}

function Shelf({ topic: { id, title }, scenarios, open, about }: ShelfProps) {
  return (
    <>
      {about !== null && <h2>{about}</h2>}
      <details class="shelf" id={`topic-${id}`} open={open || undefined}>
        <summary>
          <h3>{title}</h3> <small>{scenarios.length}</small>
        </summary>
        <ul>
          {scenarios.map((entry) => (
            <Entry key={entry.path} entry={entry} />
          ))}
        </ul>
      </details>
    </>
  );
}

function Entry({ entry: { path, title, storage, expected, bad } }: { readonly entry: GalleryEntry }) {
  const look = bad === null ? 'unknown' : bad ? 'bad' : 'good';
  return (
    <li class="entry">
      <a class="name" href={addressOf(path)}>
        {title}
      </a>
      <span class="storage">{storage}</span>
      <span class={`badge ${look}`}>
        {{ unknown: '·', bad: '✗', good: '✓' }[look]} {expected ?? 'expects nothing'}
      </span>
    </li>
  );
}

/** Of a scenario at its start. */
function addressOf(path: string): string {
  return linkText({
    scenario: { kind: 'shipped', path },
    choices: [],
    cursor: 0,
    hash: null,
    digest: null,
    options: {},
  });
}

function isWanted({ title, storage, path, expected, bad, claim }: GalleryEntry): boolean {
  if (only.value === 'bad' && bad !== true) return false;
  if (only.value === 'good' && bad !== false) return false;
  const text = [title, storage, path, expected, claim].join(' ').toLowerCase();
  return wanted.value
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
