import type { Model } from '../../sim/model.ts';

/** What to search, and what to remember of the ends of runs. */
export interface Problem<S, E = never> {
  readonly model: Model<S>;
  /** Reads a quiescent state as plain data; the state is only lent. Absent: ends are counted, no more. */
  readonly endOf?: (state: S) => End<E>;
}

/** How a run ends, as plain data that can go from one thread to another. */
export interface End<E> {
  /** Ends with the same key count as one. */
  readonly key: string;
  readonly value: E;
}

/**
 * A problem as plain data, for a thread that has to build it anew: functions cannot be sent. The module's function
 * `factory` is called with the arguments and returns the `Problem`.
 */
export interface Task {
  /** URL of a module, as `import.meta.url` has it. */
  readonly module: string;
  /** Name of an exported function of it. */
  readonly factory: string;
  /** Anything that `structuredClone` can copy. */
  readonly args: readonly unknown[];
}

/** @throws Error where the module has no such function */
export async function problemOf<S, E>({ module, factory, args }: Task): Promise<Problem<S, E>> {
  const exports = (await import(module)) as Record<string, unknown>;
  const build = exports[factory];
  if (typeof build !== 'function') throw new Error(`${module} exports no function ${factory}`);
  return build(...args) as Problem<S, E>;
}
