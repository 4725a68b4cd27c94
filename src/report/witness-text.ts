import { wrap } from './layout.ts';
import type { ToldRead, ToldStep } from './tell.ts';
import type { Theme } from './theme.ts';

/**
 * A run, step by step: who does what, what changes where, and for each read where its data came from. A read that
 * returns old data is explained: whose copy it was, when that was made, which write it missed, and which rules of the
 * real system led there.
 */
export function witnessLines(steps: readonly ToldStep[], theme: Theme): string[] {
  if (steps.length === 0) return ['   nothing happens'];
  const numberWidth = Math.max(3, String(steps.length).length + 1);
  const actorWidth = Math.max(...steps.map(({ actor }) => actor.length));
  const indent = ' '.repeat(numberWidth + actorWidth + 6);
  const quoted = new Set<string>();
  return steps.flatMap((step) => {
    const start = `${String(step.number).padStart(numberWidth)}  ${step.actor.padEnd(actorWidth)}  `;
    return [
      start + theme.paint.bold(step.text),
      ...step.changes.flatMap((change) => indented(change, indent, theme)),
      ...step.reads.flatMap((read) => readLines(read, indent, quoted, theme)),
    ];
  });
}

/** @param quoted  rules whose text stands further up already; those quoted here are added */
function readLines(read: ToldRead, indent: string, quoted: Set<string>, theme: Theme): string[] {
  const value = `${read.register} = ${read.value}`;
  if (!read.old) return indented(`${value}, from ${read.place}`, indent, theme);
  const deeper = `${indent}  `;
  const again = read.rules.filter(({ id }) => quoted.has(id)).map(({ id }) => id);
  const fresh = read.rules.filter(({ id }) => !quoted.has(id));
  for (const { id } of fresh) quoted.add(id);
  return [
    `${indent}${theme.paint.bad(`${value}!  old data`)}, from ${read.place}`,
    ...indented(whyOld(read), deeper, theme),
    ...[
      ...fresh.map(({ id, text, source }) => `${id}: ${text} [${source.join('; ')}]`),
      ...(again.length === 0 ? [] : [`as above: ${again.join(', ')}`]),
    ].flatMap((line) => indented(line, deeper, theme).map(theme.paint.dim)),
  ];
}

function whyOld({ copyMadeStep, lastWriteStep, newestIn }: ToldRead): string {
  const made = copyMadeStep === undefined ? 'there from the start' : `a copy made in step ${copyMadeStep}`;
  if (lastWriteStep === undefined) return made;
  const where = newestIn.length === 0 ? 'which is lost' : `which is in: ${newestIn.join(', ')}`;
  return `${made}; it misses the write of step ${lastWriteStep}, ${where}`;
}

function indented(text: string, indent: string, theme: Theme): string[] {
  return wrap(text, Math.max(40, theme.width - indent.length), '  ').map((line) => indent + line);
}
