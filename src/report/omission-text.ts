import type { Figures } from '../check/collect.ts';
import type { Omission } from '../search/visited.ts';
import { byteSize } from './numbers.ts';

/** `no violation found with hash-compact; the odds that a state was left out: about 1 in 2,000,000`. */
export function omissionText({ mode, expected, probability }: Omission): string {
  return `searched with --mode ${mode}, which can leave states out, so this proves nothing; the odds that it did: ${oddsText(probability)}${probability > 0.5 ? `; at least ${Math.max(1, Math.round(expected))} are to be expected, and all that only they lead to` : ''}`;
}

/** As people say it: `about 1 in 300`, `62 %`, `all but certain`. */
export function oddsText(probability: number): string {
  if (probability < 1e-15) return 'less than 1 in 10^15';
  if (probability > 0.995) return 'all but certain';
  if (probability >= 0.1) return `${Math.round(probability * 100)} %`;
  const exponent = Math.floor(Math.log10(1 / probability));
  return exponent < 4 ? `about 1 in ${Math.round(1 / probability)}` : `about 1 in 10^${exponent}`;
}

/** Below this the first tables of a search are most of it. */
const LEAST_STATES = 1000;

/** `, 26 bytes a state, 1.2 MiB`. */
export function memoryText({ bytes, states }: Pick<Figures, 'bytes' | 'states'>): string {
  return states < LEAST_STATES ? '' : `, ${Math.round(bytes / states)} bytes a state, ${byteSize(bytes)}`;
}
