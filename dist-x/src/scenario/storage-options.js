/**
 * The options of each kind of storage as they are written in a file. The type makes it complete: an option added to
 * the model does not compile until it is described here.
 */
import { catalogue } from "../../sim/storage/catalogue.js";
const yesNo = [true, false];
export const optionRules = {
    block: {
        writeCache: { values: yesNo, meaning: 'the target has a volatile write cache (WCE=1)' },
        localCache: {
            values: ['none', 'writethrough', 'writeback'],
            meaning: 'a cache device on each host below the block device (bcache, dm-cache)',
        },
        onPathLoss: { values: ['fail', 'queue'], meaning: 'without a path to the target: fail with EIO, or wait' },
    },
    nfs: {
        version: { values: ['3', '4.0', '4.1', '4.2'], meaning: 'protocol version' },
        server: {
            values: ['linux', 'protocol'],
            meaning: 'linux: one page cache behind all clients; protocol: only what the RFCs promise',
        },
        export: { values: ['sync', 'async'], meaning: 'async: the server says a write is stable before it is' },
        attributeCache: {
            values: yesNo,
            meaning: 'false is the mount option actimeo=0: attributes are checked before every buffered read',
        },
        synchronousWrites: { values: yesNo, meaning: 'true is the mount option sync: every write is synchronous' },
        closeToOpen: {
            values: yesNo,
            meaning: 'false is the mount option nocto: open does not check whether the file changed',
        },
        mount: { values: ['hard', 'soft'], meaning: 'hard waits for a lost server, soft returns EIO' },
        delegations: { values: yesNo, meaning: 'the server may grant delegations at open (NFSv4)' },
        locks: {
            values: ['server', 'local'],
            meaning: 'local is the mount option nolock: other hosts do not see the locks',
        },
        transport: { values: ['tcp', 'udp'], meaning: 'what carries the requests' },
    },
    'cluster-lock': {
        granularity: { values: ['file', 'page'], meaning: 'what one cluster lock covers' },
        directLock: {
            values: ['deferred', 'shared-exclusive', 'none'],
            meaning: 'the lock that O_DIRECT takes: as GFS2, as buffered I/O does, or none for writes',
        },
        locking: { values: ['cluster', 'local'], meaning: 'local: mounted without cluster-wide locks (lock_nolock)' },
    },
    cephfs: {
        lazyIo: { values: yesNo, meaning: 'a client keeps its cache although others write' },
    },
    gluster: {
        writeBehind: { values: yesNo, meaning: 'a write is acknowledged before the brick has it' },
        readCaches: {
            values: yesNo,
            meaning: 'the client keeps data for a bounded time (io-cache, quick-read, read-ahead)',
        },
        strictDirect: { values: yesNo, meaning: "O_DIRECT passes the client's caches" },
    },
    rbd: {
        cache: {
            values: ['none', 'writearound', 'writethrough', 'writeback'],
            meaning: 'the cache of librbd in the process',
        },
        exclusiveLock: { values: yesNo, meaning: 'only one client at a time may write' },
    },
    local: {},
};
export const storageKinds = Object.keys(optionRules);
export const storageNames = Object.keys(catalogue);
export const isStorageName = (name) => Object.hasOwn(catalogue, name);
export const catalogueEntry = (name) => catalogue[name];
/** Options of a kind by the key that a file uses: `writeCache` is written `write-cache`. */
export function optionsByKey(kind) {
    const rules = optionRules[kind];
    return new Map(Object.entries(rules).map(([field, rule]) => [kebab(field), { ...rule, field }]));
}
/** The kinds of storage that have an option; empty where no storage has it. */
export function kindsWithOption(key) {
    return storageKinds.filter((kind) => optionsByKey(kind).has(key) || (key === 'noac' && kind === 'nfs'));
}
const kebab = (field) => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
