/**
 * What one step really reads and writes: the guard and the recipe run on a copy of the state that notes every leaf they
 * touch. Nothing is declared, so nothing can be forgotten. What a model declares (`Footprint`) says what a step may touch
 * in any state; `undeclared` holds the one against the other.
 */
import type { Choice, Footprint, Model } from './model.ts';
import { pathName, type Shape } from './state.ts';
import { actionAt } from './step.ts';

/** Leaves by name, as `Field.name` prints them, each once, in the order in which they were first touched. */
export interface Touched {
  /** Leaves whose value was asked for before this run had set it itself. */
  readonly reads: readonly string[];
  /** Leaves that were set, to whatever value. */
  readonly writes: readonly string[];
}

/** What one choice touches in one state. */
export interface RecordedFootprint<S> {
  readonly guard: Touched;
  readonly enabled: boolean;
  /** Null where the choice is not enabled. */
  readonly recipe: Touched | null;
  /** What bringing the state into its canonical form touches on top of the recipe; null without a canonical form. */
  readonly canonicalise: Touched | null;
  /** The state after the step, or, where the choice is not enabled, a copy of the state. */
  readonly after: S;
}

/** Takes a choice on a copy of `state`, which may be frozen and stays as it is. */
export function recordFootprint<S extends object>(
  model: Model<S>,
  state: S,
  { action, choice }: Choice,
): RecordedFootprint<S> {
  const { enabled, apply } = actionAt(model, action);
  const after = plainCopy(state);
  const guard = recordTouched(after, (recorded) => enabled(recorded, choice));
  const touchedByGuard = guard.touched;
  if (!guard.result) return { guard: touchedByGuard, enabled: false, recipe: null, canonicalise: null, after };
  const recipe = recordTouched(after, (recorded) => apply(recorded, choice)).touched;
  const { canonicalise } = model;
  return {
    guard: touchedByGuard,
    enabled: true,
    recipe,
    canonicalise: canonicalise === undefined ? null : recordTouched(after, canonicalise).touched,
    after,
  };
}

/**
 * Runs anything that takes a state, such as a property, and notes the leaves it touches. Writes go through to `state`.
 *
 * @throws TypeError where it puts an object into the state, resizes an array, or deletes a part
 */
export function recordTouched<S extends object, T>(
  state: S,
  run: (state: S) => T,
): { readonly result: T; readonly touched: Touched } {
  const reads = new Set<string>();
  const writes = new Set<string>();
  // One stand-in per part, so that comparing a part with itself gives what it gives without recording.
  const standIns = new WeakMap<object, object>();
  const standInFor = (part: object, path: readonly (string | number)[]): object => {
    const known = standIns.get(part);
    if (known !== undefined) return known;
    const pathOf = (key: string): readonly (string | number)[] => [...path, Array.isArray(part) ? Number(key) : key];
    const standIn = new Proxy(part, {
      get: (_, key) => {
        const value: unknown = Reflect.get(part, key);
        if (typeof key === 'symbol' || !Object.hasOwn(part, key) || isLength(part, key)) return value;
        if (typeof value === 'object' && value !== null) return standInFor(value, pathOf(key));
        const name = pathName(pathOf(key));
        if (!writes.has(name)) reads.add(name);
        return value;
      },
      set: (_, key, value: unknown) => {
        const name = typeof key === 'symbol' ? String(key) : isLength(part, key) ? 'length' : pathName(pathOf(key));
        if (typeof key === 'symbol' || !Object.hasOwn(part, key))
          throw new TypeError(`a recipe adds ${name} to the state`);
        if (isLength(part, key)) {
          if (value === Reflect.get(part, key)) return true;
          throw new TypeError(`a recipe resizes ${pathName(path)}`);
        }
        if (typeof value === 'object') throw new TypeError(`a recipe puts an object into ${name}; it must copy leaves`);
        writes.add(name);
        return Reflect.set(part, key, value);
      },
      deleteProperty: (_, key) => {
        throw new TypeError(`a recipe deletes ${pathName(path)}.${String(key)}`);
      },
    });
    standIns.set(part, standIn);
    return standIn;
  };
  const result = run(standInFor(state, []) as S);
  return { result, touched: { reads: [...reads], writes: [...writes] } };
}

const isLength = (part: object, key: string): boolean => key === 'length' && Array.isArray(part);

/** States are records and arrays of plain values, so that is all a copy has to know. */
function plainCopy<T>(part: T): T {
  if (Array.isArray(part)) return part.map(plainCopy) as T;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, plainCopy(value)])) as T;
}

/** The names of all leaves that a declaration covers, in the order of the state. */
export function leavesUnder<S>({ fields }: Pick<Shape<S>, 'fields'>, declared: readonly string[]): string[] {
  const parts = new Set(declared);
  return fields.flatMap(({ name, path }) =>
    path.some((_, at) => parts.has(pathName(path.slice(0, at + 1)))) ? [name] : [],
  );
}

/** What a step touched and was not declared to; empty where nothing is declared, which then means: not known. */
export function undeclared<S>(
  model: Model<S>,
  { action, choice }: Choice,
  { guard, recipe, canonicalise }: Pick<RecordedFootprint<S>, 'guard' | 'recipe' | 'canonicalise'>,
): Touched {
  const declared = actionAt(model, action).footprint?.(choice);
  const form = model.canonicaliseFootprint;
  const beyond = [
    outside(model.shape, declared, guard),
    ...(recipe === null ? [] : [outside(model.shape, declared, recipe)]),
    ...(canonicalise === null ? [] : [outside(model.shape, form, canonicalise)]),
  ];
  return {
    reads: [...new Set(beyond.flatMap(({ reads }) => reads))],
    writes: [...new Set(beyond.flatMap(({ writes }) => writes))],
  };
}

/** The part of `touched` that a declaration does not cover. */
export function outside<S>(shape: Shape<S>, declared: Footprint | undefined, { reads, writes }: Touched): Touched {
  if (declared === undefined) return { reads: [], writes: [] };
  const [mayRead, mayWrite] = [declared.reads, declared.writes].map((names) => new Set(leavesUnder(shape, names)));
  return {
    reads: reads.filter((name) => mayRead?.has(name) !== true),
    writes: writes.filter((name) => mayWrite?.has(name) !== true),
  };
}
