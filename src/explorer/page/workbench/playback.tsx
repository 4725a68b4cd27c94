import { computed, effect, signal } from '@preact/signals';
import { branch, moveTo, question, session, shown, step } from './bench.ts';

const speeds = [0.5, 1, 2, 4] as const;
/** How long a step stays, in milliseconds, at speed 1. */
const STEP_MS = 1400;

/** No font has all of these for certain. */
const paths = {
  first: 'M2 2h2v12h-2zM14 2v12l-9 -6z',
  back: 'M12 2v12l-9 -6z',
  play: 'M4 1v14l10 -7z',
  pause: 'M3 2h4v12h-4zM9 2h4v12h-4z',
  on: 'M4 2v12l9 -6z',
  last: 'M12 2h2v12h-2zM2 2v12l9 -6z',
} as const;

const speed = signal<number>(1);
export const playing = signal(false);
const atEnd = computed(() => branch.value.cursor >= branch.value.run.length);

effect(() => {
  if (!playing.value) return;
  const timer = setInterval(() => {
    if (atEnd.peek() || question.peek() !== null) playing.value = false;
    else step(1);
  }, STEP_MS / speed.value);
  return () => clearInterval(timer);
});

/** At the end it plays from the start again. */
export function togglePlaying(): void {
  if (!playing.peek() && atEnd.peek()) moveTo(0);
  playing.value = !playing.peek();
}

export function Playback() {
  const { cursor, run } = branch.value;
  const told = cursor === 0 ? 'the start' : (shown.value?.steps[cursor - 1]?.sentence ?? `step ${cursor}`);
  return (
    <fieldset class="bare playback" aria-label="Playback">
      <Control label="First" sign={paths.first} disabled={cursor === 0} onClick={() => moveTo(0)} />
      <Control label="Back" sign={paths.back} disabled={cursor === 0} onClick={() => step(-1)} />
      <Control
        label={playing.value ? 'Pause' : 'Play'}
        sign={playing.value ? paths.pause : paths.play}
        disabled={run.length === 0}
        onClick={togglePlaying}
      />
      <Control label="Step" sign={paths.on} disabled={atEnd.value} onClick={() => step(1)} />
      <Control label="Last" sign={paths.last} disabled={atEnd.value} onClick={() => moveTo(run.length)} />
      <input
        type="range"
        min={0}
        max={Math.max(1, run.length)}
        value={cursor}
        disabled={run.length === 0}
        aria-label="Step shown"
        aria-valuetext={told}
        onInput={(event) => moveTo(Number(event.currentTarget.value))}
      />
      <output class="quantity">
        {cursor} / {run.length}
      </output>
      <label class="speed">
        <span class="unseen">Speed</span>
        <select
          value={speed.value}
          onChange={(event) => {
            speed.value = Number(event.currentTarget.value);
          }}
        >
          {speeds.map((one) => (
            <option key={one} value={one}>
              {one}×
            </option>
          ))}
        </select>
      </label>
      <Predicting />
    </fieldset>
  );
}

function Predicting() {
  const on = session.value.predicting;
  return (
    <button
      type="button"
      class="toggle"
      aria-pressed={on}
      title="Guess each read before it is shown (p)"
      onClick={togglePredicting}
    >
      Predict
    </button>
  );
}

/** Whoever begins to predict begins at the start, where nothing is known yet. */
export function togglePredicting(): void {
  const on = !session.peek().predicting;
  if (on) moveTo(0);
  session.value = { ...session.peek(), predicting: on };
}

interface ControlProps {
  readonly label: string;
  readonly sign: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function Control({ label, sign, disabled, onClick }: ControlProps) {
  return (
    <button type="button" class="icon" aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={sign} fill="currentColor" />
      </svg>
    </button>
  );
}
