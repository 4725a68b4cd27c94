import { rules } from '../../sim/storage/rules.ts';
import { type ExplainedViolation, type ExplainReport, explanationSentences, numberedCauses } from './explain-report.ts';
import { worldOptionsOf } from './header.ts';
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
      causes: numberedCauses(one).map(({ what, cause }, index) => ({ ...one.causes[index], sentence: what, cause })),
      rules: one.rules.map((id) => ({ id, ...rules[id] })),
      missing: one.missing,
      changes: one.changes,
      choices: witnessJson(one.trace, litmus, worldOptionsOf(header)),
      ...toldJson(one),
    })),
  });
}

/** Each step with its part, and with the earlier steps that it takes something from. */
const toldJson = ({ told, slice }: ExplainedViolation) => ({
  ...told,
  steps: told.steps.map((step, index) => ({ ...step, part: slice.steps[index]!.part })),
});
