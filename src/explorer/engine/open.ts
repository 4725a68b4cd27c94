/** Opens a scenario: what it is about, or what is wrong with its text. */
import { replay } from '../../../sim/replay.ts';
import { modelVersion } from '../../../sim/storage/version.ts';
import { cannotRepeat, changedSince, unknownChoiceText } from '../../check/recorded-run.ts';
import { traceOfNames } from '../../check/trace-names.ts';
import { expectedText } from '../../report/expected-text.ts';
import { storageLabel } from '../../report/storage-label.ts';
import { formatError } from '../../scenario/format-error.ts';
import { type Loaded, loadedScenario, readScenarioText } from './loaded.ts';
import type { Opened, OpenedScenario, OpenRequest } from './protocol.ts';

export function open({ text, path }: OpenRequest): Opened {
  const result = readScenarioText({ text, path });
  if (!result.ok)
    return {
      kind: 'refused',
      errors: result.errors.map((error) => {
        const { code, line, column, message } = error;
        return { code, line, column, message, text: formatError(error, text) };
      }),
    };
  const loaded = loadedScenario({ text, path });
  const { scenario, model, choices } = loaded;
  const { hash, title, shows = null, source, note = null, litmus } = scenario;
  return {
    kind: 'opened',
    scenario: {
      text,
      path,
      hash,
      title,
      shows,
      source,
      note,
      storage: storageLabel(scenario),
      kind: litmus.machine === undefined ? 'litmus' : 'migration',
      properties: model.properties.flatMap(({ name, kind }) => (kind === 'always' ? [name] : [])),
      expected: expectedText(scenario),
      model: modelVersion,
      ...recordedRun(loaded),
      choices: choices.map(({ name }) => name),
    },
  };
}

/** The run that the file carries, where it still is what it was when it was recorded. */
function recordedRun({ scenario, model }: Loaded): Pick<OpenedScenario, 'run' | 'runRefused'> {
  if (scenario.trace === undefined) return { run: null, runRefused: null };
  const { choices: names } = scenario.trace;
  const refused = (runRefused: string) => ({ run: null, runRefused });
  const read = traceOfNames(model, names);
  if (!read.ok) return refused(cannotRepeat(scenario, unknownChoiceText(read.unknown)));
  try {
    replay(model, read.trace);
  } catch (error) {
    return refused(cannotRepeat(scenario, error instanceof Error ? error.message : String(error)));
  }
  const changed = changedSince(scenario, read.trace);
  return changed === undefined ? { run: names, runRefused: null } : refused(changed);
}
