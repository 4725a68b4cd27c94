/** Arbiters as data: libvirt's two protocols, a plain management that says cont, and one that meets its specification. */
import type { ArbiterProgram } from './arbiters.ts';
export declare const arbiterTable: Readonly<Record<string, ArbiterProgram>>;
