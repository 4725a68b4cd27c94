import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { handoffTable } from '../../sim/machine/handoff-table.ts';
import type { Fencing } from '../../sim/machine/setup.ts';
import { propertyNames } from '../../sim/machine/words.ts';
import { type Axes, defaultAxes, ownHandoff, type Setting } from '../matrix/axes.ts';
import { faultNames, noFaults, unknownFaultWords } from '../matrix/fault-choice.ts';
import { imageVariations, readImageChoice } from '../matrix/image-choice.ts';
import { defaultLimits, defaultScope, type Scope } from '../matrix/scope.ts';
import { limits } from '../scenario/limits.ts';
import { arbiterNames, cacheModeNames, fencings, imageFormats, qemuNames } from '../scenario/machine-names.ts';
import { nearest } from '../scenario/nearest.ts';
import { storageNames } from '../scenario/storage-options.ts';
import type { Limits } from '../search/limits.ts';
import { type LimitOptions, limitsOf } from './options.ts';

/** Options that choose the cells of a matrix, and what the guest does in each. */

export interface AxisOptions extends CircumstanceOptions {
  readonly storage?: readonly string[];
  readonly cache?: readonly string[];
  readonly format?: readonly string[];
  readonly qemu?: readonly string[];
  readonly handoff?: readonly string[];
}

export interface CircumstanceOptions {
  readonly arbiter?: readonly string[];
  readonly faults?: readonly string[];
  readonly fencing?: Fencing;
}

/** @param images  what the option is called that chooses image formats */
export function withAxes(command: Command, images = '--format'): Command {
  command
    .option(
      '--storage <names>',
      `storage systems, such as nfs,iscsi; any of: ${storageNames.join(', ')}`,
      listOf('storage system', storageNames),
    )
    .option('--cache <modes>', `cache modes: ${cacheModeNames.join(', ')}`, listOf('cache mode', cacheModeNames))
    .option(
      `${images} <names>`,
      `image formats: ${imageFormats.join(', ')}; with + and any of ${imageVariations.join(', ')}, such as qed+needs-check`,
      parseImages,
    )
    .option('--qemu <versions>', `versions of QEMU: ${qemuNames.join(', ')}`, listOf('version of QEMU', qemuNames))
    .option(
      '--handoff <names>',
      `handoffs instead of the one the version of QEMU has: ${Object.keys(handoffTable).join(', ')}`,
      listOf('handoff', Object.keys(handoffTable)),
    );
  return withCircumstances(command);
}

/** Who decides and what may go wrong: not part of a configuration, but of the question. */
export function withCircumstances(command: Command): Command {
  return command
    .option('--arbiter <names>', `who decides: ${arbiterNames.join(', ')}`, listOf('arbiter', arbiterNames))
    .addOption(
      new Option('--fencing <kind>', 'how the arbiter makes sure of a host that does not answer').choices([
        ...fencings,
      ]),
    )
    .option(
      '--faults <budget>',
      `none, or how often each fault may strike, such as message-loss=1,link-cut=1; repeat for several budgets. Faults: ${faultNames.join(', ')}`,
      collectFaults,
    );
}

export function axesOf({ storage, cache, format, qemu, handoff, arbiter, faults }: AxisOptions): Axes {
  return {
    storages: storage ?? defaultAxes.storages,
    caches: cacheModeNames.filter((name) => cache === undefined || cache.includes(name)),
    images: format ?? defaultAxes.images,
    qemus: qemu ?? defaultAxes.qemus,
    handoffs: handoff ?? [ownHandoff],
    arbiters: arbiter ?? defaultAxes.arbiters,
    faults: faults ?? defaultAxes.faults,
  };
}

export function settingOf({ fencing }: CircumstanceOptions): Setting {
  return fencing === undefined ? {} : { fencing };
}

/** Those options again, as words for a command line. */
export function settingWords({ fencing }: CircumstanceOptions): string[] {
  return fencing === undefined ? [] : ['--fencing', fencing];
}

export interface ScopeOptions {
  readonly writes?: number;
  readonly reads?: number;
  readonly flushes?: number;
  readonly resizes?: number;
}

/** @param own  how often the guest does each where nothing is said; absent: any number, where a search can tell */
export function withScope(command: Command, own?: Omit<Scope, 'anyNumber'>): Command {
  const { writes, reads, flushes, resizes } = own ?? defaultScope;
  const [first, same, lossy] =
    own === undefined ? ['any number, or ', 'the same, ', ' where something may be lost'] : ['', 'default: ', ''];
  return command
    .option('--writes <count>', `how often the guest writes (default: ${first}${writes}${lossy})`, parseAmount)
    .option('--reads <count>', `how often it reads (${same}${reads})`, parseAmount)
    .option('--flushes <count>', `how often it flushes (${same}${flushes})`, parseAmount)
    .option('--resizes <count>', `how often its disk is resized (default: ${resizes})`, parseAmount);
}

export function scopeOf({ writes, reads, flushes, resizes }: ScopeOptions): Scope {
  return {
    writes: writes ?? defaultScope.writes,
    reads: reads ?? defaultScope.reads,
    flushes: flushes ?? defaultScope.flushes,
    resizes: resizes ?? defaultScope.resizes,
    anyNumber: writes === undefined && reads === undefined && flushes === undefined,
  };
}

/** As for all commands, but that a search without a limit of states has one, and a lower one once it found something. */
export function cellLimits(options: LimitOptions): Limits {
  const { maxStates } = options;
  return {
    ...limitsOf(options),
    ...(maxStates === undefined ? defaultLimits : {}),
  };
}

export function parseProperty(text: string): string {
  if (propertyNames.some((name) => name === text)) return text;
  throw unknown('property', text, propertyNames);
}

function parseAmount(text: string): number {
  if (!/^\d$/.test(text) || Number(text) > limits.guestRequests)
    throw new InvalidArgumentError(`Give a whole number from 0 to ${limits.guestRequests}.`);
  return Number(text);
}

function listOf(what: string, names: readonly string[]): (text: string) => string[] {
  return (text) => {
    const chosen = [...new Set(text.split(',').map((word) => word.trim()))];
    for (const name of chosen) if (!names.includes(name)) throw unknown(what, name, names);
    return chosen;
  };
}

function parseImages(text: string): string[] {
  const chosen = [...new Set(text.split(',').map((word) => word.trim()))];
  for (const image of chosen) {
    const words = readImageChoice(image);
    if ('unknown' in words) throw unknown('format', words.unknown[0] ?? image, [...imageFormats, ...imageVariations]);
  }
  return chosen;
}

/** Repeatable: collects the budgets given so far. */
function collectFaults(text: string, sofar: readonly string[] = []): string[] {
  const [wrong] = unknownFaultWords(text);
  if (wrong !== undefined) {
    const name = wrong.replace(/=.*/, '');
    if (!faultNames.some((known) => known === name)) throw unknown('fault', name, [noFaults, ...faultNames]);
    throw new InvalidArgumentError(`How often may ${name} strike? Give one digit, such as ${name}=1.`);
  }
  return [...new Set([...sofar, text])];
}

function unknown(what: string, word: string, names: readonly string[]): InvalidArgumentError {
  const similar = nearest(word, names);
  const hint = similar === undefined ? `There are: ${names.join(', ')}.` : `Did you mean ${similar}?`;
  return new InvalidArgumentError(`There is no ${what} "${word}". ${hint}`);
}
