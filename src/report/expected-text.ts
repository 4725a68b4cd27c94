import { patternText } from '../check/patterns.ts';
import type { Pattern, Scenario } from '../scenario/types.ts';

/**
 * What a scenario file expects, in one line: `unsafe: stale-read`, `after = {0!, 1}`, `never after = 0!; safe`.
 *
 * @returns null where it expects nothing
 */
export function expectedText({ expectation, properties }: Pick<Scenario, 'expectation' | 'properties'>): string | null {
  const { exactly, always, never, sometimes } = expectation;
  const parts = [
    ...patternsText('', exactly),
    ...patternsText('always ', always),
    ...patternsText('never ', never),
    ...patternsText('sometimes ', sometimes),
    ...(properties === undefined ? [] : [violatedText(properties.violated)]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

function patternsText(how: string, patterns: readonly Pattern[] = []): string[] {
  return patterns.length === 0 ? [] : [`${how}${patterns.map(patternText).join(' or ')}`];
}

const violatedText = (violated: readonly string[]): string =>
  violated.length === 0 ? 'safe' : `unsafe: ${violated.join(', ')}`;

/** Whether the file expects that something goes wrong: a violation, or old data. Null where it does not say. */
export function expectsBad({ expectation, properties }: Pick<Scenario, 'expectation' | 'properties'>): boolean | null {
  if (properties !== undefined) return properties.violated.length > 0;
  return (
    expectation.exactly?.some(({ registers }) =>
      Object.values(registers)
        .flat()
        .some(({ breaksContract }) => breaksContract === true),
    ) ?? null
  );
}
