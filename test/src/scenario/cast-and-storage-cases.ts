/** Actors, handles and storage that cannot be. */
import { type ErrorCase, file, numbers } from './error-case.ts';

export const castAndStorageCases: readonly ErrorCase[] = [
  {
    code: 'V019',
    what: 'too many steps',
    marked: file({ steps: `[${'{S: wait}, '.repeat(64)}{«S»: wait}]` }),
    hint: 'make it smaller',
  },
  {
    code: 'V019',
    what: 'an operation of a megabyte',
    marked: file({ steps: `[{S: «read ${'x '.repeat(500_000)}-> r»}]` }),
  },
  {
    code: 'V019',
    what: 'too many registers',
    marked: file({
      steps: `[${numbers(24)
        .map((n) => `{S: fsync -> r${n}}, `)
        .join('')}{S: fsync -> «r»}]`,
    }),
  },
  {
    code: 'V019',
    what: 'too many sectors in use',
    marked: file({
      steps: `[{S: read ${numbers(16)
        .map((n) => `x${n}`)
        .join(' ')} «y»}]`,
    }),
  },
  {
    code: 'V019',
    what: 'too many sectors declared',
    marked: file({
      rest: `disk: {sectors: {${numbers(16)
        .map((n) => `x${n}: ${n}, `)
        .join('')}x: «16»}}`,
    }),
  },
  {
    code: 'V019',
    what: 'too many handles',
    marked: file({
      hosts: `{S: {opens: {${numbers(12)
        .map((n) => `h${n}: direct, `)
        .join('')}«h»: direct}}}`,
      steps: '[{S: wait}]',
    }),
  },
  {
    code: 'V019',
    what: 'too many actors',
    marked: file({
      hosts: `{${numbers(8)
        .map((n) => `A${n}: direct, `)
        .join('')}«B»: direct}`,
      steps: '[{B: wait}]',
    }),
  },
  {
    code: 'V019',
    what: 'too many values',
    marked: file({
      steps: `[${numbers(30)
        .map((n) => `{S: write x v${n}}`)
        .join(', ')}]`,
    }).replace('steps', '«steps»'),
  },
  {
    code: 'V019',
    what: 'a pattern that stands for too many outcomes',
    marked: file({
      steps: `[{S: read x -> r}, {S: fsync -> f}]`,
      rest: `outcomes: {«exactly»: [{r: [${'0, '.repeat(200)}], f: [${'ok, '.repeat(200)}]}]}`,
    }),
  },
  { code: 'V020', what: 'a reserved actor', marked: file({ hosts: '{S: direct, «storage»: direct}' }) },
  { code: 'V020', what: 'an actor with a blank', marked: file({ hosts: '{S: direct, «my host»: direct}' }) },
  { code: 'V020', what: 'a register that begins with a digit', marked: file({ steps: '[{S: read x -> «1st»}]' }) },
  { code: 'V020', what: 'a handle that begins with a digit', marked: file({ steps: '[{S: open «1h» direct}]' }) },
  {
    code: 'V020',
    what: 'a handle called like a flag',
    marked: file({ hosts: '{S: {opens: {«direct»: direct}}}', steps: '[{S: wait}]' }),
  },
  {
    code: 'V020',
    what: 'a name that every object has',
    marked: file({ rest: 'outcomes: {exactly: [{«__proto__»: 1}]}' }),
  },
  {
    code: 'V021',
    what: 'a step by an unknown actor',
    marked: file({ steps: '[{«E»: read x}]' }),
    expected: ['S', 'D', 'storage', 'cluster'],
  },
  {
    code: 'V021',
    what: 'an unknown actor where hosts are left out',
    marked: 'stalemate: 1\ntitle: t\nstorage: nfs\nsteps: [{«T»: wait}]',
  },
  { code: 'V021', what: 'a fault of an unknown actor', marked: file({ rest: 'faults: {host-crash: {«E»: 1}}' }) },
  {
    code: 'V021',
    what: 'fencing an unknown actor',
    marked: file({ storage: 'gfs2', steps: '[{cluster: fence «E»}]' }),
  },
  {
    code: 'V024',
    what: 'an outcome of an unknown register',
    marked: file({ steps: '[{S: read x -> after}]', rest: 'outcomes: {never: [{«aftr»: 1}]}' }),
    expected: ['after'],
    nearest: 'after',
  },
  {
    code: 'V024',
    what: 'an observation of an unknown register',
    marked: file({ steps: '[{S: read x -> r}]', rest: 'observed: [{id: a, outcomes: [{registers: {«q»: 0}}]}]' }),
  },
  { code: 'V025', what: 'an unknown storage', marked: file({ storage: '«iscis»' }), nearest: 'iscsi' },
  {
    code: 'V025',
    what: 'an unknown storage with options',
    marked: file({ storage: '{name: «nsf», version: 3}' }),
    nearest: 'nfs',
  },
  { code: 'V026', what: 'an option of another storage', marked: file({ storage: '{name: nfs, «write-cache»: true}' }) },
  { code: 'V040', what: 'a read through no mapping', marked: file({ steps: '[{S: «mread x»}]' }) },
  {
    code: 'V040',
    what: 'a read through a removed mapping',
    marked: file({ steps: '[{S: [mmap x, munmap x, «mread x»]}]' }),
  },
  {
    code: 'V040',
    what: 'mapping a page twice',
    marked: file({ steps: '[{S: [mmap x, «mmap y»]}]', rest: 'disk: {sectors: {x: 0, y: 1}}' }),
  },
  {
    code: 'V040',
    what: 'a mapping from before a crash',
    marked: file({ steps: '[{S: [mmap x, crash, boot, «munmap x»]}]' }),
  },
  {
    code: 'V045',
    what: 'noac with asynchronous writes',
    marked: file({ storage: '{name: nfs, synchronous-writes: false, «noac»: true}' }),
  },
  {
    code: 'V045',
    what: 'noac with an attribute cache',
    marked: file({ storage: '{name: nfs, «noac»: true, attribute-cache: true}' }),
  },
  {
    code: 'V046',
    what: 'delegations of NFS 3',
    marked: file({ storage: '{name: nfs, version: 3, «delegations»: true}' }),
    hint: 'take version 4.1',
  },
  {
    code: 'V046',
    what: 'NFS 4 over UDP',
    marked: file({ storage: '{name: nfs, version: 4.0, «transport»: udp}' }),
    hint: 'take version 3',
  },
  { code: 'V046', what: 'UDP where no version is given', marked: file({ storage: '{name: nfs, «transport»: udp}' }) },
  {
    code: 'V046',
    what: 'local locks of NFS 4',
    marked: file({ storage: '{name: nfs, version: 4.2, «locks»: local}' }),
    hint: 'take version 3',
  },
  {
    code: 'V047',
    what: 'a device that ends inside a page',
    marked: file({ storage: 'iscsi', rest: 'disk: {size: «100»}' }),
    hint: '96 or 104',
  },
  {
    code: 'V047',
    what: 'a device smaller than a page',
    marked: file({ storage: 'iscsi', steps: '[{S: wait}]', rest: 'disk: {size: «4»}' }),
    hint: 'the nearest: 8',
  },
  {
    code: 'V047',
    what: 'a device that grows to a part of a page',
    marked: file({ storage: 'iscsi', steps: '[{storage: resize «129»}]' }),
    hint: '128 or 136',
  },
];
