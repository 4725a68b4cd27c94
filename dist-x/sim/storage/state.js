/**
 * The state of hosts over shared storage, declared once. Lengths come from the world, so a layer that a scenario
 * cannot exercise takes no bits.
 *
 * Visibility, durability and authority stay apart: `media.data` is what another host's read sees, `media.stable`
 * is what survives a loss of power, locks and delegations say who may cache or write.
 */
import { machineFields } from "../machine/state.js";
import { arrayOf, bool, defineState, int, oneOf, perPage, perSector, perSectorEach, record, version, } from "../state.js";
export function storageShape(d) {
    /** One content per sector; none where a layer has no such copy. */
    const contents = (sectors) => perSectorEach(d.contents.slice(0, sectors).map(version));
    const page = record({
        /** `unstable`: the NFS server has acknowledged it but not committed it. `lost`: that server has restarted since. */
        status: oneOf('absent', 'clean', 'dirty', 'unstable', 'lost'),
        /** A process has it in its address space (vma), and has touched it (mapped). */
        vma: bool(),
        mapped: bool(),
    });
    const view = record({
        pages: perPage(d.pages, page),
        data: contents(d.sectors),
        /** Which sectors of a dirty page have to be sent. */
        written: perSector(d.sectors, bool()),
        /** Size this host believes in (device size, or i_size from attributes). */
        size: int(d.sizes),
        /** Cached attributes have not timed out. */
        attributesFresh: bool(),
        /** Someone else changed the file since the cached attributes were fetched. */
        behind: bool(),
        /** The next buffered read drops all pages first (NFS_INO_INVALID_DATA). */
        invalid: bool(),
        /** As `invalid`, but only from the next first open (NFS_INO_DATA_INVAL_DEFER). */
        deferred: bool(),
        /** A READ without attributes came back since: fstat has to ask (NFS_INO_INVALID_ATIME). */
        accessTimeStale: bool(),
        /** The last read or write through this mount was O_DIRECT (NFS_INO_ODIRECT). */
        directMode: bool(),
        delegation: oneOf('none', 'read', 'write'),
        /** What the cluster lets this host keep: a lock on the file or a page (GFS2, OCFS2, GPFS), or capabilities (CephFS). */
        cacheRights: perPage(d.cacheRights, oneOf('unlocked', 'shared', 'deferred', 'exclusive')),
        /** The cache below the page cache: cache device, librbd object cache, Gluster translators. */
        client: perSectorEach(d.contents
            .slice(0, d.clientSectors)
            .map((content) => record({ status: oneOf('absent', 'clean', 'dirty'), data: version(content) }))),
        blocklisted: bool(),
        /** A write-back failed since the last fsync, which will say so once (errseq_t). */
        writeError: bool(),
    });
    return defineState({
        views: arrayOf(d.views, view),
        handles: arrayOf(d.handles, record({ open: bool(), locked: bool() })),
        hosts: arrayOf(d.hosts, record({ up: bool(), connected: bool() })),
        media: arrayOf(d.media, record({
            data: contents(d.sectors),
            stable: contents(d.stableSectors),
            size: int(d.sizes),
            stableSize: int(d.stableSectors > 0 ? d.sizes : 0),
        })),
        heads: arrayOf(d.heads, record({ data: contents(d.sectors) })),
        server: record({ up: bool(), restarts: bool() }),
        /** RBD exclusive lock: view index + 1, 0 while nobody owns it. */
        writeOwner: int(d.views),
        duplicate: record({
            pending: bool(),
            sent: perSector(d.duplicateSectors, bool()),
            data: contents(d.duplicateSectors),
        }),
        steps: arrayOf(d.steps, bool()),
        cells: arrayOf(d.cells, int(d.results)),
        old: arrayOf(d.registers, bool()),
        oracle: record({
            /** Last acknowledged write. */
            latest: contents(d.sectors),
            /** The size that was acknowledged last, by growth or truncation. */
            size: int(d.sizes),
            /** Through which view it was written: index + 1. */
            writer: perSector(d.lossSectors, int(d.views)),
            /** Set of versions that a legitimate loss may leave behind, as bits. */
            possible: perSector(d.lossSectors, int(d.lossSectors > 0 ? 2 ** (d.versions + 1) - 1 : 0)),
            lossy: perSector(d.lossSectors, bool()),
        }),
        budget: record({
            hostCrash: arrayOf(d.hosts, int(d.budget)),
            partition: arrayOf(d.hosts, int(d.budget)),
            flushError: arrayOf(d.hosts, int(d.budget)),
            duplicate: arrayOf(d.hosts, int(d.budget)),
            serverCrash: int(d.budget),
            powerLoss: int(d.budget),
        }),
        ...machineFields(d.machine),
    });
}
