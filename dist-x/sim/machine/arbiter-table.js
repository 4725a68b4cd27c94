const recoverNowhere = { undecided: 'end', source: 'end', destination: 'end' };
export const arbiterTable = {
    cont: {
        name: 'cont',
        summary: 'management that starts the destination paused, and says cont to it when the source has completed',
        steps: [
            request('prepare', 'destination', 'prepare', 'perform', 'end', 'end'),
            request('perform', 'source', 'perform', 'start', 'resume', 'end'),
            request('start', 'destination', 'cont', 'end', 'resume', 'end'),
            request('resume', 'source', 'resume', 'end', 'end', 'end'),
            { label: 'end', kind: 'end' },
        ],
        log: false,
        recovery: recoverNowhere,
        cites: ['Anthony Liguori, qemu-devel 2011-11-11 00:11: "a reliable third node"', 'QEMU -S and cont'],
    },
    'libvirt-v2': {
        name: 'libvirt-v2',
        summary: 'Prepare, Perform (which ends the source), Finish',
        steps: [
            request('prepare', 'destination', 'prepare', 'perform', 'end', 'end'),
            request('perform', 'source', 'perform', 'kill-source', 'cancel', 'cancel'),
            request('kill-source', 'source', 'kill', 'finish', 'finish', 'finish'),
            request('finish', 'destination', 'cont', 'end', 'end', 'end'),
            request('cancel', 'destination', 'kill', 'resume', 'resume', 'resume'),
            request('resume', 'source', 'resume', 'end', 'end', 'end'),
            { label: 'end', kind: 'end' },
        ],
        log: false,
        recovery: recoverNowhere,
        cites: ['libvirt src/qemu/MIGRATION.txt, version 2'],
    },
    'libvirt-v3': {
        name: 'libvirt-v3',
        summary: 'Begin, Prepare, Perform, Finish, Confirm: the source is kept until the destination has answered',
        steps: [
            request('prepare', 'destination', 'prepare', 'perform', 'end', 'end'),
            request('perform', 'source', 'perform', 'finish', 'cancel', 'cancel'),
            // A guest that does not start is ended at the destination; a lost reply to Finish looks the same from here.
            request('finish', 'destination', 'cont', 'confirm-kill', 'cancel', 'confirm-resume'),
            request('cancel', 'destination', 'kill', 'confirm-resume', 'confirm-resume', 'confirm-resume'),
            request('confirm-kill', 'source', 'kill', 'end', 'end', 'end'),
            request('confirm-resume', 'source', 'resume', 'end', 'end', 'end'),
            { label: 'end', kind: 'end' },
        ],
        log: false,
        recovery: recoverNowhere,
        cites: [
            'libvirt src/libvirt-domain.c virDomainMigrateVersion3Full',
            'libvirt src/qemu/MIGRATION.txt; src/qemu/qemu_migration.c qemuMigrationDstFinish',
        ],
    },
    ideal: {
        name: 'ideal',
        summary: 'decides once, writes the decision down, makes sure of the loser before the winner runs, and asks until it is answered',
        steps: [
            request('prepare', 'destination', 'prepare', 'perform', 'choose-source', 'perform'),
            request('perform', 'source', 'perform', 'ask', 'choose-source', 'ask'),
            request('ask', 'destination', 'query', 'choose-destination', 'choose-source', 'doubt'),
            { label: 'doubt', kind: 'fence', node: 'destination', next: 'choose-source', unable: 'ask' },
            { label: 'choose-destination', kind: 'decide', outcome: 'destination', next: 'end-source' },
            request('end-source', 'source', 'kill', 'start', 'fence-source', 'fence-source'),
            { label: 'fence-source', kind: 'fence', node: 'source', next: 'start', unable: 'end-source' },
            request('start', 'destination', 'cont', 'end', 'end', 'start'),
            { label: 'choose-source', kind: 'decide', outcome: 'source', next: 'end-destination' },
            request('end-destination', 'destination', 'kill', 'resume', 'fence-destination', 'fence-destination'),
            { label: 'fence-destination', kind: 'fence', node: 'destination', next: 'resume', unable: 'end-destination' },
            request('resume', 'source', 'resume', 'end', 'end', 'resume'),
            { label: 'end', kind: 'end' },
        ],
        log: true,
        // Undecided it begins again: what was done already is answered at once, and the source may have gone back meanwhile.
        recovery: { undecided: 'prepare', source: 'end-destination', destination: 'end-source' },
        cites: ['Anthony Liguori, qemu-devel 2011-11-11 00:11: Two Generals and "a reliable third node"'],
    },
};
function request(label, to, what, ok, error, silence) {
    return { label, kind: 'request', to, request: what, ok, error, silence };
}
