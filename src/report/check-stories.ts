import type { CheckedScenario, CheckReport } from './check-report.ts';
import { shortStory } from './explain-report.ts';
import { worldOptionsOf } from './header.ts';
import { oneLine, wrap } from './layout.ts';
import { counted } from './numbers.ts';
import type { Theme } from './theme.ts';

/** With more scenarios than this that violate something, a sentence about each would be more than anybody reads. */
const STORIES_MAX = 8;

/** Scenarios about which sentences will be printed, so that it pays to look for the simplest runs. */
export function withStories(checked: readonly CheckedScenario[]): readonly CheckedScenario[] {
  const withViolations = checked.filter((one) => violationsOf(one).length > 0);
  return withViolations.length > STORIES_MAX ? [] : withViolations;
}

/** One sentence about every property that is violated, under the scenario it belongs to. */
export function storyLines({ checked, header }: CheckReport, theme: Theme): string[] {
  const { paint, width } = theme;
  const told = withStories(checked);
  const violating = checked.filter((one) => violationsOf(one).length > 0).length;
  if (violating > told.length) {
    const text = `${counted(violating, 'scenario')} with violated properties; "stalemate explain FILE" says why`;
    return [...wrap(text, width, '  ').map(paint.dim), ''];
  }
  return told.flatMap((one) => [
    ...(checked.length > 1 ? [`${oneLine(one.scenario.title)}  ${paint.dim(oneLine(one.scenario.path))}`] : []),
    ...violationsOf(one).flatMap(({ name, found }) => {
      const story = shortStory(one.scenario.litmus, { property: name, ...found }, worldOptionsOf(header));
      return wrap(`${paint.bad(name)}: ${story}`, width, '  ');
    }),
    ...wrap(`more: stalemate explain ${oneLine(one.scenario.path)}`, width, '  ').map(paint.dim),
    '',
  ]);
}

function violationsOf({ result: { sets } }: CheckedScenario) {
  return sets.full.properties.flatMap(({ name, kind, found }) =>
    kind === 'always' && found !== undefined ? [{ name, found }] : [],
  );
}
