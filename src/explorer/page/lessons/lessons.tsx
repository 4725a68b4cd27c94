import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Lesson } from '../../session/lesson.ts';
import { loadLessons } from '../shipped.ts';
import { trouble } from '../workbench/bench.ts';

export const lessons = signal<readonly Lesson[] | null>(null);

export function useLessons(): readonly Lesson[] | null {
  useEffect(() => {
    if (lessons.peek() !== null) return;
    loadLessons().then(
      (loaded) => {
        lessons.value = loaded;
      },
      (error: unknown) => {
        trouble.value = String(error);
      },
    );
  }, []);
  return lessons.value;
}

export function Lessons() {
  const all = useLessons();
  return (
    <main class="page">
      <h1>Lessons</h1>
      <p>In the order of the thread of 2011. Each ends in a run that you can take apart yourself.</p>
      {all === null ? (
        <p class="hint">Loading the lessons…</p>
      ) : (
        <ol class="lessons">
          {all.map(({ id, number, title, aim, steps }) => (
            <li key={id}>
              <a class="card" href={`#lessons/${encodeURIComponent(id)}`}>
                <strong>
                  {number}. {title}
                </strong>
                <span>{aim}</span>
                <small>{steps.length} steps</small>
              </a>
            </li>
          ))}
        </ol>
      )}
    </main>
  );
}
