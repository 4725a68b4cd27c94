import { type Document, isMap, parseDocument } from 'yaml';
import { modelVersion } from '../../sim/storage/version.ts';
import { markedValue, type Outcome } from '../check/outcome.ts';
import type { SavedRun } from './saved-run.ts';

/**
 * A scenario file with a recorded run, made from the file the run belongs to: its steps and comments stay, what it
 * expects is replaced by the outcome of the run, so that `check` and `replay` notice when that is no longer reached.
 *
 * @param text     the whole original file, which must be a valid scenario
 * @param note     where the run comes from
 */
export function scenarioWithRun(text: string, run: SavedRun, outcome: Outcome, note: string): string {
  return withRun(text, run, note, (document) => {
    if (outcome.registers.length === 0) return;
    document.set('outcomes', { sometimes: [document.createNode(registers(outcome), { flow: true })] });
  });
}

/**
 * The same for a run that violates a property.
 *
 * @param violated  everything that can be violated: what `check` will expect
 */
export function scenarioWithViolation(text: string, run: SavedRun, violated: readonly string[], note: string): string {
  return withRun(text, run, note, (document) => {
    const names = document.createNode([...violated], { flow: true });
    document.set('properties', document.createNode({ violated: names }));
  });
}

function withRun(
  text: string,
  { choices, digest }: SavedRun,
  note: string,
  expect: (document: Document) => void,
): string {
  const document = parseDocument(text.replace(/^\ufeff/, ''));
  for (const key of ['outcomes', 'properties', 'observed', 'trace', 'note', 'reference']) document.delete(key);
  document.set('note', note);
  expect(document);
  document.set('trace', { model: modelVersion, digest, choices: [...choices] });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** A file with a recorded run as it would be if it said nothing about the outcome: for finding out what is wrong with it. */
export function withoutOutcomes(text: string): string {
  const document = parseDocument(text.replace(/^\ufeff/, ''));
  if (!isMap(document.contents) || document.errors.length > 0) return text;
  for (const key of ['outcomes', 'properties', 'observed']) document.delete(key);
  return document.toString();
}

function registers(outcome: Outcome): Record<string, string | number> {
  return Object.fromEntries(outcome.registers.map((register) => [register.name, scalar(markedValue(register))]));
}

/** As authors write it: without quotes where YAML reads the same text back. */
function scalar(value: string): string | number {
  return String(Number(value)) === value ? Number(value) : value;
}
