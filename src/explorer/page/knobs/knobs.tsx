import { effect, signal } from '@preact/signals';
import type { Knob, KnobOption, KnobsAnswer, MatrixCellAnswer } from '../../engine/protocol.ts';
import { ask } from '../engine-client.ts';
import { openAndGo, trouble } from '../workbench/bench.ts';

const values = signal<Readonly<Record<string, string>>>({});
const answer = signal<KnobsAnswer | null>(null);
const verdict = signal<MatrixCellAnswer | null>(null);
const busy = signal(false);

const LIMITS = { maxStates: 500_000 };
/** Whoever turns several knobs asks once. */
const PAUSE_MS = 250;

let asked = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let searching: AbortController | undefined;
let started = false;

/** Asks anew whenever a knob was turned. */
function start(): void {
  if (started) return;
  started = true;
  effect(() => {
    const wanted = values.value;
    const number = ++asked;
    clearTimeout(timer);
    searching?.abort();
    busy.value = true;
    timer = setTimeout(() => void settle(wanted, number), Object.keys(wanted).length === 0 ? 0 : PAUSE_MS);
  });
}

async function settle(wanted: Readonly<Record<string, string>>, number: number): Promise<void> {
  const controller = new AbortController();
  searching = controller;
  try {
    const said = await ask('knobs', { values: wanted });
    if (number !== asked) return;
    answer.value = said;
    verdict.value = null;
    if (said.scenario !== null) {
      const found = await ask(
        'matrix-cell',
        { scenario: said.scenario, limits: LIMITS },
        { signal: controller.signal },
      );
      if (number === asked) verdict.value = found;
    }
  } catch (error) {
    if (!controller.signal.aborted) trouble.value = error instanceof Error ? error.message : String(error);
  } finally {
    if (number === asked) busy.value = false;
  }
}

/** A configuration of one's own: each knob is one of its settings, and the verdict follows. */
export function Knobs() {
  start();
  const said = answer.value;
  if (said === null)
    return (
      <main class="page">
        <h1>Knobs</h1>
        <p class="hint">Loading the model…</p>
      </main>
    );
  const groups = [...new Set(said.knobs.map(({ group }) => group))];
  return (
    <main class="page knobs">
      <h1>Knobs</h1>
      <p>Change a setting, a version or a single step of the handoff; the search says what comes of it.</p>
      <KnobVerdict said={said} />
      <div class="knob-groups">
        {groups.map((group) => (
          <fieldset key={group}>
            <legend>{group}</legend>
            {said.knobs
              .filter((knob) => knob.group === group)
              .map((knob) => (
                <OneKnob key={knob.id} knob={knob} />
              ))}
          </fieldset>
        ))}
      </div>
    </main>
  );
}

function KnobVerdict({ said: { scenario, refused } }: { readonly said: KnobsAnswer }) {
  const found = verdict.value;
  const turned = Object.keys(values.value).length > 0;
  return (
    <div class="knob-verdict" aria-live="polite">
      {refused !== null && <p class="verdict unknown">? cannot be: {refused}</p>}
      {busy.value && <p class="verdict unknown">? searching…</p>}
      {!busy.value && found !== null && (
        <p class={`verdict ${{ safe: 'good', unsafe: 'bad', undecided: 'unknown' }[found.verdict]}`}>
          {{ safe: '✓ safe', unsafe: '✗ unsafe', undecided: '? undecided' }[found.verdict]}
          {found.violations.length > 0 && `: ${found.violations.map(({ property }) => property).join(', ')}`}
          <small> {found.states.toLocaleString('en')} states</small>
        </p>
      )}
      <p class="knob-actions">
        {scenario !== null && (
          <button type="button" onClick={() => openAndGo(scenario)}>
            Step through it
          </button>
        )}
        {scenario !== null &&
          !busy.value &&
          found?.violations.map(({ property, run }) => (
            <button type="button" class="primary" key={property} onClick={() => openAndGo(scenario, { run, property })}>
              Show {property}
            </button>
          ))}
        {turned && (
          <button
            type="button"
            onClick={() => {
              values.value = {};
            }}
          >
            Reset
          </button>
        )}
      </p>
      {scenario !== null && (
        <details>
          <summary>its scenario file</summary>
          <pre>{scenario.text}</pre>
        </details>
      )}
    </div>
  );
}

function OneKnob({ knob: { id, name, kind, options, value, idle, help } }: { readonly knob: Knob }) {
  const set = (to: string): void => {
    values.value = { ...values.peek(), [id]: to };
  };
  const note = idle ?? help;
  const noteId = `note-${id.replaceAll(/\W/g, '-')}`;
  return (
    <div class={idle === null ? 'knob' : 'knob idle'}>
      {kind === 'switch' ? (
        <label>
          <input
            type="checkbox"
            checked={value === 'on'}
            disabled={idle !== null}
            aria-describedby={noteId}
            onChange={(event) => set(event.currentTarget.checked ? 'on' : 'off')}
          />{' '}
          {name}
        </label>
      ) : (
        <>
          <label for={`knob-${noteId}`}>{name}</label>
          <select
            id={`knob-${noteId}`}
            value={value}
            disabled={idle !== null}
            aria-describedby={noteId}
            onChange={(event) => set(event.currentTarget.value)}
          >
            {groupsOf(options).map(({ group, members }) =>
              group === null ? (
                members.map(choice)
              ) : (
                <optgroup key={group} label={group}>
                  {members.map(choice)}
                </optgroup>
              ),
            )}
          </select>
        </>
      )}
      {note !== '' && (
        <small id={noteId} class="note">
          {note}
        </small>
      )}
    </div>
  );
}

function choice({ value, label, help }: KnobOption) {
  return (
    <option key={value} value={value} title={help ?? undefined}>
      {label}
    </option>
  );
}

function groupsOf(options: readonly KnobOption[]): { group: string | null; members: readonly KnobOption[] }[] {
  const groups = [...new Set(options.map(({ group }) => group))];
  return groups.map((group) => ({ group, members: options.filter((option) => option.group === group) }));
}
