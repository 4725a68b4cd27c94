import seedrandom from 'seedrandom';

/** The one source of chance. Equal seeds give equal draws on every machine. */
export interface Rng {
  /** A whole number in 0..`bound` - 1; `bound` at least 1. */
  readonly below: (bound: number) => number;
  /** A fraction, at least 0 and less than 1. */
  readonly fraction: () => number;
  /** Plain data from which `restoreRng` continues the very same sequence. */
  readonly save: () => RngState;
}

/** The four words of the generator Alea. */
export interface RngState {
  readonly c: number;
  readonly s0: number;
  readonly s1: number;
  readonly s2: number;
}

export function createRng(seed: string): Rng {
  return rngFrom(seedrandom.alea(seed, { state: true }));
}

export function restoreRng(saved: RngState): Rng {
  return rngFrom(seedrandom.alea('', { state: { ...saved } }));
}

function rngFrom(alea: seedrandom.StatefulPRNG<seedrandom.State.Alea>): Rng {
  return {
    below: (bound) => {
      if (!Number.isInteger(bound) || bound < 1) throw new Error(`cannot draw below ${bound}`);
      return Math.floor(alea() * bound);
    },
    fraction: () => alea(),
    save: () => ({ ...alea.state() }),
  };
}
