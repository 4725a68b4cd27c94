/**
 * Links to a moment of a run: the fragment of the address of the explorer, which no server ever sees.
 *
 *   #v1/litmus/l01-stale-prefetch-iscsi/0.3.1@2?h=adef70d7&d=1c0f2b9e&property=stale-read
 *   #v1/~q1YqSS0uUbJSUirOz0lV0lFKyy9KLVayqlZKLS5WslKqBQA/-?h=8608d53b&name=mine.yaml
 *
 * A run is the list of the numbers of its choices, which mean what they mean only in one scenario and one version of the
 * model. So a link carries the beginning of two digests, and whoever follows it compares before showing anything.
 */
import { packed, unpacked } from './packing.ts';

export interface Link {
  readonly scenario: LinkedScenario;
  /** The number of each choice in the order of all choices of the model. */
  readonly choices: readonly number[];
  /** How many steps are shown, from 0 to as many as there are choices. */
  readonly cursor: number;
  /** Hexadecimal digits, at most those that a link has; null where whoever wrote the link did not know. */
  readonly hash: string | null;
  readonly digest: string | null;
  readonly options: LinkOptions;
}

export type LinkedScenario =
  /** Path below `scenarios/`, such as `litmus/l01-stale-prefetch-iscsi.yaml`. */
  | { readonly kind: 'shipped'; readonly path: string }
  /** The file itself, and what to call it. */
  | { readonly kind: 'packed'; readonly text: string; readonly name: string };

export interface LinkOptions {
  /** Within another page: the diagram and little else. */
  readonly embed?: boolean;
  /** Before a class: large type. */
  readonly present?: boolean;
  /** What a read returns is hidden until somebody has guessed it. */
  readonly predict?: boolean;
  readonly theme?: Theme;
  /** The property that the run violates with its last step. */
  readonly property?: string;
}

const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export type ParsedLink =
  | { readonly kind: 'link'; readonly link: Link }
  /** It means to be a link and is none: why, in a sentence. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** Something else. */
  | { readonly kind: 'other' };

/** As many digits of a digest as a link carries: by chance two agree once in four thousand million. */
export const LINK_DIGITS = 8;

/** No run that anybody recorded is longer, see `limits.traceChoices` of scenario files. */
const CHOICES_MAX = 4_000;

/** @returns the fragment, with `#` */
export function linkText({ scenario, choices, cursor, hash, digest, options }: Link): string {
  const what = scenario.kind === 'shipped' ? scenario.path.replace(/\.yaml$/, '') : `~${packed(scenario.text)}`;
  const run = choices.length === 0 ? '-' : choices.map((choice) => choice.toString(36)).join('.');
  const name = scenario.kind === 'packed' ? { name: scenario.name } : {};
  const short = (digits: string | null) => digits?.slice(0, LINK_DIGITS);
  const fields = { h: short(hash), d: short(digest), ...name, ...fieldsOf(options) };
  const query = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(wellFormed(value))}`],
  );
  return `#v1/${what}/${run}${cursor === choices.length ? '' : `@${cursor}`}${query.length === 0 ? '' : `?${query.join('&')}`}`;
}

/** Half a character cannot stand in an address. */
function wellFormed(value: string): string {
  return value.replaceAll(/[\ud800-\udfff]/gu, '\ufffd');
}

function fieldsOf({ embed, present, predict, theme, property }: LinkOptions): Record<string, string | undefined> {
  const on = (value: boolean | undefined): string | undefined => (value === true ? '1' : undefined);
  return { property, predict: on(predict), embed: on(embed), present: on(present), theme };
}

/**
 * Never throws, whatever the text.
 *
 * @param fragment  with or without `#`
 */
export function parseLink(fragment: string): ParsedLink {
  const text = fragment.replace(/^#/, '');
  const [, version, rest] = /^v(\d+)\/(.*)$/s.exec(text) ?? [];
  if (version === undefined || rest === undefined) return { kind: 'other' };
  if (version !== '1') return refused(`it is of version ${version.slice(0, 20)}, and this page knows version 1 only`);
  const [where = '', query = ''] = splitOnce(rest, '?');
  const slash = where.lastIndexOf('/');
  if (slash < 1) return refused('it has no run; it was probably cut off');
  const fields = fieldsIn(query);
  const scenario = scenarioIn(where.slice(0, slash), fields.get('name'));
  if (scenario === null)
    return refused('the scenario in it cannot be unpacked; the link was probably cut off or changed on its way');
  const run = runIn(where.slice(slash + 1));
  if (typeof run === 'string') return refused(run);
  for (const [key, what] of digestFields) {
    const digits = fields.get(key);
    if (digits !== undefined && !/^[0-9a-f]{8}$/.test(digits)) return refused(`${what} in it has not 8 digits`);
  }
  const [hash = null, digest = null] = digestFields.map(([key]) => fields.get(key));
  return { kind: 'link', link: { scenario, ...run, hash, digest, options: linkOptionsIn(query) } };
}

const digestFields = [
  ['h', 'the hash of the scenario'],
  ['d', 'the digest of the run'],
] as const;

/** Also of other pages than a run, such as `#gallery?theme=dark`. What is not known is passed over. */
export function linkOptionsIn(query: string): LinkOptions {
  const fields = fieldsIn(query);
  const theme = themes.find((name) => name === fields.get('theme'));
  const property = fields.get('property');
  const on = (key: 'embed' | 'present' | 'predict') => (fields.get(key) === '1' ? { [key]: true } : {});
  return {
    ...on('embed'),
    ...on('present'),
    ...on('predict'),
    ...(theme === undefined ? {} : { theme }),
    ...(property === undefined || property === '' ? {} : { property }),
  };
}

/**
 * Whether what was opened is what the link is about.
 *
 * @param found  of the scenario that was opened, and of the run in it
 * @returns what is wrong, in a sentence; null where nothing is
 */
export function linkMismatch(
  { hash, digest }: Pick<Link, 'hash' | 'digest'>,
  found: { readonly hash: string; readonly digest?: string },
): string | null {
  if (hash !== null && !found.hash.startsWith(hash))
    return `this link was made for another version of the scenario (hash ${hash}, here ${found.hash.slice(0, LINK_DIGITS)}), in which its steps may mean something else; the run is not shown`;
  if (digest !== null && found.digest !== undefined && !found.digest.startsWith(digest))
    return `this link was made with another version of the model, in which its run does something else (digest ${digest}, here ${found.digest.slice(0, LINK_DIGITS)}); the run is not shown`;
  return null;
}

function refused(why: string): ParsedLink {
  return { kind: 'refused', problem: `this link cannot be followed: ${why}` };
}

function scenarioIn(what: string, name: string | undefined): LinkedScenario | null {
  if (!what.startsWith('~')) return { kind: 'shipped', path: `${what}.yaml` };
  const text = unpacked(what.slice(1));
  return text === null
    ? null
    : { kind: 'packed', text, name: name === undefined || name === '' ? 'shared.yaml' : name };
}

/** @returns what is wrong, where something is */
function runIn(text: string): Pick<Link, 'choices' | 'cursor'> | string {
  const [run = '', at] = splitOnce(text, '@');
  const numbers = run === '-' ? [] : run.split('.');
  if (numbers.some((number) => !/^[0-9a-z]{1,6}$/.test(number))) return 'its run is no list of numbers';
  if (numbers.length > CHOICES_MAX) return `its run has more than ${CHOICES_MAX} steps`;
  const choices = numbers.map((number) => Number.parseInt(number, 36));
  if (at === undefined) return { choices, cursor: choices.length };
  if (!/^\d{1,6}$/.test(at)) return 'where to stand in its run is no number';
  if (Number(at) > choices.length) return `it stands after step ${Number(at)} of a run of ${choices.length}`;
  return { choices, cursor: Number(at) };
}

function splitOnce(text: string, sign: string): string[] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** The first of each name counts. */
function fieldsIn(query: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const part of query.split('&')) {
    const [key = '', value = ''] = splitOnce(part, '=');
    if (!fields.has(key)) fields.set(key, decoded(value));
  }
  return fields;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
