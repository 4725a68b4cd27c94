const thread = {
    writethroughBySync: true,
    unsafeWritesTables: false,
    incomingIsInactive: false,
    zerosBehindKnownLength: false,
    imageLocks: false,
    failedFlushPoisons: false,
    drainClearsNeedCheck: false,
    incomingQedAborts: false,
    activatesBacking: false,
    activationErrorsCount: false,
    blocks: ['other'],
};
const invalidate2011 = { ...thread, unsafeWritesTables: true, blocks: ['qed', 'other'] };
const qed2012 = {
    ...invalidate2011,
    incomingIsInactive: true,
    drainClearsNeedCheck: true,
    blocks: ['other'],
};
const errors2013 = { ...qed2012, writethroughBySync: false };
const zeros2013 = { ...errors2013, zerosBehindKnownLength: true };
const inactivate2016 = { ...zeros2013, activatesBacking: true, activationErrorsCount: true };
const locks2017 = { ...inactivate2016, imageLocks: true, failedFlushPoisons: true };
const measured = { ...locks2017, incomingQedAborts: true };
export const qemuVersions = {
    '2011': {
        released: '2011-11-09',
        handoff: '2011',
        behaviour: thread,
        news: 'QEMU as in the thread',
        cites: ['QEMU commit 0e3b800e71'],
    },
    '1.0': {
        released: '2011-12',
        handoff: '1.0',
        behaviour: invalidate2011,
        news: 'the destination invalidates qcow2; QED, VMDK and the like refuse to migrate',
        cites: ['QEMU 0f15423c3, 06d9260ff, 1ed520c66 (2011-11-14), ca716364f (2011-11-11)'],
    },
    '1.1': {
        released: '2012-06',
        handoff: '1.0',
        behaviour: qed2012,
        news: 'QED migrates: it neither checks nor clears anything while the guest is still on its way',
        cites: ['QEMU c82954e52, 2d1f3c236, 901862cbf, 50d30c267 (2012)'],
    },
    '1.6': {
        released: '2013-08',
        handoff: '1.6',
        behaviour: errors2013,
        news: 'a flush that fails fails the migration',
        cites: ['QEMU cpus.c do_vm_stop'],
    },
    '1.7': {
        released: '2013-11',
        handoff: '1.6',
        behaviour: zeros2013,
        news: 'reads behind the length that the block layer remembers are zeros, and that length may be old',
        cites: ['QEMU 893a8f6220 (2013-08), block.c bdrv_co_do_readv'],
    },
    '2.0': {
        released: '2014-04',
        handoff: '2.0',
        behaviour: zeros2013,
        news: 'the size of every layer is asked for again',
        cites: ['QEMU 3456a8d185'],
    },
    '2.6': {
        released: '2016-05',
        handoff: '2.6',
        behaviour: inactivate2016,
        news: 'the source gives its images up; backing files are activated too',
        cites: ['QEMU 76b1c7fe1c'],
    },
    '2.10': {
        released: '2017-08',
        handoff: '2.10',
        behaviour: locks2017,
        news: 'locks on image files',
        cites: ['QEMU block/file-posix.c raw_handle_perm_lock, a1fbe750fd'],
    },
    '3.0': {
        released: '2018-08',
        handoff: '3.0',
        behaviour: locks2017,
        news: 'the destination drops its page cache',
        cites: ['QEMU dd577a26ff'],
    },
    '7.2': {
        released: '2022-12',
        handoff: '3.0',
        behaviour: measured,
        news: 'the version measured; a destination aborts on a QED image that needs a check',
        cites: ['measured on QEMU 7.2.22'],
    },
    '10.0': {
        released: '2025-04',
        handoff: '10.0',
        behaviour: measured,
        news: 'a paused destination leaves the images alone until it is told to run',
        cites: ['QEMU fca9aef1c8'],
    },
};
