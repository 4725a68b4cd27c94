/** Lessons from `docs/lessons/*.yaml`, checked as far as their form goes; what they claim is a matter of tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isNode, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Lesson, LessonRun, LessonTask } from '../session/lesson.ts';

const option = z.strictObject({ text: z.string(), right: z.literal(true).optional(), because: z.string() });

const question = z
  .strictObject({ ask: z.string(), options: z.array(option).min(2) })
  .refine(({ options }) => options.filter(({ right }) => right === true).length === 1, {
    message: 'one option, and only one, has to be right',
    path: ['options'],
  });

const run = z.union([z.enum(['start', 'found']), z.strictObject({ found: z.string() }), z.array(z.string()).min(1)]);

const task = z.union([
  z.enum(['break-it', 'predict', 'step']),
  z.strictObject({ 'is-it-safe': z.enum(['safe', 'unsafe']), violated: z.array(z.string()).optional() }),
]);

const lesson = z.strictObject({
  title: z.string(),
  aim: z.string(),
  cites: z.array(z.strictObject({ words: z.string(), source: z.string() })).min(1),
  steps: z
    .array(
      z.strictObject({
        heading: z.string(),
        text: z.array(z.string()).min(1),
        scenario: z.string().regex(/^[a-z]+\/.*\.yaml$/),
        run,
        task: task.optional(),
        question: question.optional(),
      }),
    )
    .min(2),
});

/**
 * @returns the lessons of a folder in the order of their numbers
 * @throws Error that names file, line and column, and what was expected
 */
export function readLessons(folder: string): Lesson[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) =>
      readLesson(readFileSync(join(folder, name), 'utf8'), join(folder, name), name.replace(/\.yaml$/, '')),
    )
    .sort((a, b) => a.number - b.number);
}

/** @param id  the name of the file without its ending; begins with the number of the lesson */
export function readLesson(text: string, path: string, id: string): Lesson {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fail = (offset: number, message: string): never => {
    const { line, col } = lines.linePos(offset);
    throw new Error(`${path}:${line}:${col}: ${message}`);
  };
  const [broken] = document.errors;
  if (broken !== undefined) fail(broken.pos[0], broken.message);
  const number = /^\d+/.exec(id)?.[0];
  if (number === undefined) return fail(0, 'the name of a lesson begins with its number, such as 1-close-to-open.yaml');
  const read = lesson.safeParse(document.toJS());
  if (!read.success) {
    const [{ path: place, message }] = read.error.issues as [z.core.$ZodIssue];
    return fail(offsetOf(document.contents, place), `${place.join('.')}: ${message}`);
  }
  const { title, aim, cites, steps } = read.data;
  return {
    id,
    number: Number(number),
    title,
    aim,
    cites,
    steps: steps.map((step) => ({
      heading: step.heading,
      text: step.text,
      scenario: step.scenario,
      run: runOf(step.run),
      task: step.task === undefined ? null : taskOf(step.task),
      question:
        step.question === undefined
          ? null
          : {
              ask: step.question.ask,
              options: step.question.options.map(({ text: words, right, because }) => ({
                text: words,
                right: right === true,
                because,
              })),
            },
    })),
  };
}

function runOf(written: z.infer<typeof run>): LessonRun {
  if (written === 'start') return { kind: 'start' };
  if (written === 'found') return { kind: 'found', property: null };
  return Array.isArray(written) ? { kind: 'choices', choices: written } : { kind: 'found', property: written.found };
}

function taskOf(written: z.infer<typeof task>): LessonTask {
  if (typeof written === 'string') return { kind: written };
  return { kind: 'is-it-safe', verdict: written['is-it-safe'], violated: written.violated ?? [] };
}

/** Where the innermost part of a path that exists begins. */
function offsetOf(root: Node | null, place: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of place) {
    node = isMap(node)
      ? node.get(key, true)
      : isNode(node) && 'get' in node
        ? (node as { get(key: unknown, keep: true): unknown }).get(key, true)
        : undefined;
    if (!isNode(node)) break;
    offset = node.range?.[0] ?? offset;
  }
  return offset;
}
