import type { Command } from 'commander';
import { type Context } from '../command.ts';
export declare function addReplay(program: Command, context: Context): void;
