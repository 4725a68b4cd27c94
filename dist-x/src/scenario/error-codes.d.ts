/** Every error a scenario file can have. Codes never change their meaning and are never used again. */
export interface ErrorExplanation {
    readonly title: string;
    /** What is wrong, in a sentence or two. */
    readonly meaning: string;
    /** What to do about it. */
    readonly remedy: string;
}
export declare const errorCodes: {
    readonly V001: {
        readonly title: "file cannot be read";
        readonly meaning: "The path does not exist, is not a file, or may not be read.";
        readonly remedy: "Check the path and its permissions.";
    };
    readonly V002: {
        readonly title: "no scenario found";
        readonly meaning: "A folder or a pattern led to no .yaml or .yml file.";
        readonly remedy: "Name a folder that contains scenarios; quote patterns so that the shell leaves them alone.";
    };
    readonly V003: {
        readonly title: "file too large";
        readonly meaning: "The file is larger than a scenario can usefully be, so it was not read to the end.";
        readonly remedy: "Split it into several scenarios.";
    };
    readonly V004: {
        readonly title: "not a text file";
        readonly meaning: "The file is not UTF-8 text, or contains control characters such as NUL.";
        readonly remedy: "Save it as UTF-8.";
    };
    readonly V005: {
        readonly title: "empty file";
        readonly meaning: "The file contains nothing but blanks and comments.";
        readonly remedy: "Start with the line \"stalemate: 1\".";
    };
    readonly V006: {
        readonly title: "not valid YAML";
        readonly meaning: "The YAML reader cannot make sense of the file from this place on.";
        readonly remedy: "Look at indentation (blanks, never tabs), missing quotes and brackets. Put quotes around a value that is only \"-\".";
    };
    readonly V007: {
        readonly title: "key given twice";
        readonly meaning: "One mapping contains the same key twice.";
        readonly remedy: "Remove or rename one of the two.";
    };
    readonly V008: {
        readonly title: "several documents";
        readonly meaning: "A line \"---\" starts a second YAML document; a file holds one scenario.";
        readonly remedy: "Put the second scenario into a file of its own.";
    };
    readonly V009: {
        readonly title: "nested too deeply";
        readonly meaning: "Lists and mappings nest deeper than any scenario needs.";
        readonly remedy: "Write interleave blocks side by side rather than inside each other.";
    };
    readonly V010: {
        readonly title: "unusable alias";
        readonly meaning: "A YAML alias (*name) has no anchor before it, contains itself, or multiplies into too much text.";
        readonly remedy: "Write the repeated part out.";
    };
    readonly V011: {
        readonly title: "not a mapping";
        readonly meaning: "The file as a whole must be a mapping of keys to values.";
        readonly remedy: "Start with the line \"stalemate: 1\".";
    };
    readonly V012: {
        readonly title: "value not allowed";
        readonly meaning: "Only certain values are allowed here.";
        readonly remedy: "Take one of the values listed.";
    };
    readonly V013: {
        readonly title: "newer format";
        readonly meaning: "The file says it uses a later version of the format than this program knows.";
        readonly remedy: "Use a newer release, or write the file for version 1.";
    };
    readonly V014: {
        readonly title: "missing key";
        readonly meaning: "A key that every scenario (or every entry of this kind) needs is absent.";
        readonly remedy: "Add the key.";
    };
    readonly V015: {
        readonly title: "unknown key";
        readonly meaning: "This mapping has no such key.";
        readonly remedy: "Check the spelling against the list of allowed keys.";
    };
    readonly V016: {
        readonly title: "wrong kind of value";
        readonly meaning: "A text, number, list or mapping stands where another of these is needed.";
        readonly remedy: "Write the kind of value that the message asks for.";
    };
    readonly V017: {
        readonly title: "number out of range";
        readonly meaning: "A number is negative, too large, or not a whole number.";
        readonly remedy: "Use a whole number within the range given.";
    };
    readonly V018: {
        readonly title: "wrong number of entries";
        readonly meaning: "A list or mapping has too few entries, or a step names more than one actor.";
        readonly remedy: "One step is one \"ACTOR: operation\"; an interleave block needs at least two branches.";
    };
    readonly V019: {
        readonly title: "limit exceeded";
        readonly meaning: "The scenario is larger than the search is made for.";
        readonly remedy: "Make it smaller: a good litmus test has a handful of steps.";
    };
    readonly V020: {
        readonly title: "name not allowed";
        readonly meaning: "A name contains characters it may not contain, or is a word of the language.";
        readonly remedy: "Use a letter followed by letters, digits, \"-\" or \"_\".";
    };
    readonly V021: {
        readonly title: "unknown actor";
        readonly meaning: "A step, a fault or a fence names an actor that neither \"hosts\" nor \"machines\" lists.";
        readonly remedy: "Add the actor to \"hosts\" or \"machines\", or correct the name.";
    };
    readonly V022: {
        readonly title: "unknown handle";
        readonly meaning: "The actor has no handle of this name.";
        readonly remedy: "Open it: under \"hosts\", or with an \"open\" step.";
    };
    readonly V023: {
        readonly title: "unknown sector";
        readonly meaning: "No such sector is declared, and the name is not one that needs no declaration (one letter, then digits).";
        readonly remedy: "Declare it under disk.sectors, or correct the name.";
    };
    readonly V024: {
        readonly title: "unknown register";
        readonly meaning: "No step stores a result under this name.";
        readonly remedy: "Add \"-> NAME\" to a step, or correct the name.";
    };
    readonly V025: {
        readonly title: "unknown storage";
        readonly meaning: "The catalogue has no storage system of this name.";
        readonly remedy: "Take one of the names listed.";
    };
    readonly V026: {
        readonly title: "option of another storage";
        readonly meaning: "This option exists, but not for the chosen storage.";
        readonly remedy: "Remove the option or choose the storage it belongs to.";
    };
    readonly V027: {
        readonly title: "unknown operation";
        readonly meaning: "The first word of a step is not an operation.";
        readonly remedy: "Take one of the operations listed.";
    };
    readonly V028: {
        readonly title: "operation not complete";
        readonly meaning: "A word of the operation is missing, or there is one too many.";
        readonly remedy: "Compare with the form that the message shows.";
    };
    readonly V029: {
        readonly title: "not a value";
        readonly meaning: "Values are made of letters, digits and \"_\"; \"ok\", \"eof\", \"EIO\" and \"EAGAIN\" are results and cannot be written.";
        readonly remedy: "Choose a short word such as 1 or aa.";
    };
    readonly V030: {
        readonly title: "operation impossible on this storage";
        readonly meaning: "The chosen storage has nothing that this operation could act on.";
        readonly remedy: "Remove the step or choose another storage.";
    };
    readonly V031: {
        readonly title: "operation by the wrong actor";
        readonly meaning: "Some operations belong to \"storage\" or \"cluster\", some to virtual machines and tools, the others to processes that make system calls.";
        readonly remedy: "Let the right actor do it.";
    };
    readonly V032: {
        readonly title: "handle not clear";
        readonly meaning: "A handle may be left out only where its actor has exactly one.";
        readonly remedy: "Write the handle after the operation, or open one.";
    };
    readonly V033: {
        readonly title: "wrong open flags";
        readonly meaning: "A flag is unknown, contradicts another, or differs from an earlier open of the same handle.";
        readonly remedy: "Flags are direct or buffered, dsync, read-only or read-write; a handle keeps its flags.";
    };
    readonly V034: {
        readonly title: "name or address used twice";
        readonly meaning: "One name stands for two things, or two sectors have the same address.";
        readonly remedy: "Rename one, or move one.";
    };
    readonly V035: {
        readonly title: "register written twice";
        readonly meaning: "Two steps store their result under the same name.";
        readonly remedy: "Give each result a name of its own.";
    };
    readonly V036: {
        readonly title: "sector beyond the disk";
        readonly meaning: "The address lies beyond every size that the disk can have during the scenario.";
        readonly remedy: "Make disk.size larger, or let a step grow the disk.";
    };
    readonly V037: {
        readonly title: "step after the end of its host";
        readonly meaning: "The host has crashed or was fenced before this step, so the step can never run.";
        readonly remedy: "Move the step before the crash, let another host do it, or put a \"boot\" step in between.";
    };
    readonly V038: {
        readonly title: "handle not open, or open already";
        readonly meaning: "When this step runs its handle is certainly closed (or, for an open, certainly open).";
        readonly remedy: "Open the handle first, or remove the second open.";
    };
    readonly V039: {
        readonly title: "write through a read-only handle";
        readonly meaning: "Writing, truncating, write-locking and writing through a mapping need a handle that may write.";
        readonly remedy: "Open the handle without read-only.";
    };
    readonly V040: {
        readonly title: "no mapping";
        readonly meaning: "The page is certainly not mapped when this step runs (or is mapped already).";
        readonly remedy: "Put an \"mmap\" step for the same handle and page before it.";
    };
    readonly V041: {
        readonly title: "nothing to undo";
        readonly meaning: "\"restart\" needs a server crash, \"heal\" a partition and \"boot\" a crash of the host, before it or beside it.";
        readonly remedy: "Add what it undoes, as a step or under \"faults\".";
    };
    readonly V042: {
        readonly title: "incomplete pattern";
        readonly meaning: "A pattern of \"exactly\" or \"quiet\" must name every register; the others at least one.";
        readonly remedy: "Add the registers that the message lists.";
    };
    readonly V043: {
        readonly title: "impossible value";
        readonly meaning: "No step can store this value in this register.";
        readonly remedy: "Correct the value, or the steps.";
    };
    readonly V044: {
        readonly title: "fault impossible on this storage";
        readonly meaning: "The chosen storage has nothing that this fault could hit.";
        readonly remedy: "Remove the fault or choose another storage.";
    };
    readonly V045: {
        readonly title: "contradicting options";
        readonly meaning: "Two keys say opposite things.";
        readonly remedy: "Keep one of them.";
    };
    readonly V046: {
        readonly title: "options that exclude each other";
        readonly meaning: "No real system can be set up with these options of the storage together.";
        readonly remedy: "Change one of the options as the hint says.";
    };
    readonly V047: {
        readonly title: "device with a part of a page";
        readonly meaning: "The size of a block device is not a multiple of 8 sectors. Linux would use blocks smaller than a page on it, which is not modelled.";
        readonly remedy: "Take one of the sizes that the hint names.";
    };
    readonly V048: {
        readonly title: "incomplete virtual machine";
        readonly meaning: "Virtual machines need both \"image\" and \"machines\"; migrations, a guest, properties and some faults and keys need virtual machines.";
        readonly remedy: "Add the part that is missing, or remove what needs it.";
    };
    readonly V049: {
        readonly title: "unknown machine";
        readonly meaning: "A migration names a process that \"machines\" does not list, or a tool, which has no guest to hand over.";
        readonly remedy: "Add the machine to \"machines\", or correct the name.";
    };
    readonly V050: {
        readonly title: "handoff that cannot be";
        readonly meaning: "A step to leave out is not in the handoff, a list is missing, or the destination never opens its image.";
        readonly remedy: "Compare with the steps that the message lists.";
    };
    readonly V051: {
        readonly title: "no such migration";
        readonly meaning: "A step is about the migration of a machine that no migration hands over.";
        readonly remedy: "Add an entry to \"migrations\" with this machine as its source.";
    };
    readonly V052: {
        readonly title: "nothing happens";
        readonly meaning: "There are neither steps nor a guest that does anything.";
        readonly remedy: "Add steps, or a guest such as {writes: 1, reads: 1}.";
    };
    readonly V053: {
        readonly title: "image that cannot be";
        readonly meaning: "The format of the image has no such property, or the content of a sector has no place in the image.";
        readonly remedy: "Choose another format, allocate the sector, or remove the property.";
    };
    readonly V054: {
        readonly title: "operation impossible for this machine";
        readonly meaning: "The process or its image has nothing that this operation could act on.";
        readonly remedy: "Remove the step, or set up the machine or the image so that it has what is needed.";
    };
    readonly V055: {
        readonly title: "fault with nothing to hit";
        readonly meaning: "The scenario has no migration or no arbiter that this fault could hit.";
        readonly remedy: "Remove the fault, or add what it should hit.";
    };
    readonly V056: {
        readonly title: "process not started, or started already";
        readonly meaning: "When this step runs, the process it needs has certainly not been started (or, for a launch, it runs).";
        readonly remedy: "Put a \"launch\" step of the process before it, or remove the second one.";
    };
};
export type ErrorCode = keyof typeof errorCodes;
