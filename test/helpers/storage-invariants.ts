/** What must hold in every reachable state of the storage model, whatever the scenario. */
import type { StorageState } from '../../sim/storage/state.ts';
import type { World } from '../../sim/storage/world.ts';

/** @returns what is broken, in words; empty where everything holds */
export function brokenInvariants(world: World, state: StorageState): string[] {
  return [
    ...world.views.flatMap((_, view) => pageProblems(world, state, view)),
    ...lockProblems(world, state),
    ...oracleProblems(world, state),
  ];
}

function pageProblems(world: World, state: StorageState, view: number): string[] {
  const cached = state.views[view]!;
  const { name, host } = world.views[view]!;
  const onNfs = world.features.nfs !== null;
  const found: string[] = [];
  const claim = (holds: boolean, what: string): void => {
    if (!holds) found.push(`${name}: ${what}`);
  };
  for (const [page, { status, vma, mapped }] of cached.pages.entries()) {
    const { sectors } = world.pages[page]!;
    const written = sectors.some((sector) => cached.written[sector]);
    if (status === 'absent') {
      claim(!mapped, `page ${page} is absent and mapped`);
      claim(
        sectors.every((sector) => cached.data[sector] === 0),
        `page ${page} is absent and holds data`,
      );
    }
    const unsent = status !== 'absent' && status !== 'clean';
    claim(
      written === unsent,
      `page ${page} is ${status}, and ${written ? 'something' : 'nothing'} of it is to be sent`,
    );
    claim(!mapped || vma, `page ${page} is touched through no mapping`);
    claim(onNfs || (status !== 'unstable' && status !== 'lost'), `page ${page} is ${status}, which only NFS knows`);
    claim(state.hosts[host]!.up || (status === 'absent' && !vma), `page ${page} survives the crash of its host`);
  }
  const holdsPages = cached.pages.some(({ status }) => status !== 'absent');
  claim(holdsPages || !(cached.invalid || cached.deferred), 'no pages, yet they are to be dropped');
  claim(cached.delegation === 'none' || world.features.nfs?.delegations === true, 'a delegation nobody grants');
  for (const [sector, entry] of cached.client.entries()) {
    claim(entry.status !== 'absent' || entry.data === 0, `client entry ${sector} is absent and holds data`);
  }
  for (const handle of world.views[view]!.handles) {
    claim(state.hosts[host]!.up || !state.handles[handle]!.open, `handle ${handle} is open on a dead host`);
  }
  return found;
}

/** Locks that exclude each other are not held together. */
function lockProblems(world: World, state: StorageState): string[] {
  const found: string[] = [];
  const { clusterLock } = world.features;
  for (let unit = 0; unit < world.dimensions.cacheRights; unit++) {
    const held = state.views.map(({ cacheRights }) => cacheRights[unit]!).filter((mode) => mode !== 'unlocked');
    const exclusive = clusterLock === null || clusterLock.clusterWide;
    if (exclusive && held.includes('exclusive') && held.length > 1)
      found.push(`unit ${unit} is held as ${held.join(', ')}`);
    if (exclusive && new Set(held).size > 1) found.push(`unit ${unit} is held as ${held.join(' and ')}`);
  }
  const locked = world.handles.flatMap(({ view }, handle) => (state.handles[handle]!.locked ? [view] : []));
  const seenBy = world.features.byteLocks === 'host' ? new Set(locked).size : Math.min(1, locked.length);
  if (locked.length > seenBy) found.push(`${locked.length} byte-range locks that exclude each other`);
  const writers = state.views.filter(({ delegation }) => delegation === 'write').length;
  const readers = state.views.filter(({ delegation }) => delegation === 'read').length;
  if (writers > 1 || (writers === 1 && readers > 0)) found.push(`${writers} write and ${readers} read delegations`);
  return found;
}

function oracleProblems(world: World, state: StorageState): string[] {
  const { latest, possible, lossy } = state.oracle;
  return Array.from({ length: world.dimensions.lossSectors }, (_, sector) => sector).flatMap((sector) => {
    if (((possible[sector]! >> latest[sector]!) & 1) === 0) return [`sector ${sector}: the latest write is impossible`];
    const certain = possible[sector] === 1 << latest[sector]!;
    return lossy[sector] && certain ? [`sector ${sector}: lossy, and nothing was to be lost`] : [];
  });
}
