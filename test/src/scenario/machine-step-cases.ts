/** Migrations that cannot be, and what no machine can be told to do. */
import type { ErrorCase } from './error-case.ts';
import { inMachine, machineFile, qcow2, tool, withMigration, withStep } from './machine-file.ts';

const migrationCases: readonly ErrorCase[] = [
  {
    code: 'V049',
    what: 'a migration from nowhere',
    marked: machineFile({ rest: 'migrations: [{from: «E», to: D}]\n' }),
    expected: ['S', 'D'],
  },
  {
    code: 'V049',
    what: 'a migration to a tool',
    marked: machineFile({ machines: tool, rest: 'migrations: [{from: S, to: «A»}]\n' }),
    expected: ['S', 'D'],
  },
  { code: 'V049', what: 'a migration to itself', marked: machineFile({ rest: 'migrations: [{from: S, to: «S»}]\n' }) },
  { code: 'V014', what: 'a migration without an end', marked: machineFile({ rest: 'migrations:\n  - «{from: S}»\n' }) },
  {
    code: 'V015',
    what: 'an unknown key of a migration',
    marked: withMigration('«hand-off»: 7.2'),
    nearest: 'handoff',
  },
  { code: 'V012', what: 'an unknown handoff', marked: withMigration('handoff: «post-copy»'), nearest: 'postcopy' },
  {
    code: 'V012',
    what: 'an unknown handoff to begin with',
    marked: withMigration('handoff: {like: «7.3»}'),
    nearest: '7.2',
  },
  {
    code: 'V012',
    what: 'an unknown step of a handoff',
    marked: withMigration('handoff: {like: 7.2, source: [stop, «flsh», send]}'),
    nearest: 'flush',
  },
  {
    code: 'V012',
    what: 'a step of the other side',
    marked: withMigration('handoff: {like: 7.2, source: [stop, «start»]}'),
  },
  {
    code: 'V050',
    what: 'leaving out a step that is not there',
    marked: withMigration('handoff: {like: 2.6, without: [«drop-cache»]}'),
  },
  {
    code: 'V050',
    what: 'leaving out a step that is in the other list',
    marked: withMigration('handoff: {like: 7.2, without: [«destination.flush»]}'),
  },
  {
    code: 'V050',
    what: 'a handoff with the steps of one side',
    marked: withMigration('«handoff»: {source: [stop, send]}'),
    hint: 'like',
  },
  {
    code: 'V050',
    what: 'a destination that never opens its image',
    marked: withMigration('«handoff»: {like: 7.2, without: [open]}'),
  },
  {
    code: 'V050',
    what: 'a destination that opens its image twice',
    marked: withMigration('«handoff»: {like: 7.2, destination: [receive, open, start]}'),
    hint: 'reopen',
  },
  { code: 'V012', what: 'an unknown arbiter', marked: withMigration('arbiter: «libvirt-v4»'), nearest: 'libvirt-v2' },
  { code: 'V012', what: 'an unknown fencing', marked: withMigration('arbiter: cont, fencing: «kill»') },
  { code: 'V045', what: 'fencing for nobody', marked: withMigration('«fencing»: power') },
  {
    code: 'V045',
    what: 'a destination that does not wait for its arbiter',
    marked: withMigration('arbiter: cont, «autostart»: true'),
  },
];

const operationCases: readonly ErrorCase[] = [
  {
    code: 'V021',
    what: 'a step of an unknown machine',
    marked: withStep('{«E»: read x}'),
    hint: '"hosts" or "machines"',
  },
  { code: 'V027', what: 'an unknown operation of a machine', marked: withStep('{S: «migrat»}'), nearest: 'migrate' },
  {
    code: 'V031',
    what: 'a system call by a machine',
    marked: withStep('{S: «fsync»}'),
    hint: 'hosts: {P: {host: S}}',
  },
  { code: 'V031', what: 'an operation of the storage by a machine', marked: withStep('{S: «power-loss»}') },
  {
    code: 'V031',
    what: 'an operation of a machine by a program of a host',
    marked: withStep('{P: «migrate»}', { rest: 'hosts: {P: direct}\n' }),
    hint: 'list P under "machines"',
  },
  { code: 'V031', what: 'an operation of a machine by the storage', marked: withStep('{storage: «migrate»}') },
  { code: 'V023', what: 'an unknown sector of the guest', marked: withStep('{S: read «boot»}') },
  {
    code: 'V023',
    what: 'a sector of the guest in the file of a format',
    marked: withStep('{S: write x 1}, {P: read «x» -> r}', { image: qcow2, rest: 'hosts: {P: direct}\n' }),
  },
  {
    code: 'V023',
    what: 'an unknown sector of the file of a format',
    marked: withStep('{S: write x 1}, {P: read «cluster» -> r}', { image: qcow2, rest: 'hosts: {P: direct}\n' }),
  },
  { code: 'V028', what: 'two sectors for a guest', marked: withStep('{S: read x «y» -> r}'), hint: 'read SECTOR' },
  { code: 'V028', what: 'a write of a guest without a value', marked: withStep('{S: write «x»}') },
  { code: 'V028', what: 'a read of a guest without a sector', marked: withStep('{S: «read» -> r}') },
  { code: 'V028', what: 'a status without a register', marked: withStep('{S: «status»}') },
  { code: 'V028', what: 'an arrow behind nothing', marked: withStep('{S: «-> r»}') },
  { code: 'V028', what: 'the result of a request nobody waits for', marked: withStep('{S: submit x 1 «->» r}') },
  { code: 'V028', what: 'an unknown layer', marked: withStep('{S: size «disk» -> r}') },
  { code: 'V028', what: 'a resize without a size', marked: withStep('{S: «resize»}') },
  { code: 'V017', what: 'a resize to nothing', marked: withStep('{S: resize «0»}') },
  { code: 'V029', what: 'writing a word of the machine', marked: withStep('{S: write x «running»}') },
  {
    code: 'V029',
    what: 'writing what the guest writes',
    marked: withStep('{S: write x «w1»}', { rest: 'guest: {writes: 1}\n' }),
  },
  {
    code: 'V039',
    what: 'a write by a machine that only reads',
    marked: inMachine('read-only: true').replace('write x', '«write» x'),
  },
  { code: 'V051', what: 'a migration of a destination', marked: withStep('{D: «migrate»}'), hint: 'migrations' },
  {
    code: 'V051',
    what: 'the status of no migration',
    marked: withStep('{S: «migration» -> r}', { machines: 'machines: {S: none}\n' }),
  },
  { code: 'V054', what: 'the status of a tool', marked: withStep('{A: «status» -> r}', { machines: tool }) },
  { code: 'V054', what: 'the guest of a tool', marked: withStep('{A: size «guest» -> r}', { machines: tool }) },
  { code: 'V054', what: 'a check of a raw image', marked: withStep('{S: «check» -> r}') },
  {
    code: 'V054',
    what: 'a snapshot without snapshots',
    marked: withStep('{S: «snapshot»}', { image: qcow2 }),
    hint: 'snapshots: true',
  },
  { code: 'V054', what: 'a commit without a backing file', marked: withStep('{S: «commit»}', { image: qcow2 }) },
  { code: 'V054', what: 'the timer of QED in qcow2', marked: withStep('{S: «wait»}', { image: qcow2 }) },
  { code: 'V037', what: 'a step of a machine on a crashed host', marked: withStep('{S: crash}, {S: «read x»}') },
  {
    code: 'V056',
    what: 'a read by a tool that is not started',
    marked: withStep('{A: «read x»}', { machines: tool }),
    hint: '- A: launch',
  },
  { code: 'V056', what: 'a read before the start', marked: withStep('{A: «read x»}, {A: launch}', { machines: tool }) },
  {
    code: 'V056',
    what: 'a destination that is not started where the steps say when',
    marked: withStep('{S: «migrate»}, {S: status -> r}'),
    hint: '- D: launch',
  },
  {
    code: 'V056',
    what: 'a second start',
    marked: withStep('{A: launch}, {A: «launch»}', { machines: tool }),
    hint: 'end it first',
  },
  {
    code: 'V056',
    what: 'a start of what runs',
    marked: withStep('{S: «launch»}', { machines: 'machines: {S: none}\n' }),
    hint: 'starts: absent',
  },
  {
    code: 'V057',
    what: 'a guest without a number beside steps',
    marked: withStep('{S: read x}', { rest: 'guest: {writes: 1, «any-number»: true}\n' }),
    hint: 'say how often: writes: 2',
  },
  {
    code: 'V043',
    what: 'an impossible status',
    marked: withStep('{S: status -> r}', { rest: 'outcomes: {always: [{r: «runing»}]}\n' }),
    nearest: 'running',
  },
  {
    code: 'V043',
    what: 'an impossible size of the guest',
    marked: withStep('{S: size -> r}', { rest: 'outcomes: {always: [{r: «7»}]}\n' }),
  },
];

export const machineStepCases: readonly ErrorCase[] = [...migrationCases, ...operationCases];
