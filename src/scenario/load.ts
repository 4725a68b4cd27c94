/**
 * From the text of a scenario file to what the model runs. The stages build on each other: YAML, structure, names,
 * order, outcomes. A stage that fails stops those that would only report its consequences.
 */
import { deadValues } from '../../sim/machine/dead-values.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { checkParts, hasMachines } from './check-parts.ts';
import { scenarioHash } from './hash.ts';
import { possibleResults } from './possible-results.ts';
import { lineLookup, type Problem, problem, toErrors } from './problems.ts';
import { readProperties } from './read-guest.ts';
import { readLitmus } from './read-litmus.ts';
import { readMachineLitmus } from './read-machine-litmus.ts';
import { readExpectation, readObserved } from './read-outcomes.ts';
import type { Reading } from './reading.ts';
import { readTree } from './source-tree.ts';
import { checkStructure } from './structure.ts';
import type { LoadResult, RecordedTrace, Scenario } from './types.ts';
import { parseYaml } from './yaml-text.ts';

/**
 * Reads a scenario. Never throws, whatever the text.
 *
 * @param text  the whole file
 * @param path  goes into errors and into the result; nothing is read from it
 * @returns the scenario, or up to ten errors in the order of the text
 */
export function loadScenario(text: string, path: string): LoadResult {
  const content = text.replace(/^\ufeff/, '');
  const problems: Problem[] = [];
  const scenario = read(content, path, problems);
  if (scenario !== undefined && problems.length === 0) return { ok: true, scenario };
  return { ok: false, errors: toErrors(problems, path, content) };
}

function read(text: string, path: string, problems: Problem[]): Scenario | undefined {
  const yaml = parseYaml(text, problems);
  const tree = yaml === undefined ? undefined : readTree(yaml, text, problems);
  const document = tree === undefined ? undefined : checkStructure(tree, problems);
  if (tree === undefined || document === undefined) return undefined;
  const reading: Reading = { document, tree, problems };
  checkParts(reading);
  if (problems.length > 0) return undefined;
  const model = hasMachines(reading) ? readMachineLitmus(reading) : readLitmus(reading);
  if (model === undefined) return undefined;
  const { litmus, sizes } = model;
  checkAnyNumber(reading, litmus);
  const results = possibleResults(litmus, sizes);
  const expectation = readExpectation(reading, results, lineLookup(text));
  const observed = readObserved(reading, results);
  const { title, shows, source, reference, note } = document;
  return {
    path,
    hash: scenarioHash(litmus),
    title,
    ...(shows === undefined ? {} : { shows }),
    source: typeof source === 'string' ? [source] : (source ?? []),
    ...(reference === undefined ? {} : { reference }),
    ...(note === undefined ? {} : { note }),
    storageName: typeof document.storage === 'string' ? document.storage : document.storage.name,
    litmus,
    expectation,
    ...readProperties(reading, lineLookup(text)),
    observed,
    ...readTrace(reading),
  };
}

/** Only a guest whose old values are all alike can write for ever: see `dead-values.ts`. */
function checkAnyNumber({ tree, problems }: Reading, litmus: Litmus): void {
  if (litmus.machine?.workload?.anyNumber !== true || deadValues(buildWorld(litmus)) !== null) return;
  const message = 'guest: "any-number" does not go with steps, nor with faults or storage that lose what was written';
  problems.push(problem('V057', tree.key(['guest', 'any-number']), message, { hint: 'say how often: writes: 2' }));
}

function readTrace({ document, tree }: Reading): { trace?: RecordedTrace } {
  if (document.trace === undefined) return {};
  const choices = document.trace.choices.map((_, index) => tree.written(['trace', 'choices', index]));
  const digest = document.trace.digest === undefined ? {} : { digest: tree.written(['trace', 'digest']) };
  return { trace: { model: tree.written(['trace', 'model']), ...digest, choices } };
}
