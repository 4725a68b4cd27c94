import type { ComparedConfigurations, ComparedRuns, DiffReport, DiffRow, DiffStory, Side } from './diff-report.ts';
import { headerLines } from './header.ts';
import { oneLine, wrap } from './layout.ts';
import { counted } from './numbers.ts';
import { searchedText } from './searched-text.ts';
import type { Theme } from './theme.ts';

const otherSide = { a: 'b', b: 'a' } as const satisfies Record<Side, Side>;

/** What `stalemate diff A B` prints. */
export function diffText(report: DiffReport, theme: Theme): string {
  const { header, scenarios, compared } = report;
  const { paint, width } = theme;
  const names = (['a', 'b'] as const).map(
    (side) => `${side.toUpperCase()}  ${oneLine(scenarios[side].path)}  ${oneLine(scenarios[side].title)}`,
  );
  return [
    ...headerLines(header, width).map(paint.dim),
    '',
    ...names.flatMap((name) => wrap(name, width, '   ')),
    '',
    ...settingLines(report, theme),
    ...(compared.kind === 'runs' ? runLines(compared, theme) : configurationLines(compared, theme)),
    '',
  ].join('\n');
}

function settingLines({ settings }: DiffReport, theme: Theme): string[] {
  if (settings.length === 0) return ['the same settings'];
  return [
    theme.paint.bold(`${counted(settings.length, 'setting')} ${settings.length === 1 ? 'differs' : 'differ'}`),
    ...settings.flatMap(({ name, a, b }) =>
      wrap(`${name}: A ${a ?? '(absent)'}; B ${b ?? '(absent)'}`, theme.width - 2, '    ').map((line) => `  ${line}`),
    ),
  ];
}

function runLines({ runs, firstDifference }: ComparedRuns, theme: Theme): string[] {
  const length = Math.max(runs.a.length, runs.b.length);
  const text = (side: Side, index: number): string | null => {
    const step = runs[side][index];
    return step === undefined ? null : `${step.actor}: ${step.text}`;
  };
  const rows = Array.from(
    { length },
    (_, index): DiffRow => ({
      number: index + 1,
      here: text('a', index),
      there: text('b', index),
      changes: index === firstDifference ? (runs.a[index]?.changes ?? []) : [],
      otherChanges: index === firstDifference ? (runs.b[index]?.changes ?? []) : [],
    }),
  );
  const what =
    firstDifference === null ? 'the same run' : `the runs differ from step ${firstDifference + 1} on, marked with >`;
  return ['', what, ...tableLines('a', rows, firstDifference, theme)];
}

function configurationLines(compared: ComparedConfigurations, theme: Theme): string[] {
  const { sets, onlyIn, stories } = compared;
  const verdict = (side: Side): string => {
    const { figures, properties } = sets[side];
    const violated = properties.flatMap(({ name, kind, found }) =>
      kind === 'always' && found !== undefined ? [name] : [],
    );
    const found = violated.join(', ') || (figures.complete ? 'nothing' : 'nothing so far');
    return `${side.toUpperCase()} violates ${found} (${searchedText(figures)})`;
  };
  const only = (side: Side): string[] => {
    const { violated, outcomes } = onlyIn[side];
    return [
      ...(violated.length === 0 ? [] : [`only ${side.toUpperCase()} violates ${violated.join(', ')}`]),
      ...outcomes.map((outcome) => `only ${side.toUpperCase()} can end with ${outcome}`),
    ];
  };
  const differences = [...only('a'), ...only('b')];
  return [
    '',
    ...[verdict('a'), verdict('b'), ...(differences.length === 0 ? ['no verdict differs'] : differences)].flatMap(
      (line) => wrap(line, theme.width, '  '),
    ),
    ...stories.flatMap((story) => ['', ...storyLines(story, theme)]),
  ];
}

function storyLines({ property, from, inOther: { end }, rows, firstDifference }: DiffStory, theme: Theme): string[] {
  const { paint, width } = theme;
  const [here, there] = [from.toUpperCase(), otherSide[from].toUpperCase()];
  return [
    ...wrap(
      `${property}: a shortest run of ${here}, and the same in ${there}; > marks the first difference`,
      width,
    ).map(paint.bold),
    ...tableLines(from, rows, firstDifference, theme),
    ...endSentences(end, there).flatMap((sentence) => wrap(sentence, width - 2, '  ').map((line) => `  ${line}`)),
  ];
}

/** What becomes of the run at last. */
export function endSentences(end: DiffStory['inOther']['end'], there: string): string[] {
  switch (end.kind) {
    case 'violates':
      return [`${there} can take the whole run, and violates the property by it too.`];
    case 'harmless':
      return [`${there} can take the whole run, and it does no harm there.`];
    case 'stopped':
      return [
        `Step ${end.step + 1} is impossible in ${there}.`,
        ...end.by.map(
          ({ leaf, is, insteadOf }) =>
            `What stops it: ${leaf} is ${is}; with ${insteadOf.slice(0, 4).join(' or ')} it could happen.`,
        ),
        ...(end.rules.length === 0 ? [] : [`Rules that its guard asks: ${end.rules.join(', ')}.`]),
      ];
  }
}

function tableLines(left: Side, rows: readonly DiffRow[], first: number | null, theme: Theme): string[] {
  const half = Math.max(20, Math.floor((theme.width - 11) / 2));
  const line = (sign: string, number: string, a: string, b: string): string =>
    `${sign}${number.padStart(3)}  ${a.padEnd(half)} | ${b}`.trimEnd();
  const cells = (a: string, b: string, sign: string, number: string): string[] => {
    const [one, other] = [wrap(a, half, '  '), wrap(b, half, '  ')];
    return Array.from({ length: Math.max(one.length, other.length, 1) }, (_, index) =>
      line(index === 0 ? sign : ' ', index === 0 ? number : '', one[index] ?? '', other[index] ?? ''),
    );
  };
  return [
    theme.paint.dim(line(' ', '', left.toUpperCase(), otherSide[left].toUpperCase())),
    ...rows.flatMap(({ number, here, there, changes, otherChanges }, index) => [
      ...cells(
        here ?? '-',
        there === here ? '=' : (there ?? '-'),
        index === first ? '>' : ' ',
        number === null ? '+' : String(number),
      ),
      ...Array.from({ length: Math.max(changes.length, otherChanges.length) }, (_, at) =>
        cells(`  ${changes[at] ?? ''}`, `  ${otherChanges[at] ?? ''}`, ' ', ''),
      ).flat(),
    ]),
  ];
}
