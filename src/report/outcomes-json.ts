import { worldOptionsOf } from './header.ts';
import { headerJson, jsonText, outcomeSetJson } from './json.ts';
import type { OutcomesReport } from './outcomes-text.ts';

/** What `stalemate outcomes --json` prints. */
export function outcomesJson({ header, scenario, set, quiet }: OutcomesReport): string {
  const { path, title, hash, litmus } = scenario;
  return jsonText({
    schema: 'stalemate/outcomes/1',
    ...headerJson(header),
    path,
    title,
    hash,
    storage: litmus.storage,
    quiet,
    ...outcomeSetJson(set, litmus, { quiet, ...worldOptionsOf(header) }),
  });
}
