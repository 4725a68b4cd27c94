import { branch, shown } from './bench.ts';

/** What the last step was, and every value that it changed. */
export function ThisStep() {
  const { cursor, run } = branch.value;
  const step = cursor === 0 ? undefined : shown.value?.steps[cursor - 1];
  const event = shown.value?.spaceTime.events[cursor - 1];
  const violated = shown.value?.moments[cursor]?.violated ?? [];
  if (step === undefined)
    return (
      <p class="hint">{run.length === 0 ? 'Nothing has happened yet.' : 'The start: nothing has happened yet.'}</p>
    );
  return (
    <div class="this-step">
      <p class="step-text">
        <strong>{step.actor}</strong> {step.text}
      </p>
      {event?.results.map(({ text, wrong }) => (
        <p key={text} class={wrong ? 'result wrong' : 'result'}>
          {text}
          {wrong && ' – old data'}
        </p>
      ))}
      {event !== undefined && event.changes.length > 0 && (
        <ul class="changes">
          {event.changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      {violated.map(({ property, explanation }) => (
        <p key={property} class="result wrong">
          ✗ {property}: {explanation}
        </p>
      ))}
      {step.patches.length > 0 && (
        <details>
          <summary>every value that changed ({step.patches.length})</summary>
          <ul class="patches">
            {step.patches.map(({ leaf, from, to }) => (
              <li key={leaf}>
                <code>{leaf}</code>
                <span>
                  {from} → <b>{to}</b>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
