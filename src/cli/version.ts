import { modelVersion } from '../../sim/storage/version.ts';
import type { Header } from '../report/header.ts';
import { packageFolder } from './package-folder.ts';

/** What every header says about the program itself. */
export function programHeader(words: readonly string[]): Header {
  return { version: programVersion(), modelVersion, node: process.versions.node, arguments: words };
}

export function programVersion(): string {
  return packageFolder().version;
}
