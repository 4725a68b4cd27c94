/** What QEMU itself does differently from version to version, apart from the order of the handoff. */
export interface QemuBehaviour {
    /** cache=writethrough opens with O_DSYNC (2011); later a flush follows each write. */
    readonly writethroughBySync: boolean;
    /** cache=unsafe writes format tables to the file when asked to flush (since ca716364f); before, not even that. */
    readonly unsafeWritesTables: boolean;
    /** Image files opened for an incoming migration are inactive: nothing is repaired, cleared or written. */
    readonly incomingIsInactive: boolean;
    /** Behind the length of the file that the block layer remembers, reads are zeros; before, they went to the file. */
    readonly zerosBehindKnownLength: boolean;
    /** OFD locks on image files. */
    readonly imageLocks: boolean;
    /** A failed fdatasync on a buffered file makes every later flush fail. */
    readonly failedFlushPoisons: boolean;
    /** Draining a QED image clears NEED_CHECK. */
    readonly drainClearsNeedCheck: boolean;
    /** An incoming QED image with NEED_CHECK set arms its timer and aborts when it is drained. */
    readonly incomingQedAborts: boolean;
    /** Activation also opens the nodes below the top image afresh. */
    readonly activatesBacking: boolean;
    /** An error while the image is activated stops the guest from starting. */
    readonly activationErrorsCount: boolean;
    /** Migration refuses formats that cannot be invalidated (2011-11-14 QED too; later all but raw, qcow2 and QED). */
    readonly blocks: readonly ('qed' | 'other')[];
}
