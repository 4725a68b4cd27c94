/** Every error a scenario file can have. Codes never change their meaning and are never used again. */
export interface ErrorExplanation {
  readonly title: string;
  /** What is wrong, in a sentence or two. */
  readonly meaning: string;
  /** What to do about it. */
  readonly remedy: string;
}

export const errorCodes = {
  V001: {
    title: 'file cannot be read',
    meaning: 'The path does not exist, is not a file, or may not be read.',
    remedy: 'Check the path and its permissions.',
  },
  V002: {
    title: 'no scenario found',
    meaning: 'A folder or a pattern led to no .yaml or .yml file.',
    remedy: 'Name a folder that contains scenarios; quote patterns so that the shell leaves them alone.',
  },
  V003: {
    title: 'file too large',
    meaning: 'The file is larger than a scenario can usefully be, so it was not read to the end.',
    remedy: 'Split it into several scenarios.',
  },
  V004: {
    title: 'not a text file',
    meaning: 'The file is not UTF-8 text, or contains control characters such as NUL.',
    remedy: 'Save it as UTF-8.',
  },
  V005: {
    title: 'empty file',
    meaning: 'The file contains nothing but blanks and comments.',
    remedy: 'Start with the line "stalemate: 1".',
  },
  V006: {
    title: 'not valid YAML',
    meaning: 'The YAML reader cannot make sense of the file from this place on.',
    remedy:
      'Look at indentation (blanks, never tabs), missing quotes and brackets. Put quotes around a value that is only "-".',
  },
  V007: {
    title: 'key given twice',
    meaning: 'One mapping contains the same key twice.',
    remedy: 'Remove or rename one of the two.',
  },
  V008: {
    title: 'several documents',
    meaning: 'A line "---" starts a second YAML document; a file holds one scenario.',
    remedy: 'Put the second scenario into a file of its own.',
  },
  V009: {
    title: 'nested too deeply',
    meaning: 'Lists and mappings nest deeper than any scenario needs.',
    remedy: 'Write interleave blocks side by side rather than inside each other.',
  },
  V010: {
    title: 'unusable alias',
    meaning: 'A YAML alias (*name) has no anchor before it, contains itself, or multiplies into too much text.',
    remedy: 'Write the repeated part out.',
  },
  V011: {
    title: 'not a mapping',
    meaning: 'The file as a whole must be a mapping of keys to values.',
    remedy: 'Start with the line "stalemate: 1".',
  },
  V012: {
    title: 'value not allowed',
    meaning: 'Only certain values are allowed here.',
    remedy: 'Take one of the values listed.',
  },
  V013: {
    title: 'newer format',
    meaning: 'The file says it uses a later version of the format than this program knows.',
    remedy: 'Use a newer release, or write the file for version 1.',
  },
  V014: {
    title: 'missing key',
    meaning: 'A key that every scenario (or every entry of this kind) needs is absent.',
    remedy: 'Add the key.',
  },
  V015: {
    title: 'unknown key',
    meaning: 'This mapping has no such key.',
    remedy: 'Check the spelling against the list of allowed keys.',
  },
  V016: {
    title: 'wrong kind of value',
    meaning: 'A text, number, list or mapping stands where another of these is needed.',
    remedy: 'Write the kind of value that the message asks for.',
  },
  V017: {
    title: 'number out of range',
    meaning: 'A number is negative, too large, or not a whole number.',
    remedy: 'Use a whole number within the range given.',
  },
  V018: {
    title: 'wrong number of entries',
    meaning: 'A list or mapping has too few entries, or a step names more than one actor.',
    remedy: 'One step is one "ACTOR: operation"; an interleave block needs at least two branches.',
  },
  V019: {
    title: 'limit exceeded',
    meaning: 'The scenario is larger than the search is made for.',
    remedy: 'Make it smaller: a good litmus test has a handful of steps.',
  },
  V020: {
    title: 'name not allowed',
    meaning: 'A name contains characters it may not contain, or is a word of the language.',
    remedy: 'Use a letter followed by letters, digits, "-" or "_".',
  },
  V021: {
    title: 'unknown actor',
    meaning: 'A step, a fault or a fence names an actor that neither "hosts" nor "machines" lists.',
    remedy: 'Add the actor to "hosts" or "machines", or correct the name.',
  },
  V022: {
    title: 'unknown handle',
    meaning: 'The actor has no handle of this name.',
    remedy: 'Open it: under "hosts", or with an "open" step.',
  },
  V023: {
    title: 'unknown sector',
    meaning: 'No such sector is declared, and the name is not one that needs no declaration (one letter, then digits).',
    remedy: 'Declare it under disk.sectors, or correct the name.',
  },
  V024: {
    title: 'unknown register',
    meaning: 'No step stores a result under this name.',
    remedy: 'Add "-> NAME" to a step, or correct the name.',
  },
  V025: {
    title: 'unknown storage',
    meaning: 'The catalogue has no storage system of this name.',
    remedy: 'Take one of the names listed.',
  },
  V026: {
    title: 'option of another storage',
    meaning: 'This option exists, but not for the chosen storage.',
    remedy: 'Remove the option or choose the storage it belongs to.',
  },
  V027: {
    title: 'unknown operation',
    meaning: 'The first word of a step is not an operation.',
    remedy: 'Take one of the operations listed.',
  },
  V028: {
    title: 'operation not complete',
    meaning: 'A word of the operation is missing, or there is one too many.',
    remedy: 'Compare with the form that the message shows.',
  },
  V029: {
    title: 'not a value',
    meaning:
      'Values are made of letters, digits and "_"; "ok", "eof", "EIO" and "EAGAIN" are results and cannot be written.',
    remedy: 'Choose a short word such as 1 or aa.',
  },
  V030: {
    title: 'operation impossible on this storage',
    meaning: 'The chosen storage has nothing that this operation could act on.',
    remedy: 'Remove the step or choose another storage.',
  },
  V031: {
    title: 'operation by the wrong actor',
    meaning:
      'Some operations belong to "storage" or "cluster", some to virtual machines and tools, the others to processes that make system calls.',
    remedy: 'Let the right actor do it.',
  },
  V032: {
    title: 'handle not clear',
    meaning: 'A handle may be left out only where its actor has exactly one.',
    remedy: 'Write the handle after the operation, or open one.',
  },
  V033: {
    title: 'wrong open flags',
    meaning: 'A flag is unknown, contradicts another, or differs from an earlier open of the same handle.',
    remedy: 'Flags are direct or buffered, dsync, read-only or read-write; a handle keeps its flags.',
  },
  V034: {
    title: 'name or address used twice',
    meaning: 'One name stands for two things, or two sectors have the same address.',
    remedy: 'Rename one, or move one.',
  },
  V035: {
    title: 'register written twice',
    meaning: 'Two steps store their result under the same name.',
    remedy: 'Give each result a name of its own.',
  },
  V036: {
    title: 'sector beyond the disk',
    meaning: 'The address lies beyond every size that the disk can have during the scenario.',
    remedy: 'Make disk.size larger, or let a step grow the disk.',
  },
  V037: {
    title: 'step after the end of its host',
    meaning: 'The host has crashed or was fenced before this step, so the step can never run.',
    remedy: 'Move the step before the crash, let another host do it, or put a "boot" step in between.',
  },
  V038: {
    title: 'handle not open, or open already',
    meaning: 'When this step runs its handle is certainly closed (or, for an open, certainly open).',
    remedy: 'Open the handle first, or remove the second open.',
  },
  V039: {
    title: 'write through a read-only handle',
    meaning: 'Writing, truncating, write-locking and writing through a mapping need a handle that may write.',
    remedy: 'Open the handle without read-only.',
  },
  V040: {
    title: 'no mapping',
    meaning: 'The page is certainly not mapped when this step runs (or is mapped already).',
    remedy: 'Put an "mmap" step for the same handle and page before it.',
  },
  V041: {
    title: 'nothing to undo',
    meaning:
      '"restart" needs a server crash, "heal" a partition and "boot" a crash of the host, before it or beside it.',
    remedy: 'Add what it undoes, as a step or under "faults".',
  },
  V042: {
    title: 'incomplete pattern',
    meaning: 'A pattern of "exactly" or "quiet" must name every register; the others at least one.',
    remedy: 'Add the registers that the message lists.',
  },
  V043: {
    title: 'impossible value',
    meaning: 'No step can store this value in this register.',
    remedy: 'Correct the value, or the steps.',
  },
  V044: {
    title: 'fault impossible on this storage',
    meaning: 'The chosen storage has nothing that this fault could hit.',
    remedy: 'Remove the fault or choose another storage.',
  },
  V045: { title: 'contradicting options', meaning: 'Two keys say opposite things.', remedy: 'Keep one of them.' },
  V046: {
    title: 'options that exclude each other',
    meaning: 'No real system can be set up with these options of the storage together.',
    remedy: 'Change one of the options as the hint says.',
  },
  V047: {
    title: 'device with a part of a page',
    meaning:
      'The size of a block device is not a multiple of 8 sectors. Linux would use blocks smaller than a page on it, which is not modelled.',
    remedy: 'Take one of the sizes that the hint names.',
  },
  V048: {
    title: 'incomplete virtual machine',
    meaning:
      'Virtual machines need both "image" and "machines"; migrations, a guest, properties and some faults and keys need virtual machines.',
    remedy: 'Add the part that is missing, or remove what needs it.',
  },
  V049: {
    title: 'unknown machine',
    meaning: 'A migration names a process that "machines" does not list, or a tool, which has no guest to hand over.',
    remedy: 'Add the machine to "machines", or correct the name.',
  },
  V050: {
    title: 'handoff that cannot be',
    meaning: 'A step to leave out is not in the handoff, a list is missing, or the destination never opens its image.',
    remedy: 'Compare with the steps that the message lists.',
  },
  V051: {
    title: 'no such migration',
    meaning: 'A step is about the migration of a machine that no migration hands over.',
    remedy: 'Add an entry to "migrations" with this machine as its source.',
  },
  V052: {
    title: 'nothing happens',
    meaning: 'There are neither steps nor a guest that does anything.',
    remedy: 'Add steps, or a guest such as {writes: 1, reads: 1}.',
  },
  V053: {
    title: 'image that cannot be',
    meaning: 'The format of the image has no such property, or the content of a sector has no place in the image.',
    remedy: 'Choose another format, allocate the sector, or remove the property.',
  },
  V054: {
    title: 'operation impossible for this machine',
    meaning: 'The process or its image has nothing that this operation could act on.',
    remedy: 'Remove the step, or set up the machine or the image so that it has what is needed.',
  },
  V055: {
    title: 'fault with nothing to hit',
    meaning: 'The scenario has no migration or no arbiter that this fault could hit.',
    remedy: 'Remove the fault, or add what it should hit.',
  },
  V056: {
    title: 'process not started, or started already',
    meaning: 'When this step runs, the process it needs has certainly not been started (or, for a launch, it runs).',
    remedy: 'Put a "launch" step of the process before it, or remove the second one.',
  },
  V057: {
    title: 'a number is needed',
    meaning:
      'A guest that writes as often as it likes can be searched only where all old data is alike. Steps name data, and after a loss it matters how old data is.',
    remedy: 'Remove "any-number" and say how often the guest writes, reads and flushes.',
  },
  V070: {
    title: 'not a profile',
    meaning: 'The file is no profile of figures for "run --timed": a map with "profile: 1", "based-on" and "figures".',
    remedy:
      'Write the name of a profile that comes along after "based-on", and the figures that differ below "figures".',
  },
  V071: {
    title: 'unknown profile or figure',
    meaning: 'No profile, or no figure of a profile, has this name.',
    remedy: 'Take one of the names that are listed; docs/timed.md says what each figure means.',
  },
  V072: {
    title: 'not the value of a figure',
    meaning: 'The figure cannot have this value: the unit is another, or it is missing or out of range.',
    remedy: 'Write the value in one of the forms that are listed, with its unit.',
  },
} as const satisfies Readonly<Record<string, ErrorExplanation>>;

export type ErrorCode = keyof typeof errorCodes;
