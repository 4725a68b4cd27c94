import { type Command, InvalidArgumentError, Option } from 'commander';
import { type SingleForm, singleForms } from '../report/run-forms.ts';
import { nearest } from '../scenario/nearest.ts';
import type { OutputOptions } from './options.ts';
import { UsageError } from './usage-error.ts';

export type RunFormat = 'text' | 'json' | SingleForm;

export const runFormats: readonly RunFormat[] = ['text', 'json', ...singleForms];

export interface FormatOptions extends OutputOptions {
  readonly format?: RunFormat;
}

/** In which form a run is shown. */
export function withFormat(command: Command): Command {
  return command.addOption(
    new Option('--format <form>', `how to show a run: ${runFormats.join(', ')}`).argParser(parseFormat),
  );
}

/**
 * `--json` is short for `--format json`.
 *
 * @throws UsageError where both are given and differ
 */
export function formatOf({ json, format }: FormatOptions): RunFormat {
  if (json === true && format !== undefined && format !== 'json')
    throw new UsageError(`--json does not go with --format ${format}`);
  return format ?? (json === true ? 'json' : 'text');
}

/** Forms that show one run only. */
export function singleForm(format: RunFormat): SingleForm | undefined {
  return singleForms.find((form) => form === format);
}

function parseFormat(text: string): RunFormat {
  const format = runFormats.find((one) => one === text);
  if (format !== undefined) return format;
  const similar = nearest(text, [...runFormats]);
  throw new InvalidArgumentError(
    `There is no such form${similar === undefined ? `; there are ${runFormats.join(', ')}` : `; did you mean ${similar}?`}`,
  );
}
