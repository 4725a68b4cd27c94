/** The leaves of a state by name: reading and setting them one by one, and copies of whole states. */
import { codecOf } from '../../sim/codec.ts';
import type { Shape } from '../../sim/state.ts';

export interface Leaves<S> {
  /** A copy that may be changed. */
  readonly copy: (state: S) => S;
  readonly get: (state: S, name: string) => unknown;
  readonly set: (state: S, name: string, value: unknown) => void;
}

/** @throws Error, from `get` and `set`, on a name that the shape does not have */
export function createLeaves<S>(shape: Shape<S>): Leaves<S> {
  const codec = codecOf(shape, 'interpreted');
  const words = new Uint32Array(codec.words);
  const paths = new Map(shape.fields.map(({ name, path }) => [name, path]));
  const pathOf = (name: string): readonly (string | number)[] => {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`the state has no leaf ${name}`);
    return path;
  };
  const partOf = (state: S, path: readonly (string | number)[]): Record<string | number, unknown> =>
    path.slice(0, -1).reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], state) as Record<
      string | number,
      unknown
    >;
  return {
    copy: (state) => {
      const copy = codec.initial();
      codec.pack(state, words, 0);
      codec.unpack(words, 0, copy);
      return copy;
    },
    get: (state, name) => {
      const path = pathOf(name);
      return partOf(state, path)[path.at(-1)!];
    },
    set: (state, name, value) => {
      const path = pathOf(name);
      partOf(state, path)[path.at(-1)!] = value;
    },
  };
}
