import type { Command } from 'commander';
import { type Context } from '../command.ts';
export declare function addCheck(program: Command, context: Context): void;
