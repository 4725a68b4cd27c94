const liguoriPractice = 'Anthony Liguori, qemu-devel 2011-11-11 00:11, "NFS", In Practice';
const fuse = 'Linux fs/fuse/inode.c fuse_change_attributes (auto_inval_data), for FUSE mounts';
const measured = 'measured with Linux 6.1 NFS clients and server';
export const nfsRules = {
    'nfs.open-revalidates': {
        text: 'Close-to-open: open asks the server for attributes; a changed file is not served from old pages.',
        source: [
            'RFC 8881, 10.3.1',
            'Anthony Liguori, qemu-devel 2011-11-11 00:11, "NFS", Background',
            'Linux fs/nfs/dir.c nfs_lookup_revalidate, fs/nfs/inode.c nfs_open',
            measured,
        ],
    },
    'nfs.close-flushes': {
        text: 'Close-to-open: closing a descriptor that may write sends all dirty pages and waits until they are stable.',
        source: ['RFC 8881, 10.3.1', 'Linux fs/nfs/file.c nfs_file_flush', measured],
    },
    'nfs.attribute-cache': {
        text: 'Between opens a buffered read trusts cached pages for as long as the cached attributes have not timed out.',
        source: [
            'nfs(5), acregmin and acregmax',
            'Linux fs/nfs/inode.c nfs_revalidate_mapping, nfs_attribute_cache_expired',
            measured,
            fuse,
        ],
    },
    'nfs.attributes-time-out': {
        text: 'Cached attributes time out (3 to 60 seconds by default), so staleness on NFS is bounded in time.',
        source: ['nfs(5), acregmin and acregmax', `${measured}: fresh after 1 to 4 seconds`, fuse],
    },
    'nfs.noac-asks-every-time': {
        text: 'With noac or actimeo=0 every buffered read asks for attributes first.',
        source: ['nfs(5), noac', measured],
    },
    'nfs.sync-mount-writes-synchronously': {
        text: 'With the mount option sync, which noac implies, every write is synchronous.',
        source: ['nfs(5), sync and noac'],
    },
    'nfs.changed-attributes-drop-pages': {
        text: 'When fresh attributes show that someone else changed the file, the next buffered access drops all cached pages of it, mapped ones too.',
        source: ['Linux fs/nfs/inode.c nfs_update_inode (NFS_INO_INVALID_DATA), nfs_invalidate_mapping', measured, fuse],
    },
    'nfs.local-writers-defer-invalidation': {
        text: 'While this host itself has the file open for buffered writing, a change seen in the attributes may be its own: the pages are kept.',
        source: ['Linux fs/nfs/inode.c nfs_update_inode (have_writers, NFS_INO_DATA_INVAL_DEFER)'],
    },
    'nfs.first-open-invalidates-deferred': {
        text: 'Pages kept for that reason are dropped when the file is opened again after its last local close.',
        source: ['Linux fs/nfs/inode.c nfs_inode_attach_open_context'],
    },
    'nfs.direct-read-asks-the-server': {
        text: 'An O_DIRECT read always becomes a READ to the server, without a look at cached data, attributes or size.',
        source: [liguoriPractice, 'Linux fs/nfs/direct.c nfs_file_direct_read', measured],
    },
    'nfs.past-known-end-is-zeros': {
        text: 'A partial buffered write past the size the client knows reads nothing: the rest of the page is filled with zeros and sent, over what another host may have written there.',
        source: ['Linux fs/nfs/file.c nfs_full_page_write, nfs_want_read_modify_write; fs/nfs/read.c nfs_page_length'],
    },
    'nfs.direct-write-is-stable': {
        text: 'An O_DIRECT write returns when the server has the data on stable storage (FILE_SYNC, or UNSTABLE and COMMIT).',
        source: ['Linux fs/nfs/direct.c nfs_direct_write_schedule_iovec, nfs_direct_commit_complete', measured],
    },
    'nfs.direct-write-invalidates-the-file': {
        text: 'An O_DIRECT write makes the client forget all cached pages of the file at the next buffered access, not only those it wrote.',
        source: ['Linux fs/nfs/direct.c nfs_direct_write_schedule_work (nfs_zap_mapping)'],
    },
    'nfs.unstable-write-is-kept': {
        text: 'Write-back sends UNSTABLE writes; the client keeps the pages, and cannot evict them, until a COMMIT succeeds.',
        source: ['RFC 1813, 4.8', 'Linux fs/nfs/write.c nfs_mark_request_commit'],
    },
    'nfs.spontaneous-commit': {
        text: 'The client may send COMMIT at any time.',
        source: ['Linux fs/nfs/write.c nfs_write_inode'],
    },
    'nfs.fsync-commits': {
        text: 'fsync and close send COMMIT after the writes.',
        source: ['Linux fs/nfs/file.c nfs_file_fsync, nfs_file_fsync_commit', 'RFC 1813, 3.3.21'],
    },
    'nfs.verifier-change-resends': {
        text: 'The server tells by a new write verifier that it restarted; the client sends again what was not committed.',
        source: [
            'RFC 1813, 3.3.7 and 4.8 (verf)',
            'Linux fs/nfs/write.c nfs_commit_release_pages',
            `${measured}: fresh for everybody after fsync`,
        ],
    },
    'nfs.synchronous-write-is-not-extended': {
        text: 'A write through an O_DSYNC descriptor sends only its own bytes, not the rest of the page.',
        source: ['Linux fs/nfs/write.c nfs_can_extend_write (O_DSYNC)'],
    },
    'nfs.write-under-range-lock-is-not-extended': {
        text: 'While the host holds a byte-range lock on the file, a write sends only its own bytes, not the rest of the page.',
        source: ['Linux fs/nfs/write.c nfs_can_extend_write (flc_posix)'],
    },
    'nfs.lock-is-a-coherence-point': {
        text: 'Taking a byte-range lock flushes the file and forgets cached attributes and pages, with nolock too.',
        source: ['RFC 8881, 10.3.2', 'Linux fs/nfs/file.c do_setlk (nfs_zap_caches)'],
    },
    'nfs.unlock-writes-back': {
        text: 'Giving a byte-range lock up flushes the file first.',
        source: ['RFC 8881, 10.3.2', 'Linux fs/nfs/file.c do_unlk'],
    },
    'nfs.fstat-writes-back': {
        text: 'fstat sends the dirty pages of its host first, so that the times it reports are right.',
        source: ['Linux fs/nfs/inode.c nfs_getattr (filemap_write_and_wait)'],
    },
    'nfs.seek-end-on-direct-asks': {
        text: 'lseek(SEEK_END) on an O_DIRECT descriptor asks the server for the size; fstat does not.',
        source: [
            'Linux fs/nfs/file.c nfs_revalidate_file_size',
            `${measured}: fstat old, lseek new on the same descriptor`,
        ],
    },
    'nfs.tcp-delivers-once': {
        text: 'Over TCP, with the duplicate request cache behind it, a retransmitted WRITE is not executed a second time later.',
        source: ['Linux fs/nfsd/nfscache.c', 'RFC 5531, 5 (transports and semantics)'],
    },
    'nfs3.read-reply-carries-attributes': {
        text: 'Every NFSv3 READ reply carries attributes, so an O_DIRECT read also tells the client that its cached pages are old.',
        source: [
            'RFC 1813, 3.3.6',
            `${measured}: the buffered view turned fresh after an O_DIRECT read on v3, not on v4.2`,
        ],
    },
    'nfs4.read-reply-has-no-attributes': {
        text: 'The Linux NFSv4 client does not ask for attributes with READ; it only knows that the access time it has is old.',
        source: [
            'Linux fs/nfs/nfs4xdr.c nfs4_xdr_enc_read; fs/nfs/nfs4proc.c nfs4_read_done, fs/nfs/inode.c nfs_invalidate_atime',
            measured,
        ],
    },
    'nfs4.fstat-after-read-asks': {
        text: 'After such a READ fstat has to ask the server, because the access time is not known; size and change attribute come along.',
        source: [
            'Linux fs/nfs/inode.c nfs_getattr (NFS_INO_INVALID_ATIME)',
            `${measured}: fstat on the buffered descriptor was fresh on v4.2, old on v3`,
        ],
    },
    'nfs4.own-write-hides-change': {
        text: "The reply to the client's own WRITE carries a new change attribute and no old one; the client takes the whole difference for its own doing.",
        source: ['Linux fs/nfs/inode.c nfs_post_op_update_inode_force_wcc_locked'],
    },
    'nfs4.delegation-is-granted': {
        text: 'At open the server may grant a delegation: a read delegation while nobody writes, a write delegation to the only opener.',
        source: ['RFC 8881, 10.4', 'Linux fs/nfsd/nfs4state.c nfs4_open_delegation'],
    },
    'nfs4.delegation-is-trusted': {
        text: 'Who holds a delegation does not revalidate: attributes cannot time out.',
        source: ['RFC 8881, 10.4', 'Linux fs/nfs/inode.c nfs_attribute_cache_expired (nfs_have_delegated_attributes)'],
    },
    'nfs4.conflicting-open-recalls': {
        text: 'A conflicting open waits until the server has called the delegation back; the holder flushes before it returns it. If the holder does not answer, the open waits for the end of its lease.',
        source: ['RFC 8881, 10.4.4 and 10.4.6', 'Linux fs/nfs/delegation.c nfs_end_delegation_return'],
    },
    'nfs4.write-delegation-keeps-dirty-pages': {
        text: 'With a write delegation close does not flush.',
        source: ['RFC 8881, 10.4.1', 'Linux fs/nfs/nfs4file.c nfs4_file_flush'],
    },
    'nfs4.lease-expiry-revokes': {
        text: 'When the lease of a silent client ends, the server takes back its delegations and byte-range locks.',
        source: ['RFC 8881, 8.4.3 and 10.4.6'],
    },
    'nfs4.session-replies-once': {
        text: 'NFSv4.1 sessions execute each request exactly once: a delayed copy gets the cached reply.',
        source: ['RFC 8881, 2.10.6'],
    },
    'nfs-server.async-export': {
        text: 'An async export answers stable writes and COMMIT before the data is stable, and the client drops its copy.',
        source: [
            'exports(5), async',
            'Linux fs/nfsd/vfs.c nfsd_vfs_write (EX_ISSYNC), nfsd_commit',
            `${measured}: fsynced data lost in a server crash`,
        ],
    },
    'nfs-server.crash-loses-volatile-data': {
        text: 'A crash of the server loses what it had acknowledged but not made stable.',
        source: ['RFC 1813, 4.8', measured],
    },
    'nfs-server.heads-may-lag': {
        text: "The protocol lets a server answer READ with data from before another client's acknowledged write (a clustered or caching server). The Linux server has one page cache and does not.",
        source: [`${liguoriPractice}: "an implementation detail, not a guarantee"`, 'RFC 8881, 10.3'],
    },
    'nfs-server.heads-catch-up': {
        text: 'A lagging head of such a server catches up sooner or later.',
        source: ['RFC 8881, 10.3'],
    },
    'nfs-server.open-sees-what-was-closed': {
        text: 'Even such a server owes close-to-open: after an open, what was flushed before is read.',
        source: ['RFC 8881, 10.3.1', 'Anthony Liguori, qemu-devel 2011-11-11 00:11, "NFS", Background'],
    },
    'nfs-server.unreclaimed-locks-are-lost': {
        text: 'After a restart a lock lives on only if its client reclaims it during the grace period.',
        source: ['RFC 8881, 8.4.2', 'RFC 1813, appendix NLM (grace period)'],
    },
};
