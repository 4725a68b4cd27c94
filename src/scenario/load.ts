/**
 * From the text of a scenario file to what the model runs. The stages build on each other: YAML, structure, names,
 * order, outcomes. A stage that fails stops those that would only report its consequences.
 */
import type { Litmus, Step } from '../../sim/storage/scenario.ts';
import { readCast } from './cast.ts';
import { checkOrder } from './check-order.ts';
import { checkDeviceSize, readDisk, readGeometry } from './disk.ts';
import { scenarioHash } from './hash.ts';
import { limits } from './limits.ts';
import { type ParsedStep, parseStep } from './parse-operation.ts';
import { possibleResults } from './possible-results.ts';
import { lineLookup, type Problem, problem, quote, toErrors } from './problems.ts';
import { type RawStep, readRawSteps } from './raw-steps.ts';
import { readFaults } from './read-faults.ts';
import { readExpectation, readObserved } from './read-outcomes.ts';
import { readStorage } from './read-storage.ts';
import type { Reading } from './reading.ts';
import { readTree } from './source-tree.ts';
import type { StorageKind } from './storage-options.ts';
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
  const model = readLitmus(reading);
  if (model === undefined) return undefined;
  const { litmus, sizes } = model;
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
    observed,
    ...readTrace(reading),
  };
}

function readTrace({ document, tree }: Reading): { trace?: RecordedTrace } {
  if (document.trace === undefined) return {};
  const choices = document.trace.choices.map((_, index) => tree.written(['trace', 'choices', index]));
  return { trace: { model: tree.written(['trace', 'model']), choices } };
}

/** Everything the model sees, and the sizes the disk can have; undefined where a problem was found. */
function readLitmus(reading: Reading): { litmus: Litmus; sizes: readonly number[] } | undefined {
  const { document, problems } = reading;
  const storage = readStorage(reading);
  const rawSteps = readRawSteps(reading);
  const cast = readCast(reading, rawSteps);
  const disk = readDisk(reading, cast);
  const faults = readFaults(reading, storage?.kind, cast.actors);
  const size = document.disk?.size;
  if (storage?.kind === 'block' && size !== undefined) {
    checkDeviceSize(problems, size, reading.tree.value(['disk', 'size']), 'disk.size');
  }
  if (disk === undefined) return undefined;
  const scene = { reading, cast, disk, kind: storage?.kind };
  const parsed = rawSteps.map((step) => (cast.unclear.has(step.actor) ? undefined : parseStep(scene, step)));
  const registers = collectRegisters(reading, parsed);
  if (storage === undefined || problems.length > 0) return undefined;

  const steps = rawSteps.flatMap((raw, index) => toStep(raw, parsed[index]));
  const operations = steps.map(({ operation }) => operation);
  const { sectors, sizeSectors, sizes } = readGeometry(reading, disk, operations, growsByWrite(storage.kind));
  const { actors, handles } = cast;
  const addressOf = (name: string) => sectors.find((sector) => sector.name === name)?.address ?? 0;
  checkValues(reading, [
    ...sectors.map(({ initial }) => initial),
    ...operations.flatMap((one) => ('value' in one ? [one.value] : [])),
  ]);
  const spans = rawSteps.map(({ span }) => span);
  checkOrder({ actors, handles, addressOf, steps, spans, faults }, problems);
  if (problems.length > 0) return undefined;
  const { title } = document;
  return { litmus: { title, storage, actors, handles, sectors, sizeSectors, steps, faults, registers }, sizes };
}

/** A write beyond the end makes a file larger; on a device it fails. */
const growsByWrite = (kind: StorageKind): boolean => kind !== 'block' && kind !== 'rbd';

function toStep({ actor, text, after, concurrent }: RawStep, parsed: ParsedStep | undefined): Step[] {
  if (parsed === undefined) return [];
  const { operation, register } = parsed;
  return [
    { actor, operation, after, ...(register === undefined ? {} : { register: register.name }), text, concurrent },
  ];
}

function collectRegisters({ problems }: Reading, parsed: readonly (ParsedStep | undefined)[]): string[] {
  const names: string[] = [];
  for (const step of parsed) {
    if (step?.register === undefined) continue;
    const { name, span } = step.register;
    if (names.includes(name))
      problems.push(problem('V035', span, `the register ${quote(name)} is written by an earlier step too`));
    else names.push(name);
    if (names.length === limits.registers + 1)
      problems.push(problem('V019', span, `too many registers; at most ${limits.registers}`));
  }
  return names;
}

function checkValues({ tree, problems }: Reading, values: readonly string[]): void {
  const count = new Set(values).size;
  if (count <= limits.values) return;
  problems.push(problem('V019', tree.key(['steps']), `${count} different values; at most ${limits.values}`));
}
