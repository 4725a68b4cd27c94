import { signal } from '@preact/signals';
import { secret, shown } from './bench.ts';
import { canExplain, explain, explainedNow, search } from './finding.ts';

/** Steps on which nothing depends are faded. */
export const fading = signal(false);

/** Why the run went wrong, what would have prevented it, and which rules were at work. */
export function Explanation() {
  const said = explainedNow();
  const stale = shown.value?.spaceTime.stale ?? null;
  if (secret.value) return <p class="hint">It is told when every read has been guessed.</p>;
  if (!canExplain())
    return <p class="hint">Nothing has gone wrong in this run. “Break it” looks for a run in which something does.</p>;
  return (
    <div class="explanation">
      {stale !== null && (
        <p>
          The copy in the {stale.place} says {stale.says}
          {stale.truth === null ? '' : `, true is ${stale.truth}`}. It was made {momentName(stale.madeIn)}
          {stale.missedIn === null ? '' : `, misses what was written in step ${stale.missedIn + 1},`} and is used in
          step {stale.hurtsIn + 1}.
        </p>
      )}
      {said === null ? (
        <button type="button" disabled={search.value !== null} onClick={explain}>
          Why, and what would prevent it?
        </button>
      ) : (
        <>
          <List title="What happened" lines={said.story} />
          <List title="What would prevent it" lines={said.remedies} />
          <List title="Causes" lines={said.causes} />
          {said.matters.some((one) => !one) && (
            <label class="check">
              <input
                type="checkbox"
                checked={fading.value}
                onChange={() => {
                  fading.value = !fading.value;
                }}
              />
              fade the steps on which nothing depends
            </label>
          )}
          {said.rules.length > 0 && (
            <details>
              <summary>rules at work, with their sources ({said.rules.length})</summary>
              <dl class="rules">
                {said.rules.map(({ id, text, source }) => (
                  <div key={id}>
                    <dt>
                      <code>{id}</code>
                    </dt>
                    <dd>
                      {text} <cite>{source.join('; ')}</cite>
                    </dd>
                  </div>
                ))}
              </dl>
            </details>
          )}
        </>
      )}
    </div>
  );
}

function List({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

const momentName = (event: number | null): string => (event === null ? 'before the start' : `in step ${event + 1}`);
