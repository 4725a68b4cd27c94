import { type Command, InvalidArgumentError, Option } from 'commander';
import { type SingleForm, singleForms } from '../report/run-forms.ts';
import { nearest } from '../scenario/nearest.ts';
import type { OutputOptions } from './options.ts';
import { UsageError } from './usage-error.ts';

export type RunFormat = 'text' | 'json' | SingleForm;

export const runFormats: readonly RunFormat[] = ['text', 'json', ...singleForms];

/** Forms for any number of runs in virtual time. */
export const timedForms = ['jsonl', 'csv', 'junit', 'html'] as const;
export type TimedForm = (typeof timedForms)[number];

export interface FormatOptions<More extends string = never> extends OutputOptions {
  readonly format?: RunFormat | More;
}

/** In which form a run is shown. */
export function withFormat(command: Command): Command {
  return command.addOption(
    new Option('--format <form>', `how to show a run: ${runFormats.join(', ')}`).argParser(parserOf(runFormats)),
  );
}

/** The same, and the forms that need --timed. */
export function withTimedFormat(command: Command): Command {
  return command.addOption(
    new Option(
      '--format <form>',
      `how to show a run: ${runFormats.join(', ')}; with --timed also ${timedForms.join(', ')}`,
    ).argParser(parserOf([...runFormats, ...timedForms])),
  );
}

/**
 * `--json` is short for `--format json`.
 *
 * @throws UsageError where both are given and differ
 */
export function formatOf<More extends string = never>({ json, format }: FormatOptions<More>): RunFormat | More {
  if (json === true && format !== undefined && format !== 'json')
    throw new UsageError(`--json does not go with --format ${format}`);
  return format ?? (json === true ? 'json' : 'text');
}

/** Forms that show one run only. */
export function singleForm(format: string): SingleForm | undefined {
  return singleForms.find((form) => form === format);
}

export function timedForm(format: string): TimedForm | undefined {
  return timedForms.find((form) => form === format);
}

function parserOf<F extends string>(forms: readonly F[]): (text: string) => F {
  return (text) => {
    const format = forms.find((one) => one === text);
    if (format !== undefined) return format;
    const similar = nearest(text, [...forms]);
    throw new InvalidArgumentError(
      `There is no such form${similar === undefined ? `; there are ${forms.join(', ')}` : `; did you mean ${similar}?`}`,
    );
  };
}
