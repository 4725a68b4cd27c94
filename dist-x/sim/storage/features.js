const base = {
    pageCache: 'file',
    pageWrites: 'back',
    validity: 'unchecked',
    size: 'live',
    clientCache: null,
    volatileTarget: false,
    shared: true,
    nfs: null,
    clusterLock: null,
    lazyIo: false,
    exclusiveWriteLock: false,
    onLoss: 'wait',
    byteLocks: 'cluster',
    name: 'file',
};
export function featuresOf(options) {
    switch (options.kind) {
        case 'block':
            return {
                ...base,
                pageCache: 'block',
                size: 'device',
                volatileTarget: options.writeCache,
                clientCache: options.localCache === 'none' ? null : cacheDevice(options.localCache),
                onLoss: options.onPathLoss === 'fail' ? 'fail' : 'wait',
                byteLocks: 'host',
                name: 'device',
            };
        case 'nfs':
            return {
                ...base,
                validity: 'attributes',
                size: 'attributes',
                volatileTarget: true,
                nfs: options,
                onLoss: options.mount === 'soft' ? 'fail' : 'wait',
                byteLocks: options.locks === 'local' ? 'host' : 'cluster',
            };
        case 'cluster-lock':
            return {
                ...base,
                validity: 'cluster-lock',
                clusterLock: {
                    granularity: options.granularity,
                    directLock: options.directLock,
                    clusterWide: options.locking === 'cluster',
                },
                byteLocks: options.locking === 'cluster' ? 'cluster' : 'host',
            };
        case 'cephfs':
            return { ...base, validity: 'capabilities', lazyIo: options.lazyIo };
        case 'gluster':
            return {
                ...base,
                validity: 'attributes',
                size: 'attributes',
                pageWrites: 'through',
                clientCache: {
                    fillOnRead: options.readCaches,
                    writes: options.writeBehind ? 'back' : 'through',
                    flushReachesTarget: true,
                    timeBounded: true,
                    survivesCrash: false,
                    directBypasses: options.strictDirect,
                },
            };
        case 'rbd':
            return {
                ...base,
                pageCache: 'none',
                exclusiveWriteLock: options.exclusiveLock,
                clientCache: options.cache === 'none' ? null : objectCache(options.cache),
                name: 'image',
            };
        case 'local':
            return { ...base, shared: false, byteLocks: 'host' };
    }
}
function cacheDevice(mode) {
    return {
        fillOnRead: true,
        writes: mode === 'writeback' ? 'back' : 'through',
        flushReachesTarget: false,
        timeBounded: false,
        survivesCrash: true,
        directBypasses: false,
    };
}
function objectCache(policy) {
    return {
        fillOnRead: policy !== 'writearound',
        writes: policy === 'writearound' ? 'around' : policy === 'writeback' ? 'back' : 'through',
        flushReachesTarget: true,
        timeBounded: false,
        survivesCrash: false,
        directBypasses: false,
    };
}
