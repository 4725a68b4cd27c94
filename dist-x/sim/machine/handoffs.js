/**
 * A handoff is data: what source and destination do, in order. Each step is one action of its process, with the same
 * meaning in every handoff; which steps there are and in which order decides what is safe.
 */
export const sourceSteps = {
    stop: 'stop the virtual processors',
    drain: 'wait until requests in flight have completed',
    flush: 'write format caches to the file and flush the file; an error fails the migration',
    'flush-ignoring-errors': 'the same, but an error is ignored',
    pause: 'pause before switchover and wait for migrate-continue',
    inactivate: 'give the image up: write back and clean what the format still has, then never write again',
    unlock: 'release the image locks',
    close: 'close every file of the image',
    send: 'send the last of the state',
    'await-acknowledgement': 'wait until the destination says over the return path that it has everything',
    finish: 'call the migration completed; the guest stays paused',
    quit: 'exit',
    lock: 'take the image locks',
    'drop-cache': 'flush, then drop the page cache of the file (fadvise DONTNEED)',
    'refresh-size': 'ask for the size of the file again',
    invalidate: 'drop what the format has cached and read its header and tables again',
    reopen: 'close the image and open it again',
    activate: 'become able to write',
    resume: 'run the virtual processors again',
};
export const destinationSteps = {
    open: 'open the image and read its header and tables',
    check: 'check and repair the image where its header asks for it',
    probe: 'read the first 2 KiB to guess the format',
    'read-geometry': 'read guest sector 0 and size to guess a CHS geometry',
    receive: 'receive and load the rest of the state',
    acknowledge: 'tell the source that everything has arrived',
    'await-cont': 'wait until the management says cont',
    'drop-cache': 'flush, then drop the page cache of the file (fadvise DONTNEED)',
    'refresh-size': 'ask for the size of the file again',
    invalidate: 'drop what the format has cached and read its header and tables again',
    reopen: 'close the image and open it again',
    lock: 'take the image locks',
    activate: 'become able to write',
    'refresh-devices': 'tell the devices the size of the disk',
    start: 'run the virtual processors',
};
