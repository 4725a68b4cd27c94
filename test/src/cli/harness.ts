import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runCli } from '../../../src/cli/run-cli.ts';
import type { System } from '../../../src/cli/system.ts';

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface HarnessOptions {
  readonly environment?: System['environment'];
  readonly isInterrupted?: () => boolean;
  /** What comes on standard input. */
  readonly input?: string;
  /** Columns of the terminal; absent: pipes. */
  readonly columns?: number;
  /** Called with what is written to standard output, for a command that does not end by itself. */
  readonly onWrite?: (text: string) => void;
}

/** Runs a command line in this process. */
export async function stalemate(words: readonly string[], options: HarnessOptions = {}): Promise<Ran> {
  const { environment = {}, isInterrupted = () => false, columns, input = '', onWrite } = options;
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
      if (name === 'stdout') onWrite?.(text);
    },
    isTerminal: columns !== undefined,
    ...(columns === undefined ? {} : { columns }),
  });
  const exitCode = await runCli(words, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    environment,
    isInterrupted,
    readInput: () => new TextEncoder().encode(input),
  });
  return { exitCode, ...written };
}

/** A folder with these files, removed after the test; returns a function that gives the path of a file in it. */
export function temporaryFiles(files: Readonly<Record<string, string>>): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'stalemate-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return (name) => join(folder, name);
}

/** Without the lines of the header, which name the command and the path. */
export function body(text: string): string {
  return text.slice(text.indexOf('\n\n') + 2);
}

/** Far more interleavings than a test has time for. */
export const hugeScenario = `
stalemate: 1
title: Six hosts at once
storage: iscsi
hosts: {A: buffered, B: buffered, C: buffered, D: buffered, E: buffered, F: buffered}
steps:
  - interleave:
${['A', 'B', 'C', 'D', 'E', 'F'].map((host, index) => `      - - ${host}: read x y z\n        - ${host}: write x ${index + 1}\n        - ${host}: write y ${index + 1}\n        - ${host}: read z y x -> r${host}`).join('\n')}
`;
