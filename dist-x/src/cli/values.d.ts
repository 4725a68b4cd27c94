import { type RuleId } from '../../sim/storage/rules.ts';
import type { WitnessChoice } from '../report/outcomes-text.ts';
/** Readers for the values of options; commander puts the option's name in front of what they throw. */
/** `200000`, `200_000`, `2e6`, `5M`. */
export declare function parseCount(text: string): number;
/** `512M`, `2G`, `2GiB`; units are powers of 1024, and one is needed: `--max-memory 2` is a slip. Returns bytes. */
export declare function parseBytes(text: string): number;
/** `500ms`, `30s`, `5m`, `1h`; a number alone means seconds. Returns milliseconds. */
export declare function parseDuration(text: string): number;
export declare function parseSeed(text: string): string;
export declare function parseWitness(text: string): WitnessChoice;
/** Repeatable: collects the rules given so far. */
export declare function collectRule(text: string, sofar?: readonly RuleId[]): RuleId[];
