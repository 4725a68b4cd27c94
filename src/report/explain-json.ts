import { rules } from '../../sim/storage/rules.ts';
import { type ExplainedViolation, type ExplainReport, explanationSentences } from './explain-report.ts';
import { headerJson, jsonText, witnessJson } from './json.ts';
import { roundedMs } from './numbers.ts';

/** What `stalemate explain FILE --json` prints. */
export function explainJson({ header, scenario, set: { figures }, explained }: ExplainReport): string {
  const { path, title, hash, litmus } = scenario;
  return jsonText({
    schema: 'stalemate/explain/1',
    ...headerJson(header),
    path,
    title,
    hash,
    search: { ...figures, elapsedMs: roundedMs(figures.elapsedMs) },
    violations: explained.map((one) => ({
      property: one.property,
      explanation: one.summary,
      sentences: explanationSentences(one),
      simplest: one.simplest,
      story: one.story,
      rules: one.rules.map((id) => ({ id, ...rules[id] })),
      missing: one.missing,
      choices: witnessJson(one.trace, litmus, { withoutRules: header.withoutRules ?? [] }),
      ...toldJson(one),
    })),
  });
}

const toldJson = ({ told }: ExplainedViolation) => told;
