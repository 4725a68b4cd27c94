/**
 * The leaves of a state in words: `host D is up`, `step 2 (D: read x) has not happened yet`. Each value of a leaf is a
 * clause, so that a sentence can say what keeps something from happening, and what would have to be instead.
 */
import { contentText } from '../../sim/machine/contents.ts';
import { pageName } from '../../sim/storage/describe.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { World } from '../../sim/storage/world-types.ts';
import { either, type Leaf, type LeafValue, sectorsText } from './leaf-basics.ts';
import { machineLeafClause } from './machine-leaf-words.ts';

/**
 * @param path   as in `Field.path`
 * @param state  says which part of the disk a table is about, and which list of steps a process is in
 * @returns a clause without a full stop
 */
export function leafClause(world: World, state: StorageState, path: Leaf, value: LeafValue): string {
  return (
    storageClause(world, path, value) ??
    machineLeafClause(world, state, path, value) ??
    `${path.join(' ')} is ${String(value)}`
  );
}

/** What a value of a leaf is, in a word or two, for a list of what has changed: data and tables as what they say. */
export function leafValueText(world: World, path: Leaf, value: LeafValue, state: StorageState): string {
  if (typeof value !== 'number') return String(value);
  const sector = sectorOf(path);
  if (sector !== null) return contentText(world, sector, value, state);
  switch (path[0]) {
    case 'cells':
      return world.results[value] ?? String(value);
    case 'views':
    case 'media':
      return path.at(-1) === 'size' || path.at(-1) === 'stableSize' ? sectorsText(world.sizes[value]) : String(value);
    default:
      return String(value);
  }
}

/** The sector whose content a leaf is; null where it is none. */
function sectorOf(path: Leaf): number | null {
  const [part, , name, index, field] = path;
  if ((part === 'views' || part === 'heads') && name === 'data') return index as number;
  if (part === 'media' && (name === 'data' || name === 'stable')) return index as number;
  if (part === 'views' && name === 'client' && field === 'data') return index as number;
  if (part === 'duplicate' && path[1] === 'data') return path[2] as number;
  if (part === 'oracle' && path[1] === 'latest') return path[2] as number;
  return null;
}

function storageClause(world: World, path: Leaf, value: LeafValue): string | null {
  const [part, index] = path as readonly [string, number];
  const at = path.at(-1) as number;
  switch (part) {
    case 'views':
      return viewClause(world, path, value);
    case 'handles': {
      const { actor, name } = world.handles[index]!;
      const descriptor = name === '' ? `the descriptor of ${actor}` : `the descriptor ${name} of ${actor}`;
      return path[2] === 'open'
        ? either(descriptor, value, 'is open', 'is closed')
        : either(descriptor, value, 'holds a lock', 'holds no lock');
    }
    case 'hosts':
      return path[2] === 'up'
        ? either(`host ${world.hosts[index]}`, value, 'is up', 'is down')
        : either(`host ${world.hosts[index]}`, value, 'reaches the storage', 'does not reach the storage');
    case 'media':
      return mediumClause(world, path, value as number);
    case 'heads':
      return `the server head for ${world.views[index]!.name} ${holds(world, at, value)}`;
    case 'server':
      return path[1] === 'up'
        ? either('the server', value, 'is up', 'is down')
        : either('the server', value, 'restarts by itself', 'does not restart by itself');
    case 'writeOwner':
      return `${value === 0 ? 'nobody' : world.views[(value as number) - 1]!.name} owns the exclusive lock of the image`;
    case 'duplicate':
      return duplicateClause(world, path, value);
    case 'steps':
      return either(stepName(world, index), value, 'has happened', 'has not happened yet');
    case 'cells':
      return `a register holds ${world.results[value as number]}`;
    case 'old':
      return either(`register ${world.registers[index]!.name}`, value, 'holds old data', 'holds no old data');
    case 'oracle':
      return oracleClause(world, path, value);
    case 'budget':
      return `${count(value as number)} ${budgetText(world, path)}`;
    default:
      return null;
  }
}

function stepName(world: World, index: number): string {
  const { actor, text } = world.steps[index]!;
  return `step ${index + 1} (${actor}: ${text})`;
}

/** `no crash of host S is left` and the like. */
const count = (left: number): string => (left === 0 ? 'no more' : `${left} more`);

function budgetText(world: World, path: Leaf): string {
  const host = world.hosts[path[2] as number] ?? '';
  switch (path[1]) {
    case 'hostCrash':
      return `crashes of host ${host} may happen`;
    case 'partition':
      return `losses of the path of host ${host} may happen`;
    case 'flushError':
      return `flushes of host ${host} may fail`;
    case 'duplicate':
      return `delayed copies of what host ${host} sends may happen`;
    case 'serverCrash':
      return 'crashes of the server may happen';
    default:
      return 'losses of power may happen';
  }
}

const holds = (world: World, sector: number, value: LeafValue): string =>
  `has ${contentText(world, sector, value as number)} in ${world.sectors[sector]!.name}`;

function mediumClause(world: World, path: Leaf, value: number): string {
  const name = world.features.shared ? 'the storage' : `the disk of ${world.hosts[path[1] as number]}`;
  const stable = path[2] === 'stable' || path[2] === 'stableSize' ? `stable part of ` : '';
  const place = stable === '' ? name : `the ${stable}${name.replace(/^the /, '')}`;
  return path.length === 3
    ? `${place} has ${sectorsText(world.sizes[value])}`
    : `${place} ${holds(world, path[3] as number, value)}`;
}

function duplicateClause(world: World, path: Leaf, value: LeafValue): string {
  if (path[1] === 'pending') return either('a delayed copy of a WRITE', value, 'is on its way', 'is not on its way');
  const { name } = world.sectors[path[2] as number]!;
  return path[1] === 'sent'
    ? either('the delayed copy of a WRITE', value, `carries ${name}`, `does not carry ${name}`)
    : `the delayed copy of a WRITE ${holds(world, path[2] as number, value)}`;
}

function oracleClause(world: World, path: Leaf, value: LeafValue): string {
  const sector = path[2] as number;
  const name = world.sectors[sector]?.name ?? '';
  switch (path[1]) {
    case 'latest':
      return `the last write to ${name} is ${contentText(world, sector, value as number)}`;
    case 'size':
      return `the size that was acknowledged last is ${sectorsText(world.sizes[value as number])}`;
    case 'writer':
      return value === 0
        ? `nobody has written ${name}`
        : `${name} was written last by ${world.views[(value as number) - 1]!.name}`;
    case 'lossy':
      return either(`the last write to ${name}`, value, 'may have been lost', 'may not be lost');
    default:
      return `what a loss may leave in ${name} is the set ${String(value)}`;
  }
}

function viewClause(world: World, path: Leaf, value: LeafValue): string {
  const { name } = world.views[path[1] as number]!;
  const index = path[3] as number;
  const attributes = `the attributes cached by ${name}`;
  const pages = `the page cache of ${name}`;
  switch (path[2]) {
    case 'pages':
      return pageClause(world, name, path, value);
    case 'data':
      return `${pages} ${holds(world, index, value)}`;
    case 'written':
      return either(`${world.sectors[index]!.name} in ${pages}`, value, 'is to be sent', 'is not to be sent');
    case 'size':
      return `${name} knows a size of ${sectorsText(world.sizes[value as number])}`;
    case 'attributesFresh':
      return either(attributes, value, 'are fresh', 'have timed out');
    case 'behind':
      return either(attributes, value, 'are older than the last change of the file', 'are as on the server');
    case 'invalid':
      return either(pages, value, 'is to be dropped at the next access', 'may be used at the next access');
    case 'deferred':
      return either(pages, value, 'is to be dropped at the next first open', 'may be used after the next first open');
    case 'accessTimeStale':
      return either(attributes, value, 'have to be asked for by fstat', 'are good enough for fstat');
    case 'directMode':
      return either(`the last access through ${name}`, value, 'was O_DIRECT', 'was not O_DIRECT');
    case 'delegation':
      return `${name} has ${value === 'none' ? 'no' : `a ${String(value)}`} delegation`;
    case 'cacheRights': {
      const what = world.features.validity === 'capabilities' ? 'the capabilities' : 'the cluster lock';
      const on = world.dimensions.cacheRights > 1 ? ` on the ${pageName(world, index)}` : '';
      return `${what} of ${name}${on} ${world.features.validity === 'capabilities' ? 'are' : 'is'} ${String(value)}`;
    }
    case 'client':
      return path[4] === 'data'
        ? `the client cache of ${name} ${holds(world, index, value)}`
        : `${world.sectors[index]!.name} is ${String(value)} in the client cache of ${name}`;
    case 'blocklisted':
      return either(name, value, 'is blocklisted', 'is not blocklisted');
    default:
      return either('a write error', value, `waits to be told to ${name}`, `does not wait to be told to ${name}`);
  }
}

function pageClause(world: World, view: string, path: Leaf, value: LeafValue): string {
  const page = pageName(world, path[3] as number);
  switch (path[4]) {
    case 'status':
      return `the ${page} is ${value === 'absent' ? 'not' : String(value)} in the page cache of ${view}`;
    case 'vma':
      return either(`the ${page}`, value, `is mapped by a process on ${view}`, `is not mapped by a process on ${view}`);
    default:
      return either(
        `the ${page}`,
        value,
        `has been touched through a mapping on ${view}`,
        `has not been touched through a mapping on ${view}`,
      );
  }
}
