/**
 * What happens without anyone asking: kernels write back and evict, attributes time out, targets destage, server
 * heads catch up. A quiet world has none of it.
 */
import { someoneMayLook } from '../machine/observers.ts';
import type { Plainness } from '../model.ts';
import type { KindedAction as StorageAction } from './action-kinds.ts';
import { flushEntry, forget } from './client-cache.ts';
import { restartServer } from './faults.ts';
import { makeStable, reachable, settle } from './medium.ts';
import { commit, dropPage, failPage, writeBackPage } from './page-cache.ts';
import type { StorageState } from './state.ts';
import { applies, type World } from './world.ts';

/** Everything that may happen between the steps, in fixed order. */
export function spontaneousActions(world: World): StorageAction[] {
  const unasked = (actions: readonly StorageAction[]) => actions.map((one) => ({ plainness: spontaneous, ...one }));
  const always = unasked([...world.views.flatMap((_, view) => leaseActions(world, view)), ...serverActions(world)]);
  if (world.quiet) return always;
  return [
    ...unasked(
      world.views.flatMap((_, view) => [
        ...pageCacheActions(world, view),
        ...clientCacheActions(world, view),
        ...attributeActions(world, view),
      ]),
    ),
    ...unasked(targetActions(world)),
    ...always,
  ];
}

const spontaneous = (): Plainness => 'spontaneous';

function pageCacheActions(world: World, view: number): StorageAction[] {
  if (world.features.pageCache === 'none') return [];
  const { name, host } = world.views[view]!;
  const labels = world.pages.map(
    (page) => `page of ${page.sectors.map((sector) => world.sectors[sector]!.name).join(' ')}`,
  );
  const alive = (state: StorageState) => state.hosts[host]!.up || !world.enabled['faults.host-crash-loses-memory'];
  const writeBack: StorageAction = {
    name: `${name}.write-back`,
    kind: 'page-cache.write-back',
    actor: world.hosts[host]!,
    choices: labels,
    enabled: (state, page) => {
      const { status } = state.views[view]!.pages[page]!;
      return (
        (status === 'dirty' || status === 'lost') &&
        !state.views[view]!.blocklisted &&
        alive(state) &&
        someoneMayLook(world, state, view) &&
        reachable(world, state, view) &&
        applies(world, 'page-cache.spontaneous-write-back')
      );
    },
    apply: (state, page) => writeBackPage(world, state, view, page),
  };
  const fail: StorageAction = {
    name: `${name}.write-back-fails`,
    kind: 'page-cache.write-back-fails',
    actor: world.hosts[host]!,
    choices: labels,
    plainness: () => 'fault',
    enabled: (state, page) =>
      state.views[view]!.pages[page]!.status === 'dirty' &&
      !state.views[view]!.writeError &&
      state.hosts[host]!.up &&
      !reachable(world, state, view) &&
      applies(world, 'page-cache.spontaneous-write-back'),
    apply: (state, page) => failPage(world, state, view, page),
  };
  const evict: StorageAction = {
    name: `${name}.evict`,
    kind: 'page-cache.evict',
    actor: world.hosts[host]!,
    choices: labels,
    enabled: (state, page) =>
      state.views[view]!.pages[page]!.status === 'clean' &&
      stillUsed(world, state, view) &&
      applies(world, 'page-cache.spontaneous-eviction'),
    apply: (state, page) => dropPage(world, state, view, page),
  };
  const commits: StorageAction = {
    name: `${name}.commit`,
    kind: 'page-cache.commit',
    actor: world.hosts[host]!,
    choices: [''],
    enabled: (state) =>
      state.views[view]!.pages.some(({ status }) => status === 'unstable') &&
      reachable(world, state, view) &&
      someoneMayLook(world, state, view) &&
      applies(world, 'nfs.spontaneous-commit'),
    apply: (state) => commit(world, state, view),
  };
  const failing = world.features.onLoss === 'fail' && canLosePath(world) ? [fail] : [];
  const committing = world.features.nfs === null ? [] : [commits];
  return [writeBack, ...failing, ...committing, evict];
}

function clientCacheActions(world: World, view: number): StorageAction[] {
  if (world.features.clientCache === null) return [];
  const { name, host } = world.views[view]!;
  const labels = world.sectors.map((sector) => sector.name);
  return [
    {
      name: `${name}.client-write-back`,
      kind: 'client-cache.write-back',
      actor: world.hosts[host]!,
      choices: labels,
      enabled: (state, sector) =>
        state.views[view]!.client[sector]!.status === 'dirty' &&
        !state.views[view]!.blocklisted &&
        state.hosts[host]!.up &&
        someoneMayLook(world, state, view) &&
        reachable(world, state, view) &&
        applies(world, 'client-cache.spontaneous-write-back'),
      apply: (state, sector) => flushEntry(world, state, view, sector),
    },
    {
      name: `${name}.client-evict`,
      kind: 'client-cache.evict',
      actor: world.hosts[host]!,
      choices: labels,
      enabled: (state, sector) =>
        state.views[view]!.client[sector]!.status === 'clean' &&
        stillUsed(world, state, view) &&
        applies(world, 'client-cache.spontaneous-eviction'),
      apply: (state, sector) => forget(state.views[view]!.client[sector]!),
    },
  ];
}

function attributeActions(world: World, view: number): StorageAction[] {
  if (world.features.validity !== 'attributes') return [];
  const { name, host } = world.views[view]!;
  const expire: StorageAction = {
    name: `${name}.attributes-expire`,
    kind: 'nfs.attributes-expire',
    actor: world.hosts[host]!,
    choices: [''],
    enabled: (state) =>
      state.views[view]!.attributesFresh &&
      state.views[view]!.delegation === 'none' &&
      attributesMatter(world, state, view) &&
      applies(world, 'nfs.attributes-time-out'),
    apply: (state) => {
      state.views[view]!.attributesFresh = false;
    },
  };
  if (world.dimensions.heads === 0) return [expire];
  const catchUp: StorageAction = {
    name: `storage.head-of-${name}-catches-up`,
    kind: 'nfs.head-catches-up',
    actor: 'storage',
    choices: world.sectors.map((sector) => sector.name),
    enabled: (state, sector) =>
      state.server.up &&
      state.heads[view]!.data[sector] !== state.media[0]!.data[sector] &&
      applies(world, 'nfs-server.heads-catch-up'),
    apply: (state, sector) => {
      state.heads[view]!.data[sector] = state.media[0]!.data[sector]!;
    },
  };
  return [expire, catchUp];
}

function targetActions(world: World): StorageAction[] {
  if (world.dimensions.stableSectors === 0) return [];
  return [
    {
      name: 'storage.destage',
      kind: 'target.destage',
      actor: 'storage',
      choices: world.sectors.map((sector) => sector.name),
      enabled: (state, sector) =>
        state.server.up &&
        state.media[0]!.stable[sector] !== state.media[0]!.data[sector] &&
        applies(world, 'target.spontaneous-destage'),
      apply: (state, sector) => {
        const medium = state.media[0]!;
        makeStable(world, medium, sector);
        if (medium.stable.every((version, index) => version === medium.data[index])) settle(medium);
      },
    },
  ];
}

function leaseActions(world: World, view: number): StorageAction[] {
  if (world.features.validity === 'capabilities') return [evictSession(world, view)];
  const { nfs } = world.features;
  const locks = nfs?.locks === 'server' && world.steps.some(({ operation }) => operation.kind === 'lock');
  // NFSv3 has no leases: the locks of a client that died stay until the server restarts.
  if (nfs === null || nfs.version === '3' || !(nfs.delegations || locks)) return [];
  const { name, host, handles } = world.views[view]!;
  const holds = (state: StorageState) =>
    state.views[view]!.delegation !== 'none' || handles.some((handle) => state.handles[handle]!.locked);
  return [
    {
      name: `storage.lease-of-${name}-expires`,
      kind: 'nfs.lease-expires',
      actor: 'storage',
      choices: [''],
      enabled: (state) =>
        holds(state) &&
        !(state.hosts[host]!.up && state.hosts[host]!.connected) &&
        state.server.up &&
        applies(world, 'nfs4.lease-expiry-revokes'),
      apply: (state) => {
        state.views[view]!.delegation = 'none';
        for (const handle of handles) state.handles[handle]!.locked = false;
      },
    },
  ];
}

function evictSession(world: World, view: number): StorageAction {
  const { name, host } = world.views[view]!;
  return {
    name: `storage.session-of-${name}-is-evicted`,
    kind: 'cephfs.session-is-evicted',
    actor: 'storage',
    choices: [''],
    enabled: (state) =>
      state.views[view]!.cacheRights[0] !== 'unlocked' &&
      !(state.hosts[host]!.up && state.hosts[host]!.connected) &&
      applies(world, 'cephfs.silent-client-is-evicted'),
    apply: (state) => {
      state.views[view]!.cacheRights[0] = 'unlocked';
      state.views[view]!.blocklisted = true;
    },
  };
}

function serverActions(world: World): StorageAction[] {
  if (world.litmus.faults.serverCrash === 0) return [];
  return [
    {
      name: 'storage.restart',
      kind: 'server.restart',
      actor: 'storage',
      choices: [''],
      enabled: (state) => !state.server.up && state.server.restarts,
      apply: (state) => restartServer(world, state),
    },
  ];
}

function canLosePath(world: World): boolean {
  const kinds = ['partition', 'server-crash'];
  return (
    world.steps.some(({ operation }) => kinds.includes(operation.kind)) ||
    world.litmus.faults.serverCrash > 0 ||
    Object.keys(world.litmus.faults.partition).length > 0
  );
}

/** A QEMU process may look at any time, but attributes that are still true may as well time out when they no longer are. */
function attributesMatter(world: World, state: StorageState, view: number): boolean {
  if (stillUsed(world, state, view)) return true;
  return world.machine !== null && state.hosts[world.views[view]!.host]!.up && state.views[view]!.behind;
}

/** Does any step that is still to come go through this view? Only then can it matter what the view has cached clean. */
function stillUsed(world: World, state: StorageState, view: number): boolean {
  if (!state.hosts[world.views[view]!.host]!.up) return false;
  // A process may look at any time; what it might find dropped, it finds dropped when it looks (see variants.ts).
  if (!world.reduces['late-eviction'] && world.machine !== null) return true;
  return world.steps.some((step, index) => step.view === view && !state.steps[index] && !step.ofMachine);
}
