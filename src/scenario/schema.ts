/**
 * The structure of a scenario file. This is the single source for the checks of structure and for the published
 * JSON Schema; what an operation means and which names exist is checked afterwards.
 */
import { z } from 'zod';
import { limits } from './limits.ts';
import { machineOperationNames } from './machine-operations.ts';
import { operations } from './operations.ts';
import { machineFaultKeys, machineKeys, machineShapes } from './schema-machines.ts';
import { catalogueEntry, optionsByKey, type StorageKind, storageKinds, storageNames } from './storage-options.ts';
import { openFlags, words } from './words.ts';

const text = z.string().min(1);
/** Texts that are taken apart word by word. */
const shortText = text.max(limits.wordsLength);
/** `6.10` and `4.2` are numbers for YAML; the loader takes them as they are written. */
const word = z.union([text, z.number(), z.boolean()]);
const budget = z.int().min(0).max(limits.faultBudget);
const actorName = z.string().regex(words.actor).meta({ description: 'Name of an actor' });
const registerName = z.string().regex(words.register);
const budgets = (description: string) => z.record(actorName, budget).meta({ description });

const operation = shortText.meta({
  description: 'An operation, its operands, and "-> REGISTER" where its result is kept: "read x -> before"',
  pattern: `^\\s*(${[...new Set([...operations.map(({ name }) => name), ...machineOperationNames])].join('|')})(\\s|$)`,
});

/** One step, written `{ACTOR: operation}`, or a block of branches whose steps may interleave. */
export type StepItem = Readonly<Record<string, string | readonly string[] | readonly Branch[]>>;
export type Branch = StepItem | readonly StepItem[];

const stepShape = z
  .object({
    get interleave() {
      return z.array(branch).min(2).optional().meta({ description: 'Branches whose steps may interleave in any way' });
    },
  })
  .catchall(z.union([operation, z.array(operation).min(1)]))
  .refine((step) => Object.keys(step).length === 1, 'a step names exactly one actor, or opens one interleave block')
  .meta({
    id: 'step',
    description: 'ACTOR: operation, or ACTOR: [operation, operation], or interleave: [branch, branch]',
    minProperties: 1,
    maxProperties: 1,
  });
const branch: z.ZodType = z.union([z.lazy(() => stepShape), z.array(z.lazy(() => stepShape)).min(1)]);
const step = stepShape as unknown as z.ZodType<StepItem>;

const expectedValue = z.union([shortText.meta({ pattern: words.expected.source }), z.number(), z.boolean()]);
const pattern = z.record(registerName, z.union([expectedValue, z.array(expectedValue).min(1)]));
const patterns = (description: string) => z.array(pattern).min(1).optional().meta({ description });

const flagWord = `(${openFlags.join('|')})`;
const flags = shortText.meta({
  description: 'direct or buffered (default), dsync, read-only or read-write (default)',
  pattern: `^\\s*${flagWord}(\\s+${flagWord})*\\s*$`,
});

const storageOf = (kind: StorageKind) => {
  const named = storageNames.filter((name) => catalogueEntry(name).options.kind === kind);
  const rules = [...optionsByKey(kind)].map(([key, { values, meaning }]) => {
    const allowed = values.flatMap((value): (string | number | boolean)[] => {
      const isNumber = typeof value === 'string' && /^[0-9.]+$/.test(value);
      return isNumber ? [value, Number(value)] : [value];
    });
    return [key, z.literal(allowed).optional().meta({ description: meaning })] as const;
  });
  const shorthand = z
    .boolean()
    .optional()
    .meta({ description: 'mount option noac: attribute-cache: false and synchronous-writes: true' });
  // Without the type its declaration is one that TypeScript itself does not accept.
  const options: Record<string, z.ZodType> = Object.fromEntries(rules);
  if (kind === 'nfs') options.noac = shorthand;
  return z.strictObject({ name: z.enum(named), ...options });
};

const [firstKind, ...otherKinds] = storageKinds.map(storageOf);
const storage = z
  .union([z.enum(storageNames), z.discriminatedUnion('name', [firstKind!, ...otherKinds])])
  .meta({ description: 'A storage system by name, or a mapping of name and options' });

const observedOutcome = {
  count: z.int().min(0).optional(),
  registers: z.record(registerName, expectedValue),
};

/** The mappings of a file that have fixed keys. */
export const shapes = {
  host: {
    opens: z
      .record(z.string().regex(words.handle), flags)
      .optional()
      .meta({ description: 'Handles open before the first step' }),
    host: z.string().regex(words.place).optional().meta({ description: 'The machine; default: the name of the actor' }),
    node: z.string().regex(words.place).optional().meta({ description: 'Device node or mount; default: main' }),
  },
  disk: {
    size: z.int().min(1).max(limits.diskSectors).optional().meta({ description: 'Size in sectors of 512 bytes' }),
    sizes: z
      .array(z.int().min(1).max(limits.diskSectors))
      .min(1)
      .max(limits.diskSizes)
      .optional()
      .meta({ description: 'With a virtual machine: every size the disk of the guest may have' }),
    sectors: z
      .record(
        z.string().regex(words.sector),
        z.union([
          z
            .int()
            .min(0)
            .max(limits.diskSectors - 1),
          z.string().regex(words.extent),
        ]),
      )
      .optional()
      .meta({
        description: 'Address of each named sector, or "first-last" for an extent inside one page of eight sectors',
      }),
  },
  faults: {
    'host-crash': budgets('How often the host of an actor may crash').optional(),
    partition: budgets('How often the host of an actor may lose its path to the storage').optional(),
    'flush-error': budgets('How often a flush of the host of an actor may fail').optional(),
    'delayed-duplicate': budgets('How often a copy of a write may arrive late').optional(),
    'server-crash': budget.optional().meta({ description: 'How often the server may crash and come back' }),
    'power-loss': budget.optional().meta({ description: 'How often the target may lose power' }),
    ...machineFaultKeys,
  },
  outcomes: {
    exactly: patterns('All outcomes, and no other'),
    quiet: patterns('The same where nothing happens by itself (no eviction, no write-back, no expiry)'),
    always: patterns('Every outcome matches one of these'),
    never: patterns('No outcome matches any of these'),
    sometimes: patterns('Each of these is matched by some outcome'),
  },
  observation: {
    id: word,
    what: text.optional(),
    where: text.optional(),
    runs: z.int().min(0).optional(),
    versions: z.record(z.string(), word).optional(),
    outcomes: z.array(z.strictObject(observedOutcome)).min(1),
  },
  observedOutcome,
  trace: {
    model: word,
    digest: word.optional(),
    choices: z.array(word).max(limits.traceChoices),
  },
  ...machineShapes,
};

export const scenarioSchema = z
  .strictObject({
    stalemate: z.literal(1).meta({ description: 'Version of the format' }),
    title: text.meta({ description: 'What the scenario is called' }),
    shows: text.optional().meta({ description: 'One sentence for a student: what is to be seen here' }),
    source: z
      .union([text, z.array(text)])
      .optional()
      .meta({ description: 'Where the scenario comes from' }),
    reference: text.optional().meta({ description: 'Identifier in a list of reference tests, such as L01' }),
    note: text.optional(),
    storage,
    hosts: z
      .record(actorName, z.union([flags, z.strictObject(shapes.host)]))
      .optional()
      .meta({ description: 'Actors, and how each opens the disk before the first step' }),
    disk: z.strictObject(shapes.disk).optional(),
    initial: z
      .union([word, z.record(z.string().regex(words.sector), word)])
      .optional()
      .meta({ description: 'What every sector holds before the first step (default 0), or sector: value' }),
    ...machineKeys,
    steps: z
      .array(step)
      .min(1)
      .optional()
      .meta({ description: 'What happens, in order; needed where no guest does anything by itself' }),
    faults: z.strictObject(shapes.faults).optional().meta({ description: 'Faults that may strike at any moment' }),
    outcomes: z.strictObject(shapes.outcomes).optional().meta({ description: 'What is expected' }),
    observed: z
      .array(z.strictObject(shapes.observation))
      .optional()
      .meta({ description: 'Outcomes seen on real systems' }),
    trace: z.strictObject(shapes.trace).optional().meta({ description: 'A recorded run' }),
  })
  .meta({ title: 'Stalemate scenario', description: 'A litmus test for shared storage, format version 1' });

export type ScenarioDocument = z.infer<typeof scenarioSchema>;
