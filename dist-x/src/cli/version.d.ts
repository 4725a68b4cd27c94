import type { Header } from '../report/header.ts';
/** What every header says about the program itself. */
export declare function programHeader(words: readonly string[]): Header;
/** From the package's own file, which lies at another depth once the program is built. */
export declare function programVersion(): string;
