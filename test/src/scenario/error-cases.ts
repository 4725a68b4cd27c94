/** One file for every way to be wrong. The guillemets mark what the error must point at; they are not in the file. */
import type { ErrorCode } from '../../../src/scenario/error-codes.ts';

export interface ErrorCase {
  readonly code: ErrorCode;
  readonly what: string;
  readonly marked: string;
  readonly expected?: readonly string[];
  readonly nearest?: string;
  /** A part of what the hint says. */
  readonly hint?: string;
}

/** A valid file with one line or more replaced. */
interface Parts {
  readonly storage?: string;
  readonly hosts?: string;
  readonly steps?: string;
  readonly rest?: string;
}

const file = ({ storage = 'nfs', hosts = '{S: direct, D: buffered}', steps = '[{S: write x 1}]', rest = '' }: Parts) =>
  `stalemate: 1\ntitle: t\nstorage: ${storage}\nhosts: ${hosts}\nsteps: ${steps}\n${rest}`;

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

export const errorCases: readonly ErrorCase[] = [
  { code: 'V003', what: 'more characters than are read', marked: `«#» ${'x'.repeat(1_048_576)}` },
  { code: 'V003', what: 'a megabyte of steps', marked: `${file({})}${'  - S: write x 1\n'.repeat(60_000)}` },
  { code: 'V003', what: 'a megabyte of commas', marked: `[${','.repeat(1_000_000)}` },
  { code: 'V004', what: 'a NUL byte', marked: 'stalemate: 1\ntitle: «\0»' },
  { code: 'V004', what: 'an escape sequence for the terminal', marked: 'stalemate: 1\ntitle: «\u001b»[31mred' },
  { code: 'V005', what: 'nothing', marked: '' },
  { code: 'V005', what: 'only a comment', marked: '«#» a comment\n\n' },
  { code: 'V005', what: 'only a document marker', marked: '«-»--\n' },
  { code: 'V005', what: 'a megabyte of carriage returns', marked: '\r'.repeat(1_000_000) },
  { code: 'V006', what: 'a quote that is never closed', marked: 'stalemate: 1\ntitle: «"»t\nstorage: nfs\n' },
  { code: 'V006', what: 'a tab as indentation', marked: 'steps:\n«\t»- S: read x' },
  { code: 'V006', what: 'a bare dash as a value', marked: 'a: «-»\n', hint: 'write "-" in quotes' },
  { code: 'V006', what: 'a bare dash in braces', marked: 'a: {after: «-»}\n', hint: 'write "-" in quotes' },
  { code: 'V006', what: 'a bare dash in brackets', marked: 'a: {after: [«-», 0]}\n', hint: 'write "-" in quotes' },
  { code: 'V006', what: 'a bare dash before a comma', marked: 'a: {after: «-», b: 1}\n', hint: 'write "-" in quotes' },
  { code: 'V006', what: 'a list entry at the end of a line', marked: 'a: «-» b\n', hint: 'a line of its own' },
  { code: 'V006', what: 'a mark before its value', marked: 'a: «!0»\n', hint: '0! and not !0' },
  { code: 'V006', what: 'a tag', marked: 'a: «!!js/function» "x"\n', hint: 'without the tag' },
  { code: 'V006', what: 'binary data', marked: 'stalemate: 1\ntitle: !!binary «aGk=»\n' },
  { code: 'V007', what: 'a key given twice', marked: 'stalemate: 1\ntitle: t\n«title»: u\n' },
  { code: 'V007', what: 'a key given twice in two spellings', marked: '{1: a, «"1"»: b}' },
  { code: 'V008', what: 'two documents', marked: 'stalemate: 1\n«---»\nstalemate: 1\n' },
  { code: 'V009', what: 'brackets that nest a hundred thousand deep', marked: '['.repeat(100_000) },
  { code: 'V009', what: 'lists that nest a hundred thousand deep', marked: '- '.repeat(100_000) },
  {
    code: 'V009',
    what: 'nesting just over the limit',
    marked: `${'['.repeat(25)}«1»${']'.repeat(25)}`,
    hint: 'side by side',
  },
  {
    code: 'V010',
    what: 'an alias without an anchor',
    marked: 'stalemate: 1\ntitle: «*x»\n',
    hint: 'write the repeated',
  },
  { code: 'V010', what: 'an alias inside its anchor', marked: 'stalemate: &a {b: «*a»}\n' },
  {
    code: 'V010',
    what: 'aliases that multiply',
    marked: `a0: &a0 [${'x, '.repeat(9)}]\n${numbers(12)
      .map((n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}]`)
      .join('\n')}`,
  },
  { code: 'V011', what: 'a list', marked: '«- stalemate»\n- title\n' },
  { code: 'V011', what: 'a single word', marked: '«stalemate»', hint: 'start with the line "stalemate: 1"' },
  {
    code: 'V012',
    what: 'a value outside a short list',
    marked: file({ storage: '{name: nfs, export: «asnyc»}' }),
    expected: ['sync', 'async'],
    nearest: 'async',
  },
  {
    code: 'V012',
    what: 'a version that only looks like one',
    marked: file({ storage: '{name: nfs, version: «4»}' }),
    expected: ['3', '4.0', '4.1', '4.2'],
  },
  { code: 'V012', what: 'an older format', marked: file({}).replace('stalemate: 1', 'stalemate: «0»') },
  {
    code: 'V012',
    what: 'a number for a switch',
    marked: file({ storage: '{name: iscsi, write-cache: «yes»}' }),
    expected: ['true', 'false'],
    hint: 'write write-cache: true',
  },
  {
    code: 'V012',
    what: 'the format in quotes',
    marked: file({}).replace('stalemate: 1', "stalemate: «'1'»"),
    hint: 'without quotes: stalemate: 1',
  },
  { code: 'V012', what: 'an address that is a word', marked: file({ rest: 'disk: {sectors: {x: «first»}}' }) },
  { code: 'V013', what: 'a newer format', marked: 'stalemate: «2»\nbrave: new\n', hint: 'use a newer release' },
  { code: 'V014', what: 'a missing title', marked: '«s»talemate: 1\nstorage: nfs\nsteps: [{S: wait}]\n' },
  {
    code: 'V014',
    what: 'storage without a name',
    marked: file({ storage: '{version: 3}' }).replace('storage', '«storage»'),
  },
  {
    code: 'V014',
    what: 'an observation without an id',
    marked: file({ rest: 'observed: [«{outcomes: [{registers: {}}]}»]' }),
  },
  { code: 'V015', what: 'an unknown key', marked: file({ rest: '«outcome»: {}' }), nearest: 'outcomes' },
  {
    code: 'V015',
    what: 'an unknown key of a host',
    marked: file({ hosts: '{S: direct, D: {«open»: {b: direct}}}' }),
    expected: ['opens', 'host', 'node'],
    nearest: 'opens',
  },
  {
    code: 'V015',
    what: 'an unknown option',
    marked: file({ storage: '{name: nfs, «exprt»: sync}' }),
    nearest: 'export',
  },
  {
    code: 'V015',
    what: 'an unknown part of the outcomes',
    marked: file({ rest: 'outcomes: {«alwyas»: []}' }),
    nearest: 'always',
  },
  {
    code: 'V015',
    what: 'an unknown fault',
    marked: file({ rest: 'faults: {«hostcrash»: {S: 1}}' }),
    nearest: 'host-crash',
  },
  {
    code: 'V015',
    what: 'an unknown key of the disk',
    marked: file({ rest: 'disk: {«sector»: {x: 1}}' }),
    nearest: 'sectors',
  },
  {
    code: 'V015',
    what: 'an unknown key of an observation',
    marked: file({ rest: 'observed: [{id: a, outcomes: [{«register»: {}, registers: {}}]}]' }),
    nearest: 'registers',
  },
  {
    code: 'V015',
    what: 'an unknown key of a trace',
    marked: file({ rest: 'trace: {model: 1, choices: [], «seed»: 1}' }),
  },
  {
    code: 'V015',
    what: 'a block under another name',
    marked: file({ steps: '[{«parallel»: [{S: wait}, {D: wait}, {D: wait}]}]' }),
    nearest: 'interleave',
  },
  {
    code: 'V015',
    what: 'a block under another name inside a block',
    marked: file({ steps: '[{interleave: [[{«branches»: [[{S: wait}], {D: wait}]}], {D: wait}]}]' }),
    nearest: 'interleave',
  },
  {
    code: 'V016',
    what: 'a number for a title',
    marked: file({}).replace('title: t', 'title: «1»'),
    hint: 'title: "1"',
  },
  {
    code: 'V016',
    what: 'an empty step',
    marked: file({}).replace('[{S: write x 1}]', '\n  - S: wait\n  «-» # a-b\n  - D: wait'),
    hint: '- S: write x 1',
  },
  {
    code: 'V016',
    what: 'an empty step of a branch',
    marked: file({}).replace('[{S: write x 1}]', '\n  - interleave:\n    - S: wait\n    - «-»\n      - D: wait'),
    hint: '- S: write x 1',
  },
  { code: 'V016', what: 'nothing where a host belongs', marked: file({ hosts: '{«S»: , D: direct}' }), hint: 'S: {}' },
  {
    code: 'V016',
    what: 'a fault without a number',
    marked: file({ rest: 'faults: {host-crash: «D»}' }),
    hint: 'host-crash: {D: 1}',
  },
  {
    code: 'V016',
    what: 'flags where handles belong',
    marked: file({ hosts: '{S: {opens: «buffered»}}' }),
    hint: 'opens: {disk: buffered}',
  },
  {
    code: 'V016',
    what: 'a word of an older YAML for true',
    marked: file({ storage: '{name: nfs, noac: «yes»}' }),
    hint: 'write noac: true',
  },
  {
    code: 'V016',
    what: 'a size in quotes',
    marked: file({ rest: 'disk: {size: «"128"»}' }),
    hint: 'quotes: size: 128',
  },
  {
    code: 'V016',
    what: 'a pattern that is no list',
    marked: file({ rest: 'outcomes: {never: «{r: 0}»}' }),
    hint: 'never: [{before: 0, after: [0!, 1]}]',
  },
  { code: 'V016', what: 'a step that is only a text', marked: file({ steps: '[«read x»]' }) },
  { code: 'V016', what: 'hosts as a list', marked: file({ hosts: '«[S, D]»' }), hint: 'hosts: {S: direct, D: direct}' },
  { code: 'V016', what: 'a key that is a list', marked: '«[a]»: 1\n' },
  {
    code: 'V016',
    what: 'nothing where a mapping belongs',
    marked: file({ rest: '«disk»:\n' }),
    hint: 'disk: {size: 128',
  },
  { code: 'V016', what: 'an operation that is a mapping', marked: file({ steps: '[{S: «{read: x}»}]' }) },
  {
    code: 'V016',
    what: 'a number inside a nested branch',
    marked: file({ steps: '[{interleave: [{S: wait}, [{D: «7»}]]}]' }),
  },
  { code: 'V017', what: 'a negative budget', marked: file({ rest: 'faults: {host-crash: {S: «-1»}}' }) },
  {
    code: 'V017',
    what: 'a huge budget',
    marked: file({ rest: 'faults: {server-crash: «4»}' }),
    hint: 'within the range',
  },
  { code: 'V017', what: 'a disk without end', marked: file({ rest: 'disk: {size: «.inf»}' }), hint: 'whole number' },
  { code: 'V017', what: 'half a budget', marked: file({ rest: 'faults: {server-crash: «0.5»}' }) },
  { code: 'V017', what: 'an extent over two pages', marked: file({ rest: 'disk: {sectors: {x: «4-11»}}' }) },
  { code: 'V017', what: 'an extent that ends before it begins', marked: file({ rest: 'disk: {sectors: {x: «7-4»}}' }) },
  {
    code: 'V017',
    what: 'an extent beyond every disk',
    marked: file({ rest: 'disk: {sectors: {x: «8388608-8388609»}}' }),
  },
  { code: 'V017', what: 'a disk of no size', marked: file({ rest: 'disk: {size: «0»}' }) },
  { code: 'V017', what: 'truncating to no number', marked: file({ steps: '[{S: truncate «much»}]' }) },
  { code: 'V018', what: 'two actors in one step', marked: file({ steps: '[«{S: wait, D: wait}»]' }) },
  { code: 'V018', what: 'a block of one branch', marked: file({ steps: '[{interleave: «[{S: wait}]»}]' }) },
  { code: 'V018', what: 'no steps', marked: file({ steps: '«[]»' }) },
  { code: 'V018', what: 'an actor with no operations', marked: file({ steps: '[{S: «[]»}]' }) },
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
    code: 'V022',
    what: 'an unknown handle',
    marked: file({ hosts: '{S: {opens: {writer: direct, b: direct}}}', steps: '[{S: fsync «writr»}]' }),
    expected: ['writer', 'b'],
    nearest: 'writer',
  },
  {
    code: 'V022',
    what: 'an unknown handle before a sector',
    marked: file({ hosts: '{S: {opens: {writer: direct, b: direct}}}', steps: '[{S: read «writr» x}]' }),
    nearest: 'writer',
  },
  {
    code: 'V022',
    what: 'a slip in the only handle, before a sector and a value',
    marked: file({ steps: '[{S: write «dsk» x 1}]' }),
    expected: ['disk'],
    nearest: 'disk',
    hint: 'the handle of S may be left out',
  },
  {
    code: 'V022',
    what: 'a word before a sector that is no handle',
    marked: file({ steps: '[{S: read «foo» x}]' }),
    expected: ['disk'],
  },
  {
    code: 'V022',
    what: 'a slip in the only handle, before a size',
    marked: file({ steps: '[{S: truncate «dsk» 8}]' }),
    nearest: 'disk',
  },
  {
    code: 'V022',
    what: 'a slip in the first of several sectors',
    marked: file({ steps: '[{S: write «haed» y 1}]', rest: 'disk: {sectors: {head: 0, y: 8}}' }),
    expected: ['disk', 'head', 'y'],
    nearest: 'head',
  },
  {
    code: 'V023',
    what: 'an undeclared sector',
    marked: file({ steps: '[{S: write «z» 1}]', rest: 'disk: {sectors: {x: 0, y: 1}}' }),
    expected: ['x', 'y'],
  },
  { code: 'V023', what: 'a long name without a declaration', marked: file({ steps: '[{S: "write   «header» 1"}]' }) },
  { code: 'V023', what: 'a first value for a sector that is not used', marked: file({ rest: 'initial: {«y»: 1}' }) },
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
  { code: 'V027', what: 'an unknown operation', marked: file({ steps: '[{S: «raed» x}]' }), nearest: 'read' },
  {
    code: 'V027',
    what: 'an unknown operation in a block text',
    marked: file({}).replace('[{S: write x 1}]', '\n  - S: |\n      «raed» x\n'),
  },
  {
    code: 'V027',
    what: 'an unknown operation over two lines',
    marked: file({}).replace('[{S: write x 1}]', '\n  - S: «raed»\n      x\n'),
  },
  { code: 'V027', what: 'an unknown operation with an escape', marked: file({ steps: '[{S: «"raed\\x20x"»}]' }) },
  { code: 'V028', what: 'a write without a value', marked: file({ steps: '[{S: write «x»}]' }) },
  { code: 'V028', what: 'a write without anything', marked: file({ steps: '[{S: «write»}]' }) },
  { code: 'V028', what: 'a read without a sector', marked: file({ steps: '[{S: «read» -> r}]' }) },
  { code: 'V028', what: 'a size without a register', marked: file({ steps: '[{S: «size»}]' }) },
  { code: 'V028', what: 'an arrow to nowhere', marked: file({ steps: '[{S: read x «->»}]' }) },
  { code: 'V028', what: 'an arrow from nothing', marked: file({ steps: '[{S: «-> r»}]' }) },
  { code: 'V028', what: 'an arrow without blanks', marked: file({ steps: '[{S: read «x->r»}]' }) },
  { code: 'V028', what: 'two registers', marked: file({ steps: '[{S: read x -> r «q»}]' }) },
  { code: 'V028', what: 'the result of an operation without one', marked: file({ steps: '[{S: close «->» r}]' }) },
  { code: 'V028', what: 'one word too many', marked: file({ storage: 'gfs2', steps: '[{cluster: fence S «D»}]' }) },
  { code: 'V028', what: 'two sectors for one', marked: file({ steps: '[{S: mmap x «y»}]' }) },
  { code: 'V028', what: 'one sector twice', marked: file({ steps: '[{S: read x y «x»}]' }) },
  { code: 'V028', what: 'open without a handle', marked: file({ steps: '[{S: «open»}]' }) },
  { code: 'V028', what: 'a fence without an actor', marked: file({ storage: 'gfs2', steps: '[{cluster: «fence»}]' }) },
  { code: 'V028', what: 'a resize without a size', marked: file({ storage: 'iscsi', steps: '[{storage: «resize»}]' }) },
  { code: 'V029', what: 'writing a result', marked: file({ steps: '[{S: write x «ok»}]' }) },
  { code: 'V029', what: 'writing signs', marked: file({ steps: '[{S: write x «a-b»}]' }) },
  { code: 'V029', what: 'a first value that is not one word', marked: file({ rest: 'initial: «a b»' }) },
  {
    code: 'V029',
    what: 'a first value without end',
    marked: file({ rest: 'initial: «.inf»' }),
    hint: 'letters, digits',
  },
  { code: 'V029', what: 'a first value of a sector that is no number', marked: file({ rest: 'initial: {x: «.nan»}' }) },
  {
    code: 'V029',
    what: 'an expected value with a mark inside',
    marked: file({ steps: '[{S: read x -> r}]', rest: 'outcomes: {exactly: [{r: «0!1»}]}' }),
  },
  { code: 'V030', what: 'BLKFLSBUF on a file', marked: file({ steps: '[{S: «flsbuf»}]' }) },
  { code: 'V030', what: 'a rescan on a file', marked: file({ steps: '[{S: «rescan»}]' }) },
  { code: 'V030', what: 'BLKFLSBUF on a local file', marked: file({ storage: 'local', steps: '[{S: «flsbuf»}]' }) },
  { code: 'V030', what: 'a rescan on a local file', marked: file({ storage: 'local', steps: '[{S: «rescan»}]' }) },
  {
    code: 'V030',
    what: 'resizing a local file from below',
    marked: file({ storage: 'local', steps: '[{storage: «resize» 8}]' }),
  },
  { code: 'V030', what: 'librbd on a file', marked: file({ steps: '[{S: «invalidate»}]' }) },
  { code: 'V030', what: 'truncating a device', marked: file({ storage: 'iscsi', steps: '[{S: «truncate» 8}]' }) },
  { code: 'V030', what: 'resizing a file', marked: file({ steps: '[{storage: «resize» 8}]' }) },
  { code: 'V030', what: 'mapping a librbd image', marked: file({ storage: 'rbd', steps: '[{S: «mmap» x}]' }) },
  { code: 'V030', what: 'locking a librbd image', marked: file({ storage: 'rbd', steps: '[{S: «lock»}]' }) },
  {
    code: 'V030',
    what: 'a server where there is none',
    marked: file({ storage: 'gfs2', steps: '[{storage: «crash»}]' }),
  },
  {
    code: 'V030',
    what: 'power loss of a cluster file system',
    marked: file({ storage: 'gfs2', steps: '[{storage: «power-loss»}]' }),
  },
  {
    code: 'V030',
    what: 'fencing for a local disk',
    marked: file({ storage: 'local', steps: '[{cluster: «fence» S}]' }),
  },
  {
    code: 'V030',
    what: 'a partition from a local disk',
    marked: file({ storage: 'local', steps: '[{S: «partition»}]' }),
  },
  { code: 'V031', what: 'storage that reads', marked: file({ steps: '[{storage: «read» x}]' }) },
  { code: 'V031', what: 'an actor that resizes', marked: file({ storage: 'iscsi', steps: '[{S: «resize» 8}]' }) },
  { code: 'V032', what: 'no handle at all', marked: file({ hosts: '{S: {}}', steps: '[{S: «read» x}]' }) },
  {
    code: 'V032',
    what: 'one handle of several',
    marked: file({ hosts: '{S: {opens: {w: direct, b: buffered}}}', steps: '[{S: «read» x}]' }),
    expected: ['w', 'b'],
  },
  { code: 'V033', what: 'an unknown flag', marked: file({ hosts: '{S: direct «dsnyc»}' }), nearest: 'dsync' },
  {
    code: 'V033',
    what: 'an unknown flag of an open step',
    marked: file({ steps: '[{S: open b «bufered»}]' }),
    nearest: 'buffered',
  },
  { code: 'V033', what: 'two flags that contradict each other', marked: file({ hosts: '{S: direct «buffered»}' }) },
  { code: 'V033', what: 'flags without a handle', marked: file({ steps: '[{S: open «direct»}]' }) },
  {
    code: 'V033',
    what: 'other flags the second time',
    marked: file({ steps: '[{S: open b direct}, {S: close b}, {S: open «b» buffered}]' }),
  },
  { code: 'V033', what: 'no flags', marked: file({ hosts: '{S: «" "»}' }) },
  {
    code: 'V034',
    what: 'a handle called like a sector',
    marked: file({ hosts: '{S: {opens: {«x»: direct}}}', rest: 'disk: {sectors: {x: 0}}' }),
  },
  {
    code: 'V034',
    what: 'a sector called like a handle',
    marked: file({ hosts: '{S: direct, D: {opens: {b: direct}}}', steps: '[{S: read «b»}]' }),
  },
  { code: 'V034', what: 'two sectors at one address', marked: file({ rest: 'disk: {sectors: {x: 0-7, y: «7»}}' }) },
  {
    code: 'V034',
    what: 'a host called like an actor elsewhere',
    marked: file({ hosts: '{S: {host: «D», opens: {w: direct}}, D: {host: E}}' }),
  },
  { code: 'V035', what: 'a register written twice', marked: file({ steps: '[{S: read x -> r}, {D: read x -> «r»}]' }) },
  {
    code: 'V036',
    what: 'a sector beyond the end',
    marked: file({ storage: 'iscsi', steps: '[{S: write y 1}]', rest: 'disk: {size: 8, sectors: {y: «8»}}' }),
  },
  {
    code: 'V036',
    what: 'an implicit sector beyond the end',
    marked: file({ storage: 'iscsi', steps: '[{S: write x 1}, {S: write «y» 1}]', rest: 'disk: {size: 8}' }),
  },
  {
    code: 'V036',
    what: 'a sector of a file that nothing extends',
    marked: file({ rest: 'disk: {size: 8, sectors: {x: 0, y: «8»}}' }),
  },
  {
    code: 'V036',
    what: 'a first value beyond the end',
    marked: file({ steps: '[{S: write y 1}]', rest: 'disk: {size: 8, sectors: {y: 8}}\ninitial: {«y»: 1}' }),
  },
  { code: 'V037', what: 'a step after a crash', marked: file({ steps: '[{S: crash}, {S: «read x»}]' }) },
  {
    code: 'V037',
    what: 'a step of another process of the crashed host',
    marked: file({ hosts: '{S: direct, T: {host: S, opens: {b: direct}}}', steps: '[{T: crash}, {S: «read x»}]' }),
  },
  {
    code: 'V037',
    what: 'a step after fencing',
    marked: file({ storage: 'gfs2', steps: '[{cluster: fence S}, {D: read x}, {S: «read x»}]' }),
  },
  {
    code: 'V037',
    what: 'a step behind a block with a crash',
    marked: file({ steps: '[{interleave: [{S: crash}, {D: wait}]}, {S: «wait»}]' }),
  },
  { code: 'V038', what: 'a read after close', marked: file({ steps: '[{S: close}, {S: «read x»}]' }) },
  {
    code: 'V038',
    what: 'a read before open',
    marked: file({ hosts: '{S: {}}', steps: '[{S: «read x»}, {S: open h direct}]' }),
  },
  { code: 'V038', what: 'a second open', marked: file({ steps: '[{S: «open disk»}]' }) },
  { code: 'V038', what: 'a second close', marked: file({ steps: '[{S: close}, {S: «close»}]' }) },
  {
    code: 'V039',
    what: 'a write through a read-only handle',
    marked: file({ hosts: '{S: {opens: {r: direct read-only}}}', steps: '[{S: write «r» x 1}]' }),
  },
  {
    code: 'V039',
    what: 'a write lock through a read-only handle',
    marked: file({ hosts: '{S: direct read-only}', steps: '[{S: «lock»}]' }),
  },
  {
    code: 'V039',
    what: 'a write through a read-only mapping',
    marked: file({ hosts: '{S: direct read-only}', steps: '[{S: mmap x}, {S: «mwrite» x 1}]' }),
  },
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
    code: 'V041',
    what: 'a restart without a crash',
    marked: file({ steps: '[{storage: «restart»}, {storage: crash}]' }),
  },
  {
    code: 'V041',
    what: 'a path that heals without being lost',
    marked: file({ steps: '[{D: partition}, {S: «heal»}]' }),
  },
  { code: 'V041', what: 'a boot without a crash', marked: file({ steps: '[{D: crash}, {S: «boot»}]' }) },
  { code: 'V041', what: 'a boot before the crash', marked: file({ steps: '[{S: «boot»}, {S: crash}]' }) },
  { code: 'V038', what: 'a handle from before a crash', marked: file({ steps: '[{S: [crash, boot, «read x»]}]' }) },
  {
    code: 'V040',
    what: 'a mapping from before a crash',
    marked: file({ steps: '[{S: [mmap x, crash, boot, «munmap x»]}]' }),
  },
  { code: 'V037', what: 'a step after a second crash', marked: file({ steps: '[{S: [crash, boot, crash, «wait»]}]' }) },
  {
    code: 'V043',
    what: 'one result for two sectors',
    marked: file({ steps: '[{S: read x y -> r}]', rest: 'outcomes: {exactly: [{r: «eof»}]}' }),
  },
  {
    code: 'V042',
    what: 'a pattern without a register',
    marked: file({ steps: '[{S: read x -> r}, {S: fsync -> f}]', rest: 'outcomes: {exactly: [«{r: 0}»]}' }),
  },
  {
    code: 'V042',
    what: 'an empty pattern',
    marked: file({ steps: '[{S: read x -> r}]', rest: 'outcomes: {never: [«{}»]}' }),
  },
  {
    code: 'V043',
    what: 'a value that nobody writes',
    marked: file({ steps: '[{S: write x aa}, {S: read x -> r}]', rest: 'outcomes: {exactly: [{r: «ab!»}]}' }),
    expected: ['0', 'aa', 'eof', 'EIO', '-'],
    nearest: 'aa',
  },
  {
    code: 'V043',
    what: 'a value of another sector',
    marked: file({ steps: '[{S: write x 1}, {S: read y -> r}]', rest: 'outcomes: {exactly: [{r: [0, «1»]}]}' }),
  },
  {
    code: 'V043',
    what: 'more results than sectors',
    marked: file({ steps: '[{S: read x -> r}]', rest: 'outcomes: {exactly: [{r: «0 0»}]}' }),
  },
  {
    code: 'V043',
    what: 'a lock that reads',
    marked: file({ steps: '[{S: lock -> r}]', rest: 'outcomes: {exactly: [{r: «1»}]}' }),
    expected: ['ok', 'EAGAIN', 'EIO', '-'],
  },
  {
    code: 'V043',
    what: 'a size the disk never has',
    marked: file({ steps: '[{S: truncate 64}, {S: size -> r}]', rest: 'outcomes: {exactly: [{r: «65»}]}' }),
    expected: ['128', '64', 'EIO', '-'],
  },
  {
    code: 'V043',
    what: 'an observation that cannot be',
    marked: file({ steps: '[{S: read x -> r}]', rest: 'observed: [{id: a, outcomes: [{registers: {r: «7»}}]}]' }),
  },
  {
    code: 'V044',
    what: 'a server crash without a server',
    marked: file({ storage: 'iscsi', rest: 'faults: {«server-crash»: 1}' }),
  },
  {
    code: 'V044',
    what: 'a late duplicate without NFS',
    marked: file({ storage: 'iscsi', rest: 'faults: {«delayed-duplicate»: {S: 1}}' }),
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
