/** The structure of what a file says about virtual machines: images, processes, migrations, the guest, properties. */
import { z } from 'zod';
import { propertyNames } from '../../sim/machine/words.ts';
import { limits } from './limits.ts';
import {
  arbiterNames,
  cacheModeNames,
  destinationStepNames,
  devices,
  fencings,
  handoffNames,
  imageFormats,
  lockings,
  programs,
  qemuNames,
  sourceStepNames,
  startStates,
  writeErrorPolicies,
} from './machine-names.ts';
import { words } from './words.ts';

const sectorName = z.string().regex(words.sector);
const actorName = z.string().regex(words.actor).meta({ description: 'Name of an actor' });
const place = z.string().regex(words.place);
const requests = z.int().min(0).max(limits.guestRequests).optional();
const flag = (description: string) => z.boolean().optional().meta({ description });

/** Versions look like numbers to YAML; the loader takes them as they are written. */
const versions = (names: readonly string[]) => {
  const numbers = names.filter((name) => /^[0-9.]+$/.test(name)).map(Number);
  return z.literal([...names, ...new Set(numbers)]);
};

const imageKeys = {
  format: z.enum(imageFormats).meta({ description: 'Format of the image' }),
  allocated: z
    .array(sectorName)
    .optional()
    .meta({ description: 'Guest sectors that have a cluster before the first step' }),
  'preallocated-file': flag('The file is longer than what is allocated in it'),
  'lazy-refcounts': flag('qcow2: lazy_refcounts=on'),
  'needs-check': flag('QED NEED_CHECK, or the dirty bit of qcow2, is set before the first step'),
  'unknown-autoclear': flag('An autoclear feature bit that QEMU does not know is set before the first step'),
  bitmap: flag('qcow2: the image has a persistent dirty bitmap'),
  snapshots: flag('qcow2: internal snapshots may be taken'),
};

const image = <Keys extends z.ZodRawShape>(keys: Keys) => z.union([z.enum(imageFormats), z.strictObject(keys)]);

const sourceSteps = z.array(z.enum(sourceStepNames)).max(limits.handoffSteps).optional();
const destinationSteps = z.array(z.enum(destinationStepNames)).max(limits.handoffSteps).optional();

const handoffKeys = {
  like: versions(handoffNames).optional().meta({ description: 'The handoff to begin with, by name' }),
  without: z.array(z.string().min(1)).optional().meta({
    description: 'Steps to leave out: STEP, or source.STEP, source-fails.STEP, launch.STEP, destination.STEP',
  }),
  source: sourceSteps.meta({ description: 'What the source does, in order' }),
  'source-fails': sourceSteps.meta({ description: 'What the source does when something fails' }),
  launch: destinationSteps.meta({ description: 'What the destination does while the guest still runs at the source' }),
  destination: destinationSteps.meta({ description: 'What the destination does once the state is on its way' }),
  postcopy: flag('Memory follows after the destination has started'),
};

/** The mappings that have fixed keys. */
export const machineShapes = {
  backing: imageKeys,
  image: {
    ...imageKeys,
    backing: image(imageKeys).optional().meta({ description: 'The backing file: a format, or a mapping as for image' }),
  },
  machine: {
    qemu: versions(qemuNames).optional().meta({ description: 'Version of QEMU; default: the latest' }),
    program: z.enum(programs).optional().meta({ description: 'What runs; default: qemu' }),
    cache: z.enum(cacheModeNames).optional().meta({ description: 'cache=; default: writeback' }),
    host: place.optional().meta({ description: 'The host it runs on; default: the name of the machine' }),
    node: place.optional().meta({ description: 'Device node or mount; default: main' }),
    device: z.enum(devices).optional().meta({ description: 'Disk device of the guest; default: virtio-blk' }),
    locking: z.enum(lockings).optional().meta({ description: 'file.locking; default: auto' }),
    'drop-cache': flag('file.drop-cache; default: true'),
    'auto-read-only': flag('Opened read-only until it is activated; default: false'),
    'read-only': flag('Opens the image read-only for good'),
    'force-share': flag('-U: takes no lock and minds none'),
    werror: z
      .enum(writeErrorPolicies)
      .optional()
      .meta({ description: 'stop: a write that fails stops the guest; report: the guest gets the error (default)' }),
    starts: z
      .enum(startStates)
      .optional()
      .meta({ description: 'running (the default of the first QEMU), incoming (of every other), absent (of tools)' }),
  },
  handoff: handoffKeys,
  migration: {
    from: actorName.meta({ description: 'The source, a key of machines' }),
    to: actorName.meta({ description: 'The destination, a key of machines' }),
    handoff: z
      .union([versions(handoffNames), z.strictObject(handoffKeys)])
      .optional()
      .meta({ description: 'A handoff by name, or its steps; default: that of the QEMU of the source' }),
    arbiter: z.enum(arbiterNames).optional().meta({ description: 'Who decides where the guest runs; default: none' }),
    'arbiter-host': z
      .enum(['third', 'source'])
      .optional()
      .meta({ description: 'Where the arbiter runs: a machine of its own, or the host of the source' }),
    autostart: flag('false: the destination waits for cont (-S); default: true where there is no arbiter'),
    fencing: z.enum(fencings).optional().meta({ description: 'How the arbiter makes sure of a node; default: none' }),
  },
  guest: {
    writes: requests.meta({ description: 'How often it writes, at any moment' }),
    reads: requests.meta({ description: 'How often it reads' }),
    flushes: requests.meta({ description: 'How often it flushes' }),
    resizes: requests.meta({ description: 'How often its disk is resized' }),
    'any-number': flag(
      'true: it writes, reads and flushes as often as it likes; the numbers only say what it does at all',
    ),
    sectors: z.array(sectorName).min(1).optional().meta({ description: 'The sectors it uses; default: all' }),
    'in-flight': flag('A request may be in flight when something else happens'),
  },
  properties: {
    violated: z
      .array(z.enum(propertyNames))
      .meta({ description: 'The properties that can be violated, all of them and no other; [] where it is safe' }),
  },
};

/** The keys of a file that are about virtual machines. */
export const machineKeys = {
  image: image(machineShapes.image)
    .optional()
    .meta({ description: 'The disk image of the guest: a format, or a mapping' }),
  machines: z
    .record(actorName, z.union([z.enum(cacheModeNames), z.strictObject(machineShapes.machine)]))
    .optional()
    .meta({ description: 'QEMU processes and tools that open the image; a word alone is the cache mode' }),
  migrations: z
    .array(z.strictObject(machineShapes.migration))
    .max(limits.migrations)
    .optional()
    .meta({ description: 'Who hands over to whom and how; default with two QEMU processes: the first to the second' }),
  guest: z
    .strictObject(machineShapes.guest)
    .optional()
    .meta({ description: 'What the guest may do by itself at any moment, each so many times' }),
  properties: z
    .strictObject(machineShapes.properties)
    .optional()
    .meta({ description: 'Which properties are expected to be violated' }),
};

const budget = z.int().min(0).max(limits.faultBudget).optional();

export const machineFaultKeys = {
  'message-loss': budget.meta({ description: 'How often a message between two nodes may be lost' }),
  'link-cut': budget.meta({ description: 'How often a link between two nodes may be cut' }),
  'cuts-are-for-good': z.boolean().optional().meta({ description: 'A link that was cut never heals' }),
  'arbiter-crash': budget.meta({ description: 'How often the arbiter may crash and come back' }),
  'load-failure': budget.meta({ description: 'How often loading the state or opening the image may fail' }),
  cancel: budget.meta({ description: 'How often the management may cancel the migration' }),
  'process-kill': budget.meta({ description: 'How often a QEMU process may die while its host lives' }),
};
