import { type PossibleResults } from './possible-results.ts';
import type { Reading } from './reading.ts';
import type { Expectation, Observation } from './types.ts';
type Results = ReadonlyMap<string, PossibleResults>;
export declare function readExpectation(reading: Reading, results: Results, lineOf: (offset: number) => number): Expectation;
export declare function readObserved(reading: Reading, results: Results): Observation[];
export {};
