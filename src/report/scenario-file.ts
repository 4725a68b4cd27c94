import { isMap, parseDocument } from 'yaml';
import { modelVersion } from '../../sim/storage/version.ts';
import { markedValue, type Outcome } from '../check/outcome.ts';

/**
 * A scenario file with a recorded run, made from the file the run belongs to: its steps and comments stay, what it
 * expects is replaced by the outcome of the run, so that `check` and `replay` notice when that is no longer reached.
 *
 * @param text     the whole original file, which must be a valid scenario
 * @param choices  the names of the choices, as `traceNames` gives them
 * @param note     where the run comes from
 */
export function scenarioWithRun(text: string, choices: readonly string[], outcome: Outcome, note: string): string {
  const document = parseDocument(text.replace(/^\ufeff/, ''));
  for (const key of ['outcomes', 'observed', 'trace', 'note', 'reference']) document.delete(key);
  document.set('note', note);
  if (outcome.registers.length > 0) {
    document.set('outcomes', { sometimes: [document.createNode(registers(outcome), { flow: true })] });
  }
  document.set('trace', { model: modelVersion, choices: [...choices] });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** A file with a recorded run as it would be if it said nothing about the outcome: for finding out what is wrong with it. */
export function withoutOutcomes(text: string): string {
  const document = parseDocument(text.replace(/^\ufeff/, ''));
  if (!isMap(document.contents) || document.errors.length > 0) return text;
  for (const key of ['outcomes', 'observed']) document.delete(key);
  return document.toString();
}

function registers(outcome: Outcome): Record<string, string | number> {
  return Object.fromEntries(outcome.registers.map((register) => [register.name, scalar(markedValue(register))]));
}

/** As authors write it: without quotes where YAML reads the same text back. */
function scalar(value: string): string | number {
  return String(Number(value)) === value ? Number(value) : value;
}
