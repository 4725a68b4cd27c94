/** Images, processes and guests that cannot be. */
import { type ErrorCase, numbers } from './error-case.ts';
import { inMachine, machineFile, qcow2, withStep } from './machine-file.ts';

const partsCases: readonly ErrorCase[] = [
  {
    code: 'V048',
    what: 'an image without machines',
    marked: machineFile({ machines: '' }).replace('image', '«image»'),
    hint: 'machines: {S: none, D: none}',
  },
  {
    code: 'V048',
    what: 'a guest without machines',
    marked: machineFile({ image: '', machines: '', rest: '«guest»: {writes: 1}\n' }),
  },
  {
    code: 'V048',
    what: 'properties without machines',
    marked: machineFile({ image: '', machines: '', rest: '«properties»: {violated: []}\n' }),
  },
  {
    code: 'V048',
    what: 'a fault of the network without machines',
    marked: machineFile({ image: '', machines: '', rest: 'faults: {«message-loss»: 1}\n' }),
  },
  {
    code: 'V048',
    what: 'sizes of a disk without machines',
    marked: machineFile({ image: '', machines: '', rest: 'disk: {«sizes»: [8, 16]}\n' }),
  },
  {
    code: 'V048',
    what: 'machines without an image',
    marked: machineFile({ image: '' }).replace('machines', '«machines»'),
    hint: 'image: raw',
  },
  {
    code: 'V048',
    what: 'no machine',
    marked: machineFile({ machines: '«machines»: {}\n', steps: 'guest: {reads: 1}\n' }),
  },
  {
    code: 'V052',
    what: 'neither steps nor a guest',
    marked: machineFile({ steps: '' }).replace('machines', '«machines»'),
    hint: 'guest: {writes: 1, reads: 1}',
  },
  { code: 'V052', what: 'a guest without anything', marked: machineFile({ rest: '«guest»: {writes: 0}\n' }) },
  {
    code: 'V052',
    what: 'a guest without a sector',
    marked: machineFile({ steps: '«guest»: {writes: 1}\n' }),
    hint: 'sectors: [x]',
  },
  {
    code: 'V052',
    what: 'a guest whose disk has one size',
    marked: machineFile({ rest: 'guest: {«resizes»: 1}\n' }),
    hint: 'sizes',
  },
  { code: 'V017', what: 'a negative budget of the guest', marked: machineFile({ rest: 'guest: {writes: «-1»}\n' }) },
  { code: 'V017', what: 'a guest that never ends', marked: machineFile({ rest: 'guest: {reads: «1000»}\n' }) },
  { code: 'V017', what: 'a negative budget of a fault', marked: machineFile({ rest: 'faults: {cancel: «-1»}\n' }) },
  {
    code: 'V015',
    what: 'an unknown key of the guest',
    marked: machineFile({ rest: 'guest: {«write»: 1}\n' }),
    nearest: 'writes',
  },
  {
    code: 'V012',
    what: 'an unknown property',
    marked: machineFile({ rest: 'properties: {violated: [«stale-reads»]}\n' }),
    nearest: 'stale-read',
  },
  {
    code: 'V034',
    what: 'a property named twice',
    marked: machineFile({ rest: 'properties: {violated: [stuck, «stuck»]}\n' }),
  },
  {
    code: 'V034',
    what: 'a sector of the guest named twice',
    marked: machineFile({ rest: 'guest: {reads: 1, sectors: [x, «x»]}\n' }),
  },
  { code: 'V055', what: 'a crash of no arbiter', marked: machineFile({ rest: 'faults: {«arbiter-crash»: 1}\n' }) },
  {
    code: 'V055',
    what: 'a message of no migration',
    marked: machineFile({ machines: 'machines: {S: none}\n', rest: 'faults: {«message-loss»: 1}\n' }),
  },
  {
    code: 'V055',
    what: 'cuts for good, but none at all',
    marked: machineFile({ rest: 'faults: {«cuts-are-for-good»: true}\n' }),
    hint: 'link-cut: 1',
  },
];

const imageCases: readonly ErrorCase[] = [
  {
    code: 'V012',
    what: 'an unknown format',
    marked: machineFile({ image: 'image: «qcow»\n' }),
    nearest: 'qcow2',
  },
  {
    code: 'V015',
    what: 'an unknown key of an image',
    marked: machineFile({ image: 'image: {format: qcow2, «snapshot»: true}\n' }),
    nearest: 'snapshots',
  },
  {
    code: 'V015',
    what: 'an unknown key of a backing file',
    marked: machineFile({ image: 'image: {format: qcow2, backing: {format: raw, «backing»: raw}}\n' }),
  },
  { code: 'V014', what: 'an image without a format', marked: machineFile({ image: '«image»: {bitmap: true}\n' }) },
  {
    code: 'V053',
    what: 'clusters of a raw image',
    marked: machineFile({ image: 'image: {format: raw, «allocated»: [x]}\n' }),
    hint: 'qcow2, qed',
  },
  {
    code: 'V053',
    what: 'lazy refcounts of QED',
    marked: machineFile({ image: 'image: {format: qed, «lazy-refcounts»: true}\n' }),
    hint: 'possible with: qcow2',
  },
  {
    code: 'V053',
    what: 'a QED file that is longer than what is in it',
    marked: machineFile({ image: 'image: {format: qed, «preallocated-file»: true}\n' }),
    hint: 'possible with: qcow2',
  },
  {
    code: 'V053',
    what: 'a backing file of a raw image',
    marked: machineFile({ image: 'image: {format: raw, «backing»: raw}\n' }),
  },
  {
    code: 'V053',
    what: 'content of a sector without a cluster',
    marked: machineFile({ image: qcow2, rest: 'initial: {x: aa, «y»: bb}\ndisk: {sectors: {x: 0, y: 800}}\n' }),
    hint: 'allocated: [y]',
  },
  {
    code: 'V023',
    what: 'a cluster of an unknown sector',
    marked: machineFile({
      image: 'image: {format: qcow2, allocated: [«heat»]}\n',
      steps: 'steps: [{S: read head}]\n',
      rest: 'disk: {sectors: {head: 0}}\n',
    }),
    nearest: 'head',
  },
  {
    code: 'V034',
    what: 'a cluster named twice',
    marked: machineFile({ image: 'image: {format: qcow2, allocated: [x, «x»]}\n' }),
  },
  {
    code: 'V036',
    what: 'a sector behind the end of every disk',
    marked: machineFile({ rest: 'disk: {size: 8, sizes: [8, 16], sectors: {x: «16»}}\n' }),
  },
  {
    code: 'V047',
    what: 'a raw disk with a part of a page on a device',
    marked: machineFile({ storage: 'iscsi', rest: 'disk: {size: «9»}\n' }),
    hint: '8 or 16',
  },
  {
    code: 'V047',
    what: 'a raw disk with a part of a page after a resize',
    marked: machineFile({ storage: 'iscsi', rest: 'disk: {sizes: [8, «9»]}\n' }),
  },
  {
    code: 'V019',
    what: 'too many sizes',
    marked: machineFile({ rest: `disk: {sizes: «[${numbers(7).map((n) => 8 * n + 8)}]»}\n` }),
  },
  {
    code: 'V019',
    what: 'too many sizes by steps',
    marked: withStep(
      numbers(6)
        .map((n) => `{S: resize ${n + 8}}`)
        .join(', '),
    ).replace('resize 13', '«resize 13»'),
  },
  {
    code: 'V019',
    what: 'more sectors than the tables of a format can have',
    marked: machineFile({
      image: '«image»: qcow2\n',
      steps: `steps: [${numbers(16)
        .map((n) => `{S: write x${n} 1}`)
        .join(', ')}]\n`,
    }),
  },
];

const processCases: readonly ErrorCase[] = [
  {
    code: 'V012',
    what: 'an unknown cache mode',
    marked: machineFile({ machines: 'machines: {S: «writebak», D: none}\n' }),
    expected: ['none', 'directsync', 'writethrough', 'writeback', 'unsafe'],
    nearest: 'writeback',
  },
  {
    code: 'V012',
    what: 'an unknown cache mode in a mapping',
    marked: inMachine('cache: «direktsync»'),
    nearest: 'directsync',
  },
  { code: 'V012', what: 'an unknown version', marked: inMachine("qemu: «'7.3'»"), nearest: '7.2' },
  { code: 'V012', what: 'an unknown version without quotes', marked: inMachine('qemu: «7.3»'), nearest: '7.2' },
  {
    code: 'V012',
    what: 'a version that is the same number as another',
    marked: inMachine('qemu: «2.1»'),
    nearest: '1.1',
  },
  { code: 'V012', what: 'an unknown device', marked: inMachine('device: «virtio»') },
  { code: 'V015', what: 'an unknown key of a machine', marked: inMachine('«chache»: none'), nearest: 'cache' },
  { code: 'V016', what: 'a switch that is a word', marked: inMachine('drop-cache: «off»'), hint: 'drop-cache: false' },
  {
    code: 'V020',
    what: 'a machine called cluster',
    marked: machineFile({ machines: 'machines: {«cluster»: none}\n' }),
  },
  {
    code: 'V034',
    what: 'a machine that is a program of a host too',
    marked: machineFile({ rest: 'hosts: {«S»: direct}\n' }),
    hint: 'P: {host: S}',
  },
  {
    code: 'V034',
    what: 'a machine on a host called like another machine',
    marked: machineFile({ machines: 'machines: {S: {host: «D»}, D: {host: E}}\n' }),
  },
  {
    code: 'V045',
    what: 'read-only for a while and for good',
    marked: inMachine('read-only: true, «auto-read-only»: true').replace('write x 1', 'read x'),
  },
  {
    code: 'V045',
    what: 'shared by force, and written',
    marked: inMachine('«force-share»: true'),
    hint: 'read-only: true',
  },
  {
    code: 'V045',
    what: 'a device of a tool',
    marked: machineFile({ machines: 'machines: {S: none, A: {program: qemu-img, «device»: ide}}\n' }),
    hint: 'program: qemu',
  },
  {
    code: 'V045',
    what: 'a guest for a tool',
    marked: machineFile({ machines: 'machines: {S: none, A: {program: qemu-img, «starts»: incoming}}\n' }),
  },
  {
    code: 'V019',
    what: 'too many machines',
    marked: machineFile({
      machines: `machines: {S: none, ${numbers(7)
        .map((n) => `M${n}: none, `)
        .join('')}«N»: none}\n`,
    }),
  },
];

export const machineCases: readonly ErrorCase[] = [...partsCases, ...imageCases, ...processCases];
