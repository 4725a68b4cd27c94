import { useEffect, useState } from 'preact/hooks';
import type { Lesson, LessonQuestion, LessonStep } from '../../session/lesson.ts';
import { ask } from '../engine-client.ts';
import { shippedText } from '../shipped.ts';
import { open, predict, scenario, trouble, verdict } from '../workbench/bench.ts';
import { search } from '../workbench/finding.ts';
import { Bench } from '../workbench/workbench.tsx';
import { useLessons } from './lessons.tsx';

const LIMITS = { maxStates: 2_000_000 };

/** One lesson: on the left what it says, on the right the scenario it is about, to be tried. */
export function Walk({ id, step: at }: { readonly id: string; readonly step: number }) {
  const all = useLessons();
  const lesson = all?.find((one) => one.id === id);
  const step = lesson?.steps[Math.min(at, lesson.steps.length - 1)];
  useEffect(() => {
    if (step !== undefined) void lay(step);
  }, [step]);
  if (all === null) return <p class="hint">Loading the lessons…</p>;
  if (lesson === undefined || step === undefined)
    return (
      <main class="page">
        <h1>There is no such lesson</h1>
        <p>
          <a href="#lessons">All lessons</a>
        </p>
      </main>
    );
  return (
    <main class="walk">
      <Text lesson={lesson} step={step} at={lesson.steps.indexOf(step)} />
      <Bench />
    </main>
  );
}

function Text({
  lesson: { id, number, title, aim, cites, steps },
  step,
  at,
}: {
  readonly lesson: Lesson;
  readonly step: LessonStep;
  readonly at: number;
}) {
  const address = (to: number): string => `#lessons/${encodeURIComponent(id)}/${to + 1}`;
  return (
    <article class="lesson">
      <p class="crumbs">
        <a href="#lessons">Lessons</a> › {number}. {title} · {at + 1} of {steps.length}
      </p>
      {at === 0 && (
        <>
          <p class="aim">{aim}</p>
          {cites.map(({ words, source }) => (
            <blockquote key={words}>
              <p>{words}</p>
              <cite>{source}</cite>
            </blockquote>
          ))}
        </>
      )}
      <h1>{step.heading}</h1>
      {step.text.map((paragraph) => (
        <p key={paragraph}>
          {paragraph.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}
        </p>
      ))}
      <Task step={step} />
      {step.question !== null && <Question key={step.heading} question={step.question} />}
      <nav class="lesson-steps" aria-label="Steps of the lesson">
        {at > 0 && <a href={address(at - 1)}>← {steps[at - 1]!.heading}</a>}
        {at + 1 < steps.length && (
          <a class="primary" href={address(at + 1)}>
            {steps[at + 1]!.heading} →
          </a>
        )}
      </nav>
    </article>
  );
}

function Task({ step: { task } }: { readonly step: LessonStep }) {
  if (task === null) return null;
  const words = {
    'is-it-safe': 'Press “Is it safe?”. What does the search of every interleaving say?',
    'break-it': 'Press “Break it”, and step through the run that comes.',
    predict: 'Step through the run. Before each read, guess what it returns.',
    step: 'Step through the run.',
  }[task.kind];
  const said = task.kind === 'is-it-safe' && search.value === null ? verdict.value : null;
  return (
    <p class="task">
      <strong>Try it.</strong> {words}
      {said !== null && ` It says ${said.verdict}.`}
    </p>
  );
}

function Question({ question: { ask: words, options } }: { readonly question: LessonQuestion }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const option = chosen === null ? undefined : options[chosen];
  return (
    <fieldset class="question">
      <legend>{words}</legend>
      {options.map(({ text }, index) => (
        <label key={text}>
          <input type="radio" name="question" checked={chosen === index} onChange={() => setChosen(index)} /> {text}
        </label>
      ))}
      <p aria-live="polite" class={option === undefined ? 'unseen' : option.right ? 'answer right' : 'answer not'}>
        {option !== undefined && (
          <>
            <strong>{option.right ? '✓ Right.' : '✗ Not so.'}</strong> {option.because}
          </>
        )}
      </p>
    </fieldset>
  );
}

let laid = 0;

/** Puts what a step is about on the table, unless another step was gone to meanwhile. */
async function lay({ scenario: path, run, task }: LessonStep): Promise<void> {
  const number = ++laid;
  // What a search finds takes a while, and until then nobody may try the scenario of another step.
  scenario.value = null;
  try {
    const text = await shippedText(path);
    if (text === undefined) throw new Error(`no scenario ${path} comes with this page`);
    const file = { text, path };
    const found = run.kind === 'found' ? await foundRun(file, run.property) : null;
    const choices = run.kind === 'choices' ? run.choices : (found?.run ?? []);
    const walks = task?.kind === 'predict' || task?.kind === 'step';
    if (number !== laid) return;
    await open(file, { run: choices, property: found?.property ?? null, ...(walks ? { cursor: 0 } : {}) });
    if (task?.kind === 'predict') predict(true);
  } catch (error) {
    trouble.value = error instanceof Error ? error.message : String(error);
  }
}

interface FoundRun {
  readonly run: readonly string[];
  readonly property: string | null;
}

/** Nobody wrote it down: the search finds it each time. */
async function foundRun(scenario: { text: string; path: string }, property: string | null): Promise<FoundRun | null> {
  if (property === null) {
    const found = await ask('break-it', { scenario, run: [], limits: LIMITS });
    return found.kind === 'found' ? found : null;
  }
  const { violations } = await ask('is-it-safe', { scenario, limits: LIMITS });
  return violations.find((one) => one.property === property) ?? null;
}
