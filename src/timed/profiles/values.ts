/** Short words for the figures of profiles. */
import { MS, SECOND, US } from '../durations.ts';
import type { Delay, Figure } from '../figures.ts';

export function figure<V>(value: V, source: string): Figure<V> {
  return { value, source };
}

export const constant = (valueNs: number): Delay => ({ kind: 'constant', valueNs });
export const exponential = (meanNs: number): Delay => ({ kind: 'exponential', meanNs });
export const never: Delay = { kind: 'never' };

/** A latency as data sheets and monitors give it: log-normal by median and 99th percentile. */
export const latency = (medianNs: number, p99Ns: number): Delay => ({ kind: 'log-normal', medianNs, p99Ns });

export const us = (value: number): number => value * US;
export const ms = (value: number): number => value * MS;
export const seconds = (value: number): number => value * SECOND;
