/**
 * The virtual machine on top of the storage, as plain data: which image, which QEMU processes, how they hand the guest
 * over, who decides, and what the guest does. Everything is named here; `machine-world.ts` turns names into indices.
 */
import type { ArbiterProgram } from './arbiters.ts';
import type { Handoff } from './handoffs.ts';
import type { QemuBehaviour } from './qemu-versions.ts';

export interface MachineSetup {
  /** The image the guest uses first, then its backing file if it has one. */
  readonly images: readonly ImageSetup[];
  /** Named sectors of the guest's disk. */
  readonly guestSectors: readonly GuestSector[];
  /** Every size the guest's disk may have, ascending, in sectors of 512 bytes; it starts with `initialGuestSize`. */
  readonly guestSizes: readonly number[];
  readonly initialGuestSize: number;
  readonly processes: readonly ProcessSetup[];
  readonly migrations: readonly MigrationSetup[];
  /** What the guest does unscripted; null where only steps do anything. */
  readonly workload: Workload | null;
  readonly faults: MachineFaults;
}

export type ImageFormat = 'raw' | 'qcow2' | 'qed' | 'blocked';

export interface ImageSetup {
  /** `blocked`: a format whose driver refuses to migrate (vmdk, vdi, vpc, vhdx, qcow1). */
  readonly format: ImageFormat;
  /** Guest sectors that have a cluster before the first step; ignored for raw. */
  readonly allocated: readonly string[];
  /** The file is longer than what is allocated in it, so that growth does not matter (truncate -s after create). */
  readonly preallocatedFile: boolean;
  /** qcow2: lazy_refcounts=on. */
  readonly lazyRefcounts: boolean;
  /** QED NEED_CHECK or qcow2 DIRTY is set in the header before the first step. */
  readonly needsCheck: boolean;
  /** An autoclear feature bit that QEMU does not know is set before the first step. */
  readonly unknownAutoclear: boolean;
  /** qcow2: it holds a persistent dirty bitmap. */
  readonly bitmap: boolean;
  /** qcow2: internal snapshots may be taken. */
  readonly snapshots: boolean;
}

export interface GuestSector {
  readonly name: string;
  /** Address on the guest's disk in sectors of 512 bytes. */
  readonly address: number;
  /** How many sectors the name stands for, all in one page. */
  readonly length: number;
  readonly initial: string;
}

/** A QEMU (or qemu-io, qemu-img) process. Its name is an actor of the litmus test, with a host and a node. */
export interface ProcessSetup {
  readonly name: string;
  /** `tool`: qemu-io or qemu-img; opens the image when told, has no device and no guest. */
  readonly program: 'qemu' | 'tool';
  readonly cache: CacheMode;
  readonly behaviour: QemuBehaviour;
  readonly device: DeviceKind;
  /** file.locking=auto or off; matters only where the behaviour has locks. */
  readonly locking: boolean;
  /** file.drop-cache=on; matters only where the handoff has the step. */
  readonly dropCache: boolean;
  /** auto-read-only=on: opened read-only until it is activated, then opened afresh for writing. */
  readonly autoReadOnly: boolean;
  /** Opens the image read-only for good. */
  readonly readOnly: boolean;
  /** -U / force-share: takes no lock and minds none. */
  readonly forceShare: boolean;
  /** werror=stop: a write that fails stops the guest and is parked; else the guest gets the error. */
  readonly stopsOnError: boolean;
  readonly starts: 'running' | 'incoming' | 'absent';
}

/** `cache=` taken apart as QEMU does (qemu-options.hx, table of cache modes). */
export interface CacheMode {
  readonly direct: boolean;
  /** Volatile write cache offered to the guest (WCE); false: every write is flushed before it completes. */
  readonly writeback: boolean;
  /** cache.no-flush: a flush never reaches the host. */
  readonly noFlush: boolean;
}

export type DeviceKind = 'virtio-blk' | 'ide' | 'scsi';

export interface MigrationSetup {
  readonly source: string;
  readonly destination: string;
  readonly handoff: Handoff;
  /** null: nobody; the destination starts by itself and the source decides alone. */
  readonly arbiter: ArbiterProgram | null;
  /** Where the arbiter runs: a machine of its own, or the host of the source (peer-to-peer). */
  readonly arbiterHost: 'third' | 'source';
  readonly fencing: Fencing;
  /** False for -S: the destination waits for cont. */
  readonly autostart: boolean;
}

/** How the arbiter makes sure that a host that does not answer does no harm. */
export type Fencing = 'none' | 'process-kill' | 'power' | 'reservation';

/** What the guest may do by itself, each so many times over the whole run. */
export interface Workload {
  readonly writes: number;
  readonly reads: number;
  readonly flushes: number;
  /** block_resize by the management: to the next larger (or smaller) of `guestSizes`. */
  readonly resizes: number;
  /** It writes, reads and flushes as often as it likes, if it does at all; `writes` then bounds how many values are kept apart. */
  readonly anyNumber: boolean;
  /** Names of the sectors it writes and reads; all where empty. */
  readonly sectors: readonly string[];
  /** A request may be in flight when something else happens. */
  readonly inFlight: boolean;
}

/** How often each fault of the machine layer may strike. */
export interface MachineFaults {
  /** A message (migration stream, acknowledgement, request or reply of the arbiter) is lost. */
  readonly messageLoss: number;
  /** A link between two nodes is cut; it heals later unless `cutsAreForGood`. */
  readonly linkCut: number;
  readonly cutsAreForGood: boolean;
  /** The arbiter crashes and comes back. */
  readonly arbiterCrash: number;
  /** Loading the state, opening the image or reading it again fails at the destination. */
  readonly loadFailure: number;
  /** The management cancels the migration. */
  readonly cancel: number;
  /** A QEMU process dies (kill -9) while its host lives. */
  readonly processKill: number;
}

/** Operations of scenario steps that name a process; the others are system calls and belong to `storage/scenario.ts`. */
export type MachineOperation =
  /** As a guest (or through qemu-io): one named guest sector. */
  | { readonly kind: 'vm-read'; readonly sector: string }
  | { readonly kind: 'vm-write'; readonly sector: string; readonly data: string }
  | { readonly kind: 'vm-flush' }
  /** The size the guest's kernel, the device, or the block layer reports. */
  | { readonly kind: 'vm-size'; readonly of: 'guest' | 'device' | 'block' }
  | { readonly kind: 'vm-geometry' }
  /** A request the guest sends and does not wait for; it completes by itself, or when it is drained. */
  | { readonly kind: 'vm-submit'; readonly sector: string; readonly data: string }
  /** Start the process: a destination with -incoming, a tool, or QEMU from nothing. Ends when it waits or runs. */
  | { readonly kind: 'launch' }
  /** qemu-io reopen: what BlockReopen does. */
  | { readonly kind: 'vm-reopen' }
  | { readonly kind: 'quit' | 'kill' }
  | { readonly kind: 'block-resize'; readonly sizeSectors: number }
  | { readonly kind: 'snapshot' }
  | { readonly kind: 'snapshot-read'; readonly sector: string }
  /** qemu-img create of an image of this format on this storage; leaves the image of the scenario as it is. */
  | { readonly kind: 'create' }
  /** Write what the top image holds into its backing file. */
  | { readonly kind: 'commit' }
  /** qemu-img check: clean, leaks or corrupt. */
  | { readonly kind: 'image-check' }
  /** Is NEED_CHECK (QED) or DIRTY (qcow2) set in the header on storage? yes or no. */
  | { readonly kind: 'dirty-flag' }
  /** What the header on storage says of the persistent bitmap: stored, in-use or none. */
  | { readonly kind: 'bitmap' }
  /** QED: let the need-check timer (5 s of guest time) expire. */
  | { readonly kind: 'vm-wait' }
  | { readonly kind: 'migrate' | 'migrate-continue' | 'migrate-cancel' | 'migration-status' }
  | { readonly kind: 'cont' | 'stop' | 'status' };
