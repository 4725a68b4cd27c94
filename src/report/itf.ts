/**
 * A run as a trace of states in the Informal Trace Format of Apalache and Quint, which their viewers and libraries read.
 * Format: Apalache ADR 015, https://apalache-mc.org/docs/adr/015adr-trace.html
 *
 * Every state of the model is there whole. An array whose entries belong to something with a name (a host, a sector) is
 * a map from those names, any other one a list. `action` names the step that led to a state.
 */

import type { Trace } from '../../sim/model.ts';
import type { Layout } from '../../sim/state.ts';
import { actionAt, choiceLabel } from '../../sim/step.ts';
import { pageName } from '../../sim/storage/describe.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type WorldOptions } from '../../sim/storage/world.ts';
import type { World } from '../../sim/storage/world-types.ts';
import { timeline } from '../../sim/timeline.ts';

export type ItfValue =
  | string
  | boolean
  | { readonly '#bigint': string }
  | { readonly '#map': readonly (readonly [string, ItfValue])[] }
  | readonly ItfValue[]
  | { readonly [field: string]: ItfValue };

export interface ItfOptions extends WorldOptions {
  /** Path of the scenario. */
  readonly source: string;
  readonly description: string;
  /** What somebody needs to get the same trace again. */
  readonly origin?: Readonly<Record<string, unknown>>;
}

/** The value of `action` before anything has happened. */
export const NO_ACTION = 'init';

/** @throws Error when a choice of the trace is not enabled */
export function itfText(litmus: Litmus, trace: Trace, { source, description, origin, ...options }: ItfOptions): string {
  const world = buildWorld(litmus, options);
  const model = storageModel(world);
  const { initial, steps } = timeline(model, trace);
  const { layout } = model.shape;
  const fields = layout.kind === 'record' ? layout.fields.map(([name]) => name) : [];
  const encoded = (state: object, action: string, index: number, actor?: string): string => {
    const value = encode(world, layout, state, []) as Readonly<Record<string, ItfValue>>;
    const all = { '#meta': { index, ...(actor === undefined ? {} : { actor }) }, action, ...value };
    // One variable on a line, so that two traces can be compared line by line.
    return `{\n${Object.entries(all)
      .map(([name, one]) => `${JSON.stringify(name)}: ${JSON.stringify(one)}`)
      .join(',\n')}\n}`;
  };
  const head = {
    format: 'ITF',
    'format-description': 'https://apalache-mc.org/docs/adr/015adr-trace.html',
    source,
    description,
    ...origin,
  };
  const states = [
    encoded(initial, NO_ACTION, 0),
    ...steps.map(({ choice, after }, index) =>
      encoded(after, choiceLabel(model, choice), index + 1, actionAt(model, choice.action).actor),
    ),
  ];
  return `{
"#meta": ${JSON.stringify(head)},
"vars": ${JSON.stringify(['action', ...fields])},
"states": [
${states.join(',\n')}
]
}
`;
}

function encode(world: World, layout: Layout, value: unknown, path: readonly string[]): ItfValue {
  switch (layout.kind) {
    case 'int':
      return { '#bigint': String(value) };
    case 'bool':
      return value as boolean;
    case 'oneOf':
      return value as string;
    case 'record': {
      const fields = value as Readonly<Record<string, unknown>>;
      return Object.fromEntries(
        layout.fields.map(([name, inner]) => [name, encode(world, inner, fields[name], [...path, name])]),
      );
    }
    case 'array': {
      const entries = (value as readonly unknown[]).map((entry, index) =>
        encode(world, layout.elements[index]!, entry, path),
      );
      const names = namesOf(world, layout, path);
      if (names === null) return entries;
      return { '#map': entries.map((entry, index) => [names[index]!, entry] as const) };
    }
  }
}

/** What the entries of an array belong to, by the fields that lead there; null where they are only counted. */
export function namesOf(
  world: World,
  { role, elements }: Extract<Layout, { readonly kind: 'array' }>,
  path: readonly string[],
): readonly string[] | null {
  // What a scenario cannot exercise has no entries.
  if (elements.length === 0) return null;
  const names = namesFor(world, role, path);
  // A lock on a whole file stands where else there is one for each page.
  return names !== null && names.length === elements.length && new Set(names).size === names.length ? names : null;
}

function namesFor(world: World, role: string, path: readonly string[]): readonly string[] | null {
  const { machine } = world;
  const field = path.at(-1);
  if (role === 'sector') return world.sectors.map(({ name }) => name);
  if (role === 'page') return world.pages.map((_, page) => pageName(world, page));
  if (path[0] === 'guest' && field !== 'guest') return machine!.setup.guestSectors.map(({ name }) => name);
  if (path[0] === 'budget') return world.hosts;
  switch (field) {
    case 'views':
    case 'heads':
      return world.views.map(({ name }) => name);
    case 'handles':
      return world.handles.map(({ actor, name }) => `${actor} ${name}`);
    case 'hosts':
      return world.hosts;
    case 'media':
      return world.features.shared ? ['storage'] : world.hosts.map((host) => `disk of ${host}`);
    case 'old':
      return world.registers.map(({ name }) => name);
    case 'processes':
      return machine!.processes.map(({ name }) => name);
    case 'migrations':
    case 'arbiters':
      return machine!.migrations.map(({ setup }) => `${setup.source} to ${setup.destination}`);
    case 'cut':
      return machine!.links;
    default:
      return null;
  }
}
