import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optionsOf, parseRoute } from '../../../../src/explorer/session/route.ts';

test.each([
  ['', { view: 'gallery', topic: null }],
  ['#gallery/thread-1', { view: 'gallery', topic: 'thread-1' }],
  ['#open', { view: 'open' }],
  ['#knobs?theme=dark', { view: 'knobs' }],
  ['#lessons', { view: 'lessons' }],
  ['#lessons/1-close-to-open/3', { view: 'lesson', id: '1-close-to-open', step: 2 }],
  ['#lessons/1-close-to-open/none', { view: 'lesson', id: '1-close-to-open', step: 0 }],
  ['#v1/litmus/l01/0.1@1?h=1', { view: 'link', link: '#v1/litmus/l01/0.1@1?h=1' }],
  ['#nothing', { view: 'gallery', topic: null }],
])('%s names a view', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test('options stand before the # or behind it, and what is behind it counts', () => {
  expect([...optionsOf('?embed=1&theme=dark', '#run?theme=light')]).toEqual([
    ['embed', '1'],
    ['theme', 'light'],
  ]);
});

test('whatever stands in an address names a view', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseRoute(`#${text}`).view).toBeTypeOf('string');
    }),
    { seed: 3 },
  );
});
