import type { Part } from '../explain/causal-slice.ts';
import { partSigns } from './cause-sentences.ts';
import { wrap } from './layout.ts';
import { greatest } from './numbers.ts';
import type { ToldOrigin, ToldResult, ToldRule, ToldRun } from './tell.ts';
import type { Theme } from './theme.ts';

/**
 * A run, step by step: who does what, what changes where, and for each read where its data came from. A read that
 * returns old data is explained: whose copy it was, when that was made, which write it missed, and which rules of the
 * real system led there. At the end stand the steps that never run, and what they wait for.
 *
 * @param parts  which part each step plays in a violation; absent: none is marked
 */
export function witnessLines({ steps, waiting }: ToldRun, theme: Theme, parts?: readonly Part[]): string[] {
  if (steps.length + waiting.length === 0) return ['   nothing happens'];
  const numberWidth = Math.max(3, String(steps.length).length + 1);
  const actorWidth = greatest(
    0,
    [...steps, ...waiting].map(({ actor }) => actor.length),
  );
  const page: Page = { theme, indent: ' '.repeat(numberWidth + actorWidth + 6), quoted: new Set() };
  const headline = (sign: string, { actor, text }: { actor: string; text: string }, mark = ' '): string =>
    `${sign.padStart(numberWidth)}${mark} ${actor.padEnd(actorWidth)}  ${theme.paint.bold(text)}`;
  return [
    ...steps.flatMap((step, index) => [
      headline(String(step.number), step, parts === undefined ? undefined : partSigns[parts[index]!]),
      ...step.changes.flatMap((change) => indented(change, page)),
      ...step.results.flatMap((result) => resultLines(result, page)),
    ]),
    ...waiting.flatMap((step) => [
      headline('-', step),
      ...indented(`never ends: ${step.reason}`, page),
      ...ruleLines(step.rules, page),
    ]),
  ];
}

interface Page {
  readonly theme: Theme;
  readonly indent: string;
  /** Rules whose text stands further up already. */
  readonly quoted: Set<string>;
}

function resultLines({ register, value, old, origin, rules }: ToldResult, page: Page): string[] {
  const { paint } = page.theme;
  const from = origin === undefined ? '' : `, from ${origin.place}`;
  // Where a read is as it should be, its rules would only distract; an error needs its reason.
  if (!old)
    return [
      ...indented(`${register} = ${value}${from}`, page),
      ...(origin === undefined ? ruleLines(rules, page) : []),
    ];
  const what = origin === undefined ? 'not what it should be' : 'old data';
  return [
    `${page.indent}${paint.bad(`${register} = ${value}!  ${what}`)}${from}`,
    ...(origin === undefined ? [] : indented(whyOld(origin), page, 2)),
    ...ruleLines(rules, page),
  ];
}

export function whyOld({ copyMadeStep, lastWriteStep, newestIn }: ToldOrigin): string {
  const made = copyMadeStep === undefined ? 'there from the start' : `a copy made in step ${copyMadeStep}`;
  if (lastWriteStep === undefined) return made;
  const where = newestIn.length === 0 ? 'which is held nowhere any more' : `which is in: ${newestIn.join(', ')}`;
  return `${made}; it misses the write of step ${lastWriteStep}, ${where}`;
}

/** A rule is quoted where it first takes part, and only named after that. */
function ruleLines(rules: readonly ToldRule[], page: Page): string[] {
  const again = rules.filter(({ id }) => page.quoted.has(id)).map(({ id }) => id);
  const fresh = rules.filter(({ id }) => !page.quoted.has(id));
  for (const { id } of fresh) page.quoted.add(id);
  return [
    ...fresh.map(({ id, text, source }) => `rule ${id}: ${text} [${source.join('; ')}]`),
    ...(again.length === 0 ? [] : [`as above: ${again.join(', ')}`]),
  ].flatMap((line) => indented(line, page, 2).map(page.theme.paint.dim));
}

function indented(text: string, { indent, theme }: Page, deeper = 0): string[] {
  const margin = indent + ' '.repeat(deeper);
  return wrap(text, Math.max(40, theme.width - margin.length), '  ').map((line) => margin + line);
}
