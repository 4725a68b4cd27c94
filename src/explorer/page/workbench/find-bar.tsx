import { branch, secret, session, shown, verdict } from './bench.ts';
import {
  anotherWay,
  breakIt,
  canExplain,
  explain,
  explainedNow,
  finding,
  isItSafe,
  search,
  showRun,
} from './finding.ts';

/** The questions that a search answers. */
export function FindBar() {
  const running = search.value;
  return (
    <div class="find">
      <fieldset class="bare find-buttons" aria-label="Find">
        <button
          type="button"
          class="primary"
          disabled={running !== null}
          onClick={breakIt}
          title="The shortest run from here to something that goes wrong (b)"
        >
          Break it
        </button>
        <button
          type="button"
          disabled={running !== null}
          onClick={isItSafe}
          title="Every interleaving, from the start (s)"
        >
          Is it safe?
        </button>
        <button
          type="button"
          disabled={running !== null || !canExplain()}
          onClick={anotherWay}
          title="A run with another cause (w)"
        >
          Another way
        </button>
        <button
          type="button"
          disabled={running !== null || !canExplain() || explainedNow() !== null}
          onClick={explain}
          title="Why it went wrong, and what would prevent it (e)"
        >
          Why?
        </button>
      </fieldset>
      <div aria-live="polite">
        {running !== null && <Progress />}
        {running === null && finding.value !== null && !secret.value && (
          <p class={`finding ${lookOf(finding.value.good)}`}>{finding.value.text}</p>
        )}
      </div>
    </div>
  );
}

const lookOf = (good: boolean | null): string => (good === null ? 'unknown' : good ? 'good' : 'bad');

function Progress() {
  const { what, progress, cancel } = search.value!;
  return (
    <p class="progress">
      <progress aria-label={`${what} is searching`} />
      <span class="quantity">
        {progress === null
          ? 'searching…'
          : `${progress.states.toLocaleString('en')} states, ${progress.frontier.toLocaleString('en')} to visit, depth ${progress.depth}`}
      </span>
      <button type="button" onClick={cancel}>
        Cancel
      </button>
    </p>
  );
}

/** Before every interleaving was searched: a run that somebody has found says that there is one. */
function Known({ expected }: { readonly expected: string | null }) {
  const found = [...new Set(session.value.branches.flatMap(({ property }) => property ?? []))];
  const more = expected === null ? '' : `; its file expects ${expected}`;
  if (found.length > 0)
    return (
      <p class="verdict bad">
        ✗ unsafe: {found.join(', ')} found{more}
      </p>
    );
  const readsOld = shown.value?.spaceTime.events.some(({ results }) => results.some(({ wrong }) => wrong)) ?? false;
  if (readsOld) return <p class="verdict bad">! this run reads old data{more}</p>;
  return <p class="verdict unknown">? not searched yet{more}</p>;
}

/** What is known of the whole scenario: what its file expects, or what the search found here. */
export function VerdictLine({ expected }: { readonly expected: string | null }) {
  const said = verdict.value;
  if (secret.value) return <p class="verdict unknown">Guess each read; the verdict is shown at the end.</p>;
  if (said === null) return <Known expected={expected} />;
  const look = { safe: 'good', unsafe: 'bad', undecided: 'unknown' }[said.verdict];
  const sign = { safe: '✓', unsafe: '✗', undecided: '?' }[said.verdict];
  const names = said.violations.map(({ property }) => property).join(', ');
  return (
    <div class={`verdict ${look}`}>
      <p>
        {sign} {said.verdict}
        {said.vacuous ? ' (vacuous: nothing was put to the test)' : ''}
        {names === '' ? '' : `: ${names}`}
      </p>
      <p class="searched">{said.searched}</p>
      {said.violations.length + said.outcomes.length > 0 && (
        <ul class="runs-found">
          {said.violations.map(({ property, run, explanation }) => (
            <li key={property}>
              <button type="button" title={explanation} onClick={() => showRun(property, run, property)}>
                ✗ {property}
              </button>
            </li>
          ))}
          {said.outcomes.map(({ text, old, run }) => (
            <li key={text}>
              <button type="button" disabled={branch.value.run === run} onClick={() => showRun(text, run, null)}>
                {old ? '! ' : ''}
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
