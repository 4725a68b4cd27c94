/** The figures of the profiles, with their sources, as docs/timed.md shows them. */
import { figureText } from '../timed/figure-text.ts';
import { type FigureName, type FigureValue, figureDefinitions, figureNames } from '../timed/figures.ts';
import { profiles } from '../timed/profiles/index.ts';

export function fillProfiles(document: string): string {
  return document.replace(
    /(<!-- generated: profiles -->\n)[\s\S]*?(?=<!-- end -->)/,
    (_, start: string) => `${start}${profileTables()}\n`,
  );
}

function profileTables(): string {
  const [first] = profiles;
  const shared = figureNames.filter((name) =>
    profiles.every(({ figures }) => sameFigure(figures[name], first!.figures[name])),
  );
  const own = figureNames.filter((name) => !shared.includes(name));
  return [
    '### In every profile',
    '',
    ...rows(shared, first!.figures),
    ...profiles.flatMap(({ name, summary, figures }) => [
      '',
      `### ${name}`,
      '',
      `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
      '',
      ...rows(own, figures),
    ]),
  ].join('\n');
}

function rows(names: readonly FigureName[], figures: (typeof profiles)[number]['figures']): string[] {
  return [
    '| figure | value | what it is | source |',
    '|---|---|---|---|',
    ...names.map((name) => {
      const { value, source } = figures[name];
      return `| \`${name}\` | ${figureText(name, value)} | ${figureDefinitions[name].meaning} | ${source.replaceAll('|', '\\|')} |`;
    }),
  ];
}

function sameFigure(a: { value: FigureValue; source: string }, b: { value: FigureValue; source: string }): boolean {
  return a.source === b.source && JSON.stringify(a.value) === JSON.stringify(b.value);
}
