import { expect, expectTypeOf, test } from 'vitest';
import {
  arrayOf,
  bool,
  defineState,
  INT_MAX,
  int,
  oneOf,
  perPage,
  perSector,
  record,
  type StateOf,
  version,
} from '../../sim/state.ts';

const shape = defineState({
  phase: oneOf('running', 'paused'),
  host: record({ cache: perSector(2, version(3)), pages: perPage(1, bool()) }),
  none: arrayOf(0, int(9)),
});

test('the TypeScript type follows from the declaration', () => {
  expectTypeOf<StateOf<typeof shape>>().toEqualTypeOf<{
    phase: 'running' | 'paused';
    host: { cache: number[]; pages: boolean[] };
    none: number[];
  }>();
});

test('the zero state is fresh each time', () => {
  const zero = shape.zero();
  expect(zero).toEqual({ phase: 'running', host: { cache: [0, 0], pages: [false] }, none: [] });
  zero.host.cache[0] = 3;
  expect(shape.zero().host.cache).toEqual([0, 0]);
});

test('the field list names every leaf with its role and the arrays around it', () => {
  expect(shape.fields.map(({ name, kind, max, role }) => [name, kind, max, role])).toEqual([
    ['phase', 'oneOf', 1, 'plain'],
    ['host.cache[0]', 'int', 3, 'version'],
    ['host.cache[1]', 'int', 3, 'version'],
    ['host.pages[0]', 'bool', 1, 'plain'],
  ]);
  expect(shape.fields[2]).toMatchObject({
    path: ['host', 'cache', 1],
    indices: [{ role: 'sector', position: 2, value: 1, length: 2 }],
  });
});

test('declarations that cannot be packed are refused', () => {
  expect(() => int(-1)).toThrow('max -1');
  expect(() => int(1.5)).toThrow('max 1.5');
  expect(() => int(INT_MAX + 1)).toThrow('max 2147483648');
  expect(() => arrayOf(-1, bool())).toThrow('array length -1');
  expect(() => oneOf('a', 'a')).toThrow('occurs twice');
  expect(() => record({ 'not an identifier': bool() })).toThrow('"not an identifier" is not an identifier');
});
