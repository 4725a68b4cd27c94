import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LINK_DIGITS,
  type Link,
  type LinkOptions,
  linkMismatch,
  linkOptionsIn,
  linkText,
  parseLink,
} from '../../../src/share/link.ts';
import { packed } from '../../../src/share/packing.ts';
import { propertyParameters } from '../../helpers/seed.ts';
import { shippedScenarios } from '../../helpers/shipped-scenarios.ts';

const shipped: Link = {
  scenario: { kind: 'shipped', path: 'litmus/l01-stale-prefetch-iscsi.yaml' },
  choices: [0, 3, 40],
  cursor: 2,
  hash: '01234567',
  digest: '89abcdef',
  options: { property: 'stale-read', embed: true },
};

describe('a link', () => {
  test('to a shipped scenario is short and can be read', () => {
    expect(linkText(shipped)).toBe(
      '#v1/litmus/l01-stale-prefetch-iscsi/0.3.14@2?h=01234567&d=89abcdef&property=stale-read&embed=1',
    );
    expect(linkText({ ...shipped, choices: [], cursor: 0, hash: null, digest: null, options: {} })).toBe(
      '#v1/litmus/l01-stale-prefetch-iscsi/-',
    );
  });

  test('keeps what was put into it', () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        expect(parseLink(linkText(link))).toEqual({ kind: 'link', link });
        // As a browser hands it over, and as somebody copies it.
        expect(parseLink(linkText(link).slice(1))).toEqual({ kind: 'link', link });
        expect(linkText(link)).toMatch(/^#[\w\-.~!$&'()*+,;=:@/?%]*$/);
      }),
      propertyParameters(61),
    );
  });

  test('says in words what is wrong with it, whatever it is', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const parsed = parseLink(text);
        if (parsed.kind === 'refused') expect(parsed.problem).toMatch(/^this link cannot be followed: .{15,}/);
        // What was understood can be written again, and is understood as the same.
        if (parsed.kind === 'link') expect(parseLink(linkText(parsed.link))).toEqual(parsed);
      }),
      propertyParameters(62, 500),
    );
  });

  test.each([
    ['#v2/litmus/a/0', 'it is of version 2, and this page knows version 1 only'],
    ['#v1/litmus', 'it has no run'],
    ['#v1/', 'it has no run'],
    ['#v1/~a/-', 'the scenario in it cannot be unpacked'],
    ['#v1/~/-', 'the scenario in it cannot be unpacked'],
    [`#v1/~${packed('x'.repeat(2_000_000))}/-`, 'the scenario in it cannot be unpacked'],
    [`#v1/~${packed('stalemate: 1\ntitle: a text of some length\n').slice(0, -9)}/-`, 'the scenario in it cannot be'],
    ['#v1/litmus/a/', 'its run is no list of numbers'],
    ['#v1/litmus/a/1..2', 'its run is no list of numbers'],
    ['#v1/litmus/a/0.A', 'its run is no list of numbers'],
    ['#v1/litmus/a/0@x', 'where to stand in its run is no number'],
    ['#v1/litmus/a/0@', 'where to stand in its run is no number'],
    ['#v1/litmus/a/0.1@3', 'it stands after step 3 of a run of 2'],
    [`#v1/litmus/a/${Array.from({ length: 4001 }, () => 0).join('.')}`, 'its run has more than 4000 steps'],
    ['#v1/litmus/a/0?h=12', 'the hash of the scenario in it has not 8 digits'],
    ['#v1/litmus/a/0?h=01234567&d=xyz', 'the digest of the run in it has not 8 digits'],
  ])('%.40s is refused', (text, why) => {
    expect(parseLink(text)).toEqual({ kind: 'refused', problem: expect.stringContaining(why) });
  });

  test.each(['', '#', '#gallery', '#lessons/2', 'v1', '#v1'])('"%s" is something else', (text) => {
    expect(parseLink(text)).toEqual({ kind: 'other' });
  });

  test('with a word that nobody knows still is a link', () => {
    expect(parseLink('#v1/litmus/a/0?later=1&theme=pink&embed=yes')).toMatchObject({
      kind: 'link',
      link: { options: {} },
    });
  });

  test('to each shipped scenario leads back to it', () => {
    for (const { path } of shippedScenarios()) {
      const scenario = { kind: 'shipped', path: path.replace('scenarios/', '') } as const;
      expect(parseLink(linkText({ ...shipped, scenario }))).toMatchObject({ kind: 'link', link: { scenario } });
    }
  });
});

describe('what a link was made for', () => {
  test('may be what was opened', () => {
    expect(linkMismatch(shipped, { hash: '0123456789abcdef', digest: '89abcdef01234567' })).toBeNull();
    expect(linkMismatch(shipped, { hash: '0123456789abcdef' })).toBeNull();
    expect(linkMismatch({ hash: null, digest: null }, { hash: 'ff', digest: 'ff' })).toBeNull();
  });

  test('is compared with what was opened', () => {
    expect(linkMismatch(shipped, { hash: 'f123456789abcdef' })).toMatch(/another version of the scenario.*f1234567/);
    expect(linkMismatch(shipped, { hash: '0123456789abcdef', digest: 'f9abcdef01234567' })).toMatch(
      /another version of the model.*f9abcdef/,
    );
  });
});

test('options of other pages are read alike', () => {
  expect(linkOptionsIn('theme=dark&present=1&predict=0')).toEqual({ theme: 'dark', present: true });
});

const digits = fc.option(fc.stringMatching(new RegExp(`^[0-9a-f]{${LINK_DIGITS}}$`)));
const on = fc.constantFrom(true as const);
const anyOptions: fc.Arbitrary<LinkOptions> = fc.record(
  {
    embed: on,
    present: on,
    predict: on,
    theme: fc.constantFrom('light' as const, 'dark' as const),
    property: fc.string({ unit: 'grapheme', minLength: 1 }),
  },
  { requiredKeys: [] },
);
const anyLink: fc.Arbitrary<Link> = fc
  .record({
    scenario: fc.oneof(
      fc.record({
        kind: fc.constant('shipped' as const),
        path: fc.constantFrom('litmus/l01-a.yaml', 'thread/03.2-b.yaml', 'observed/v4/c.yaml'),
      }),
      fc.record({
        kind: fc.constant('packed' as const),
        text: fc.string({ unit: 'grapheme', maxLength: 3000 }),
        name: fc.string({ unit: 'grapheme', minLength: 1 }),
      }),
    ),
    choices: fc.array(fc.nat({ max: 2 ** 30 })),
    standing: fc.nat(),
    hash: digits,
    digest: digits,
    options: anyOptions,
  })
  .map(({ standing, ...link }) => ({ ...link, cursor: standing % (link.choices.length + 1) }));

/** Links with a piece taken out, put in or doubled; and anything at all. */
const damaged = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string().map((text) => `#v1/${text}`),
  fc
    .tuple(anyLink.map(linkText), fc.nat(), fc.nat({ max: 20 }), fc.string({ unit: 'binary', maxLength: 4 }))
    .map(([text, at, length, more]) => {
      const from = at % text.length;
      return text.slice(0, from) + more + text.slice(from + length);
    }),
);
