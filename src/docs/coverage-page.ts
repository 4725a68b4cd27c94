import { layerFields, layers } from '../../sim/storage/layers.ts';
import { code, markdownTable } from '../report/markdown.ts';
import { counted, grouped } from '../report/numbers.ts';
import { type CoverageData, everyPart, everyShape, type PartKind, type Taken } from './coverage-data.ts';
import { idleReasons } from './coverage-reasons.ts';
import { linkFrom } from './markdown.ts';

const path = 'docs/coverage.md';

const titles: Readonly<Record<PartKind, { readonly title: string; readonly about: string }>> = {
  action: {
    title: 'Actions',
    about: 'What may happen, whoever does it. `step.` is a step of a scenario, `fault.` strikes within a budget.',
  },
  rule: {
    title: 'Rules',
    about: 'Somebody asked for the rule, and it held. [model.md](model.md) says what each means.',
  },
  handoff: {
    title: 'Steps of handoffs',
    about: 'Each step of each list of each handoff. `sourceFails` is what the source does after a failure.',
  },
  value: {
    title: 'States of layers',
    about: 'Each value of each field that has named values, layer by layer.',
  },
  'at-risk': {
    title: 'Properties at risk',
    about:
      'The property was violated, or it judged an event after the guest had written what is judged, or some state was one value away from violating it, among the values that its fields have in the same search.',
  },
  violated: { title: 'Properties violated', about: 'Some run violates the property.' },
};

/** `docs/coverage.md`: what takes part in the shipped scenarios, and what does not. */
export function coveragePage(data: CoverageData): string {
  const parts = everyPart();
  const idle = parts.flatMap(([kind, names]) =>
    names.filter((name) => data.parts[kind][name] === undefined).map((name) => ({ kind, name })),
  );
  return `<!-- Written by "npm run coverage" from the scenarios. Do not edit. -->

# Coverage

What takes part in the ${grouped(data.scenarios)} shipped scenarios together, of everything that the model declares. In
each, at most ${grouped(data.maxStates)} states were looked at. For one scenario: \`stalemate check FILE --coverage\`. How
many small changes of the model its tests notice: [mutation.md](mutation.md).

${markdownTable(
  ['what', 'there are', 'take part', 'in one scenario only'],
  parts.map(([kind, names]) => {
    const taken = names.flatMap((name) => data.parts[kind][name] ?? []);
    const once = taken.filter(({ scenarios }) => scenarios === 1);
    return [titles[kind].title, ...[names.length, taken.length, once.length].map(grouped)];
  }),
)}

## Idle

${
  idle.length === 0
    ? 'Nothing.'
    : markdownTable(
        ['what', 'why'],
        idle.map(({ kind, name }) => [code(name), reasonOf(kind, name)]),
      )
}

${parts.map(([kind, names]) => section(kind, names, data.parts[kind])).join('\n')}`;
}

export const reasonOf = (kind: PartKind, name: string): string => idleReasons[kind]?.[name] ?? '**no reason yet**';

function section(kind: PartKind, names: readonly string[], taken: Readonly<Record<string, Taken>>): string {
  const { title, about } = titles[kind];
  return `## ${title}\n\n${about}\n\n${kind === 'value' ? valueTable(names, taken) : table('name', names, taken)}\n`;
}

function table(heading: string, names: readonly string[], taken: Readonly<Record<string, Taken>>): string {
  return markdownTable(
    [heading, 'scenarios', 'the smallest'],
    names.map((name) => [code(name), ...takenCells(taken[name])]),
  );
}

function valueTable(names: readonly string[], taken: Readonly<Record<string, Taken>>): string {
  const layerOf = new Map(layerFields(everyShape).map(({ name, layer }) => [name, layer] as const));
  return markdownTable(
    ['layer', 'field', 'value', 'scenarios', 'the smallest'],
    names.map((name) => {
      const [field = '', value = ''] = name.split(' ');
      return [layers[layerOf.get(field)!], code(field), code(value), ...takenCells(taken[name])];
    }),
  );
}

function takenCells(taken: Taken | undefined): string[] {
  if (taken === undefined) return ['0', ''];
  const name = taken.smallest.replace(/^scenarios\/(.*)\.yaml$/, '$1');
  return [grouped(taken.scenarios), `[${name}](${linkFrom(path, taken.smallest)})`];
}

/** For the summary of whoever runs it. */
export function idleText(data: CoverageData): string {
  const idle = everyPart().flatMap(([kind, names]) => names.filter((name) => data.parts[kind][name] === undefined));
  return idle.length === 0 ? 'nothing is idle' : `idle: ${counted(idle.length, 'part')}: ${idle.join(', ')}`;
}
