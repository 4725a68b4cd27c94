/** What `stalemate explain FILE --all` prints: the distinct causes of each violated property. */
import type { Trace } from '../../sim/model.ts';
import type { OutcomeSet } from '../check/collect.ts';
import type { AllCauses, DistinctCause } from '../explain/all-causes.ts';
import type { Scenario } from '../scenario/types.ts';
import type { NumberedSentence } from './cause-sentences.ts';
import { type Header, headerLines, worldOptionsOf } from './header.ts';
import { headerJson, jsonText, witnessJson } from './json.ts';
import { oneLine, wrap } from './layout.ts';
import { counted, roundedMs } from './numbers.ts';
import { titleLines } from './run-text.ts';
import { violatedText } from './searched-text.ts';
import type { Theme } from './theme.ts';

export interface AllCausesReport {
  readonly header: Header;
  readonly scenario: Scenario;
  readonly set: OutcomeSet;
  readonly properties: readonly PropertyCauses[];
}

export interface PropertyCauses extends Omit<AllCauses, 'causes'> {
  readonly property: string;
  readonly summary: string;
  readonly causes: readonly ToldCause[];
}

export interface ToldCause extends DistinctCause {
  readonly trace: Trace;
  /** What went wrong, in one sentence. */
  readonly story: string;
  readonly sentences: readonly NumberedSentence[];
}

export function allCausesText(
  { header, scenario, set: { figures }, properties }: AllCausesReport,
  theme: Theme,
): string {
  const verdict = violatedText(
    properties.map(({ property }) => property),
    figures,
  );
  return [
    ...headerLines(header, theme.width).map(theme.paint.dim),
    '',
    ...titleLines(scenario, theme),
    '',
    ...wrap(verdict, theme.width, '  '),
    ...properties.flatMap((one) => ['', ...propertyLines(one, theme)]),
    '',
  ].join('\n');
}

function propertyLines(one: PropertyCauses, theme: Theme): string[] {
  const { property, summary, causes } = one;
  const { paint, width } = theme;
  return [
    ...wrap(`${property}: ${oneLine(summary)}`, width, '  ').map(paint.bad),
    ...wrap(`${counted(causes.length, 'cause')}; ${lookedText(one)}`, width, '  '),
    ...causes.flatMap(({ trace, states, story, sentences }, index) => [
      '',
      paint.bold(
        `cause ${index + 1} of ${causes.length}: a shortest run takes ${counted(trace.length, 'step')}; ${counted(states, 'state')} ${states === 1 ? 'has' : 'have'} it`,
      ),
      ...wrap(oneLine(story), width - 2, '  ').map((line) => `  ${line}`),
      ...sentences.flatMap(({ what, cause }, number) =>
        wrap(`(${number + 1}) ${what}. Cause: ${cause}.`, width - 2, '    ').map((line) => `  ${line}`),
      ),
    ]),
  ];
}

/** `looked at 100 of 1,340 states in which it begins, the nearest first; there may be more causes`. */
function lookedText({ lookedAt, violating, states, reductions, complete }: PropertyCauses): string {
  const reduced = reductions.length === 0 ? 'without reductions' : `with the reductions ${reductions.join(', ')}`;
  const begins = `${counted(violating, 'state')} in which it begins, among ${counted(states, 'state')} ${reduced}`;
  const all = lookedAt === violating && complete;
  const found = complete ? begins : `${begins} until the limit`;
  return all ? `looked at all ${found}` : `looked at ${lookedAt} of ${found}; undecided whether there are more causes`;
}

export function allCausesJson({ header, scenario, set: { figures }, properties }: AllCausesReport): string {
  const { path, title, hash, litmus } = scenario;
  return jsonText({
    schema: 'stalemate/explain-all/1',
    ...headerJson(header),
    path,
    title,
    hash,
    search: { ...figures, elapsedMs: roundedMs(figures.elapsedMs) },
    violations: properties.map(({ property, summary, causes, lookedAt, violating, states, reductions, complete }) => ({
      property,
      explanation: summary,
      lookedAt,
      violating,
      states,
      reductions,
      complete,
      causes: causes.map((one) => ({
        story: one.story,
        states: one.states,
        sentences: one.sentences,
        parts: one.slice.steps.map(({ part }) => part),
        choices: witnessJson(one.trace, litmus, worldOptionsOf(header)),
      })),
    })),
  });
}
