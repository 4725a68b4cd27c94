import { scoreOf } from '../../session/session.ts';
import { branch, guess, question, session, shown } from './bench.ts';

/** Asks what the next step reads, before it is shown; and says after it whether the guess was right. */
export function Prediction() {
  if (!session.value.predicting) return null;
  const asked = question.value;
  if (asked !== null)
    return (
      <section class="prediction" aria-label="Your guess">
        <h3>{asked.ask}</h3>
        <div class="choices">
          {asked.options.map((option) => (
            <button type="button" key={option} onClick={() => guess(option)}>
              {option}
            </button>
          ))}
        </div>
      </section>
    );
  return <Revealed />;
}

function Revealed() {
  const { cursor, guesses } = branch.value;
  const answerOf = (step: number): string | undefined => shown.value?.steps[step]?.question?.answer;
  const before = shown.value?.steps[cursor - 1]?.question;
  const said = guesses[cursor - 1];
  const { right, of } = scoreOf(branch.value, answerOf);
  if (before == null || said === undefined)
    return <p class="hint prediction-hint">Step on: before each read you are asked what it returns.</p>;
  return (
    <section class={`prediction ${said === before.answer ? 'right' : 'not'}`} aria-live="polite">
      <h3>
        {said === before.answer ? '✓ Right' : '✗ Not so'}: it is {before.answer}.
      </h3>
      <p>
        {said === before.answer ? '' : `You said ${said}. `}
        {before.wrong ? 'That is not what the guest may expect. ' : ''}
        {right} of {of} right so far.
      </p>
    </section>
  );
}
