/** Profiles from files, and single figures set on the command line. */
import { isMap, isScalar, LineCounter, type Node, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import type { ErrorCode } from '../scenario/error-codes.ts';
import { nearest } from '../scenario/nearest.ts';
import type { ScenarioError } from '../scenario/types.ts';
import {
  type Figure,
  type FigureName,
  type Figures,
  type FigureValue,
  figureDefinitions,
  figureNames,
  type Profile,
} from './figures.ts';
import { parseFigure } from './parse-figure.ts';
import { profiles } from './profiles/index.ts';

export type ReadProfile =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly errors: readonly ScenarioError[] };

/** One that comes along. */
export function profileNamed(name: string): Profile | undefined {
  return profiles.find((one) => one.name === name);
}

/**
 * A profile of somebody's own: `based-on` names one that comes along, `figures` says what is different, each a value or
 * `{value: …, source: …}`.
 */
export function readProfile(text: string, path: string): ReadProfile {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\ufeff/, ''), { lineCounter: lines });
  const errors: ScenarioError[] = [];
  const fail = (
    code: ErrorCode,
    node: Node | null | undefined,
    message: string,
    more: Partial<ScenarioError> = {},
  ): void => {
    const [from = 0, to = 0] = node?.range ?? [];
    const { line, col } = lines.linePos(from);
    errors.push({ code, path, line, column: col, length: Math.max(1, to - from), message, ...more });
  };
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0]);
    return {
      ok: false,
      errors: [{ code: 'V006', path, line, column: col, length: 1, message: broken.message.split('\n')[0]! }],
    };
  }
  const { contents } = document;
  if (!isMap(contents)) {
    fail('V070', contents, 'a profile is a map', { expected: ['profile: 1'] });
    return { ok: false, errors };
  }
  const keys = ['profile', 'name', 'summary', 'based-on', 'figures'];
  for (const [key, node] of pairsOf(contents))
    if (!keys.includes(key)) fail('V070', node, `a profile has no "${key}"`, { expected: keys, ...near(key, keys) });
  const version = contents.get('profile', true) as Node | undefined;
  if (!isScalar(version) || Number(version.value) !== 1)
    fail('V070', version ?? contents, 'the version of a profile is 1', { expected: ['profile: 1'] });
  const names = profiles.map(({ name }) => name);
  const based = contents.get('based-on', true) as Node | undefined;
  const base = isScalar(based) ? profileNamed(String(based.value)) : undefined;
  if (base === undefined) {
    const word = isScalar(based) ? String(based.value) : '';
    const message = word === '' ? 'a profile says which one it is "based-on"' : `no profile is called "${word}"`;
    fail(word === '' ? 'V070' : 'V071', based ?? contents, message, { expected: names, ...near(word, names) });
  }
  const changed: Partial<Record<FigureName, Figure<FigureValue>>> = {};
  const figures = contents.get('figures', true) as Node | undefined;
  if (figures !== undefined && !isMap(figures)) fail('V070', figures, '"figures" is a map from names to values');
  if (isMap(figures)) {
    for (const [word, keyNode, value] of entriesOf(figures)) {
      const name = figureNames.find((one) => one === word);
      if (name === undefined) {
        fail('V071', keyNode, `no figure is called "${word}"`, near(word, figureNames));
        continue;
      }
      const written = isMap(value) ? value.get('value', true) : value;
      const source = isMap(value) ? value.get('source') : undefined;
      const valueText = isScalar(written) ? String(written.source ?? written.value) : '';
      const parsed = parseFigure(name, valueText);
      if (parsed.ok) changed[name] = { value: parsed.value, source: typeof source === 'string' ? source : `${path}` };
      else
        fail('V072', written ?? keyNode, `${name}: "${valueText}" is no value of it`, { expected: [parsed.expected] });
    }
  }
  if (errors.length > 0 || base === undefined) return { ok: false, errors };
  const name = contents.get('name');
  const summary = contents.get('summary');
  return {
    ok: true,
    profile: {
      name: typeof name === 'string' ? name : path,
      summary: typeof summary === 'string' ? summary : `${base.name} with other figures`,
      figures: { ...base.figures, ...changed } as Figures,
    },
  };
}

export type Setting =
  | { readonly ok: true; readonly name: FigureName; readonly value: FigureValue }
  | { readonly ok: false; readonly message: string };

/** `storage.read=300us` */
export function readSetting(text: string): Setting {
  const at = text.indexOf('=');
  if (at < 0) return { ok: false, message: `"${text}": expected NAME=VALUE, such as storage.read=300us` };
  const word = text.slice(0, at).trim();
  const name = figureNames.find((one) => one === word);
  if (name === undefined) {
    const similar = nearest(word, figureNames);
    return {
      ok: false,
      message: `V071: no figure is called "${word}"${similar === undefined ? '' : `; did you mean ${similar}?`}`,
    };
  }
  const parsed = parseFigure(name, text.slice(at + 1));
  if (parsed.ok) return { ok: true, name, value: parsed.value };
  return {
    ok: false,
    message: `V072: ${name} (${figureDefinitions[name].meaning}): expected ${parsed.expected}`,
  };
}

/** The profile with some of its figures replaced. */
export function withSettings(profile: Profile, settings: readonly Extract<Setting, { ok: true }>[]): Profile {
  if (settings.length === 0) return profile;
  const changed = Object.fromEntries(settings.map(({ name, value }) => [name, { value, source: 'set for this run' }]));
  return { ...profile, figures: { ...profile.figures, ...changed } as Figures };
}

function near(word: string, candidates: readonly string[]): Pick<ScenarioError, 'nearest'> {
  const similar = nearest(word, candidates);
  return similar === undefined ? {} : { nearest: similar };
}

function pairsOf(map: YAMLMap): [string, Node][] {
  return entriesOf(map).map(([key, node]) => [key, node]);
}

function entriesOf(map: YAMLMap): [key: string, keyNode: Node, value: Node | null][] {
  return map.items.map(({ key, value }) => [String((key as Scalar).value), key as Node, value as Node | null]);
}
