import type { Command } from 'commander';
import { type Context } from '../command.ts';
export declare function addSchema(program: Command, context: Context): void;
