import { generatePacking } from './codec-generated.ts';
import { interpretPacking } from './codec-interpreted.ts';
import { assignSlots, type Packing, type Slot } from './codec-slots.ts';
import { type Layout, pathName, type Shape } from './state.ts';

/**
 * Packs states of a shape into 32-bit words and back. Every leaf takes the fewest bits that hold its `max`; fields
 * stand in declaration order and never straddle two words.
 */
export interface Codec<S> extends Packing<S> {
  readonly words: number; // per state, at least 1
  readonly bits: number; // sum of the fields' widths, without the gaps at the ends of words
  readonly slots: readonly Slot[];
  /** A fresh all-zero state. */
  readonly initial: () => S;
  readonly equal: (a: S, b: S) => boolean;
  /** One line: `phase=paused disk=[0 1] target={cache=[- v1]}`. */
  readonly format: (state: S) => string;
  /**
   * Throws a RangeError naming the path when a leaf is out of bounds, a key or entry is missing or extra, or one
   * object stands in two places (a recipe then assigned a whole array or record instead of copying its leaves).
   */
  readonly check: (state: S) => void;
}

/**
 * Derives the codec of a shape. Shapes of the same layout share what was compiled for the first of them.
 *
 * @param packing  'generated' compiles straight-line source and falls back to 'interpreted' where a content security
 *                 policy forbids that; both pack to the same bits, generated at least ten times faster
 */
export function codecOf<S>(shape: Shape<S>, packing: 'generated' | 'interpreted' = 'generated'): Codec<S> {
  if (packing === 'interpreted') return deriveCodec(shape, packing);
  const layout = JSON.stringify(shape.layout);
  const known = compiled.get(layout) as Codec<S> | undefined;
  if (known !== undefined) return known;
  const codec = deriveCodec(shape, packing);
  if (compiled.size >= COMPILED_MAX) compiled.clear();
  compiled.set(layout, codec as Codec<unknown>);
  return codec;
}

/**
 * By layout as JSON. Searches of one scenario differ in their rules, seldom in their states, so most would compile what the
 * one before has compiled.
 */
const compiled = new Map<string, Codec<unknown>>();
const COMPILED_MAX = 256;

function deriveCodec<S>(shape: Shape<S>, packing: 'generated' | 'interpreted'): Codec<S> {
  const { slots, words } = assignSlots(shape.fields);
  const check = (state: S): void => checkLayout(shape.layout, state, [], new Set());
  const refuse = (state: S): never => {
    check(state);
    throw new Error('packing refused a state that its own check accepts: the codec is wrong');
  };
  const functions: Packing<S> =
    (packing === 'generated' ? generatePacking<S>(shape.layout, slots, words, refuse) : undefined) ??
    interpretPacking<S>(slots, words, refuse);
  const packed = new Uint32Array(2 * words);
  return {
    ...functions,
    words,
    bits: slots.reduce((sum, slot) => sum + slot.bits, 0),
    slots,
    initial: shape.zero,
    check,
    equal: (a, b) => {
      functions.pack(a, packed, 0);
      functions.pack(b, packed, words);
      return packed.subarray(0, words).every((word, at) => word === packed[words + at]);
    },
    format: (state) => formatRecord(shape.layout, state),
  };
}

function checkLayout(layout: Layout, value: unknown, path: readonly (string | number)[], seen: Set<unknown>): void {
  const refuse = (expected: string): never => {
    const name = path.length === 0 ? 'the state' : pathName(path);
    throw new RangeError(`${name} is ${JSON.stringify(value) ?? String(value)}, expected ${expected}`);
  };
  switch (layout.kind) {
    case 'int':
      if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > layout.max)
        refuse(`a whole number in 0..${layout.max}`);
      return;
    case 'bool':
      if (typeof value !== 'boolean') refuse('true or false');
      return;
    case 'oneOf':
      if (!layout.labels.includes(value as string)) refuse(`one of ${layout.labels.join(', ')}`);
      return;
    case 'array':
      if (!Array.isArray(value) || value.length !== layout.elements.length)
        refuse(`an array of length ${layout.elements.length}`);
      if (seen.has(value)) refuse('an array of its own, but it stands in two places of the state');
      seen.add(value);
      for (const [index, element] of layout.elements.entries())
        checkLayout(element, (value as unknown[])[index], [...path, index], seen);
      return;
    case 'record': {
      if (typeof value !== 'object' || value === null) return refuse('a record');
      if (seen.has(value)) refuse('a record of its own, but it stands in two places of the state');
      seen.add(value);
      const names = layout.fields.map(([name]) => name);
      const extra = Object.keys(value).find((key) => !names.includes(key));
      if (extra !== undefined) refuse(`no field but ${names.join(', ')}; found ${extra}`);
      for (const [name, inner] of layout.fields) {
        checkLayout(inner, (value as Record<string, unknown>)[name], [...path, name], seen);
      }
    }
  }
}

function formatRecord(layout: Layout, value: unknown): string {
  if (layout.kind !== 'record') return formatValue(layout, value);
  return layout.fields
    .map(([name, inner]) => `${name}=${formatValue(inner, (value as Record<string, unknown>)[name])}`)
    .join(' ');
}

function formatValue(layout: Layout, value: unknown): string {
  switch (layout.kind) {
    case 'record':
      return `{${formatRecord(layout, value)}}`;
    case 'array':
      return `[${layout.elements.map((element, index) => formatValue(element, (value as unknown[])[index])).join(' ')}]`;
    case 'bool':
      return value === true ? 'yes' : 'no';
    case 'int':
    case 'oneOf':
      return String(value);
  }
}
