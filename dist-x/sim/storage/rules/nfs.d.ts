export declare const nfsRules: {
    readonly 'nfs.open-revalidates': {
        readonly text: "Close-to-open: open asks the server for attributes; a changed file is not served from old pages.";
        readonly source: readonly ["RFC 8881, 10.3.1", "Anthony Liguori, qemu-devel 2011-11-11 00:11, \"NFS\", Background", "Linux fs/nfs/dir.c nfs_lookup_revalidate, fs/nfs/inode.c nfs_open", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs.close-flushes': {
        readonly text: "Close-to-open: closing a descriptor that may write sends all dirty pages and waits until they are stable.";
        readonly source: readonly ["RFC 8881, 10.3.1", "Linux fs/nfs/file.c nfs_file_flush", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs.attribute-cache': {
        readonly text: "Between opens a buffered read trusts cached pages for as long as the cached attributes have not timed out.";
        readonly source: readonly ["nfs(5), acregmin and acregmax", "Linux fs/nfs/inode.c nfs_revalidate_mapping, nfs_attribute_cache_expired", "measured with Linux 6.1 NFS clients and server", "Linux fs/fuse/inode.c fuse_change_attributes (auto_inval_data), for FUSE mounts"];
    };
    readonly 'nfs.attributes-time-out': {
        readonly text: "Cached attributes time out (3 to 60 seconds by default), so staleness on NFS is bounded in time.";
        readonly source: readonly ["nfs(5), acregmin and acregmax", "measured with Linux 6.1 NFS clients and server: fresh after 1 to 4 seconds", "Linux fs/fuse/inode.c fuse_change_attributes (auto_inval_data), for FUSE mounts"];
    };
    readonly 'nfs.noac-asks-every-time': {
        readonly text: "With noac or actimeo=0 every buffered read asks for attributes first.";
        readonly source: readonly ["nfs(5), noac", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs.sync-mount-writes-synchronously': {
        readonly text: "With the mount option sync, which noac implies, every write is synchronous.";
        readonly source: readonly ["nfs(5), sync and noac"];
    };
    readonly 'nfs.changed-attributes-drop-pages': {
        readonly text: "When fresh attributes show that someone else changed the file, the next buffered access drops all cached pages of it, mapped ones too.";
        readonly source: readonly ["Linux fs/nfs/inode.c nfs_update_inode (NFS_INO_INVALID_DATA), nfs_invalidate_mapping", "measured with Linux 6.1 NFS clients and server", "Linux fs/fuse/inode.c fuse_change_attributes (auto_inval_data), for FUSE mounts"];
    };
    readonly 'nfs.local-writers-defer-invalidation': {
        readonly text: "While this host itself has the file open for buffered writing, a change seen in the attributes may be its own: the pages are kept.";
        readonly source: readonly ["Linux fs/nfs/inode.c nfs_update_inode (have_writers, NFS_INO_DATA_INVAL_DEFER)"];
    };
    readonly 'nfs.first-open-invalidates-deferred': {
        readonly text: "Pages kept for that reason are dropped when the file is opened again after its last local close.";
        readonly source: readonly ["Linux fs/nfs/inode.c nfs_inode_attach_open_context"];
    };
    readonly 'nfs.direct-read-asks-the-server': {
        readonly text: "An O_DIRECT read always becomes a READ to the server, without a look at cached data, attributes or size.";
        readonly source: readonly ["Anthony Liguori, qemu-devel 2011-11-11 00:11, \"NFS\", In Practice", "Linux fs/nfs/direct.c nfs_file_direct_read", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs.past-known-end-is-zeros': {
        readonly text: "A partial buffered write past the size the client knows reads nothing: the rest of the page is filled with zeros and sent, over what another host may have written there.";
        readonly source: readonly ["Linux fs/nfs/file.c nfs_full_page_write, nfs_want_read_modify_write; fs/nfs/read.c nfs_page_length"];
    };
    readonly 'nfs.direct-write-is-stable': {
        readonly text: "An O_DIRECT write returns when the server has the data on stable storage (FILE_SYNC, or UNSTABLE and COMMIT).";
        readonly source: readonly ["Linux fs/nfs/direct.c nfs_direct_write_schedule_iovec, nfs_direct_commit_complete", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs.direct-write-invalidates-the-file': {
        readonly text: "An O_DIRECT write makes the client forget all cached pages of the file at the next buffered access, not only those it wrote.";
        readonly source: readonly ["Linux fs/nfs/direct.c nfs_direct_write_schedule_work (nfs_zap_mapping)"];
    };
    readonly 'nfs.unstable-write-is-kept': {
        readonly text: "Write-back sends UNSTABLE writes; the client keeps the pages, and cannot evict them, until a COMMIT succeeds.";
        readonly source: readonly ["RFC 1813, 4.8", "Linux fs/nfs/write.c nfs_mark_request_commit"];
    };
    readonly 'nfs.spontaneous-commit': {
        readonly text: "The client may send COMMIT at any time.";
        readonly source: readonly ["Linux fs/nfs/write.c nfs_write_inode"];
    };
    readonly 'nfs.fsync-commits': {
        readonly text: "fsync and close send COMMIT after the writes.";
        readonly source: readonly ["Linux fs/nfs/file.c nfs_file_fsync, nfs_file_fsync_commit", "RFC 1813, 3.3.21"];
    };
    readonly 'nfs.verifier-change-resends': {
        readonly text: "The server tells by a new write verifier that it restarted; the client sends again what was not committed.";
        readonly source: readonly ["RFC 1813, 3.3.7 and 4.8 (verf)", "Linux fs/nfs/write.c nfs_commit_release_pages", "measured with Linux 6.1 NFS clients and server: fresh for everybody after fsync"];
    };
    readonly 'nfs.synchronous-write-is-not-extended': {
        readonly text: "A write through an O_DSYNC descriptor sends only its own bytes, not the rest of the page.";
        readonly source: readonly ["Linux fs/nfs/write.c nfs_can_extend_write (O_DSYNC)"];
    };
    readonly 'nfs.write-under-range-lock-is-not-extended': {
        readonly text: "While the host holds a byte-range lock on the file, a write sends only its own bytes, not the rest of the page.";
        readonly source: readonly ["Linux fs/nfs/write.c nfs_can_extend_write (flc_posix)"];
    };
    readonly 'nfs.lock-is-a-coherence-point': {
        readonly text: "Taking a byte-range lock flushes the file and forgets cached attributes and pages, with nolock too.";
        readonly source: readonly ["RFC 8881, 10.3.2", "Linux fs/nfs/file.c do_setlk (nfs_zap_caches)"];
    };
    readonly 'nfs.unlock-writes-back': {
        readonly text: "Giving a byte-range lock up flushes the file first.";
        readonly source: readonly ["RFC 8881, 10.3.2", "Linux fs/nfs/file.c do_unlk"];
    };
    readonly 'nfs.fstat-writes-back': {
        readonly text: "fstat sends the dirty pages of its host first, so that the times it reports are right.";
        readonly source: readonly ["Linux fs/nfs/inode.c nfs_getattr (filemap_write_and_wait)"];
    };
    readonly 'nfs.seek-end-on-direct-asks': {
        readonly text: "lseek(SEEK_END) on an O_DIRECT descriptor asks the server for the size; fstat does not.";
        readonly source: readonly ["Linux fs/nfs/file.c nfs_revalidate_file_size", "measured with Linux 6.1 NFS clients and server: fstat old, lseek new on the same descriptor"];
    };
    readonly 'nfs.tcp-delivers-once': {
        readonly text: "Over TCP, with the duplicate request cache behind it, a retransmitted WRITE is not executed a second time later.";
        readonly source: readonly ["Linux fs/nfsd/nfscache.c", "RFC 5531, 5 (transports and semantics)"];
    };
    readonly 'nfs3.read-reply-carries-attributes': {
        readonly text: "Every NFSv3 READ reply carries attributes, so an O_DIRECT read also tells the client that its cached pages are old.";
        readonly source: readonly ["RFC 1813, 3.3.6", "measured with Linux 6.1 NFS clients and server: the buffered view turned fresh after an O_DIRECT read on v3, not on v4.2"];
    };
    readonly 'nfs4.read-reply-has-no-attributes': {
        readonly text: "The Linux NFSv4 client does not ask for attributes with READ; it only knows that the access time it has is old.";
        readonly source: readonly ["Linux fs/nfs/nfs4xdr.c nfs4_xdr_enc_read; fs/nfs/nfs4proc.c nfs4_read_done, fs/nfs/inode.c nfs_invalidate_atime", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs4.fstat-after-read-asks': {
        readonly text: "After such a READ fstat has to ask the server, because the access time is not known; size and change attribute come along.";
        readonly source: readonly ["Linux fs/nfs/inode.c nfs_getattr (NFS_INO_INVALID_ATIME)", "measured with Linux 6.1 NFS clients and server: fstat on the buffered descriptor was fresh on v4.2, old on v3"];
    };
    readonly 'nfs4.own-write-hides-change': {
        readonly text: "The reply to the client's own WRITE carries a new change attribute and no old one; the client takes the whole difference for its own doing.";
        readonly source: readonly ["Linux fs/nfs/inode.c nfs_post_op_update_inode_force_wcc_locked"];
    };
    readonly 'nfs4.delegation-is-granted': {
        readonly text: "At open the server may grant a delegation: a read delegation while nobody writes, a write delegation to the only opener.";
        readonly source: readonly ["RFC 8881, 10.4", "Linux fs/nfsd/nfs4state.c nfs4_open_delegation"];
    };
    readonly 'nfs4.delegation-is-trusted': {
        readonly text: "Who holds a delegation does not revalidate: attributes cannot time out.";
        readonly source: readonly ["RFC 8881, 10.4", "Linux fs/nfs/inode.c nfs_attribute_cache_expired (nfs_have_delegated_attributes)"];
    };
    readonly 'nfs4.conflicting-open-recalls': {
        readonly text: "A conflicting open waits until the server has called the delegation back; the holder flushes before it returns it. If the holder does not answer, the open waits for the end of its lease.";
        readonly source: readonly ["RFC 8881, 10.4.4 and 10.4.6", "Linux fs/nfs/delegation.c nfs_end_delegation_return"];
    };
    readonly 'nfs4.write-delegation-keeps-dirty-pages': {
        readonly text: "With a write delegation close does not flush.";
        readonly source: readonly ["RFC 8881, 10.4.1", "Linux fs/nfs/nfs4file.c nfs4_file_flush"];
    };
    readonly 'nfs4.lease-expiry-revokes': {
        readonly text: "When the lease of a silent client ends, the server takes back its delegations and byte-range locks.";
        readonly source: readonly ["RFC 8881, 8.4.3 and 10.4.6"];
    };
    readonly 'nfs4.session-replies-once': {
        readonly text: "NFSv4.1 sessions execute each request exactly once: a delayed copy gets the cached reply.";
        readonly source: readonly ["RFC 8881, 2.10.6"];
    };
    readonly 'nfs-server.async-export': {
        readonly text: "An async export answers stable writes and COMMIT before the data is stable, and the client drops its copy.";
        readonly source: readonly ["exports(5), async", "Linux fs/nfsd/vfs.c nfsd_vfs_write (EX_ISSYNC), nfsd_commit", "measured with Linux 6.1 NFS clients and server: fsynced data lost in a server crash"];
    };
    readonly 'nfs-server.crash-loses-volatile-data': {
        readonly text: "A crash of the server loses what it had acknowledged but not made stable.";
        readonly source: readonly ["RFC 1813, 4.8", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs-server.heads-may-lag': {
        readonly text: "The protocol lets a server answer READ with data from before another client's acknowledged write (a clustered or caching server). The Linux server has one page cache and does not.";
        readonly source: readonly ["Anthony Liguori, qemu-devel 2011-11-11 00:11, \"NFS\", In Practice: \"an implementation detail, not a guarantee\"", "RFC 8881, 10.3"];
    };
    readonly 'nfs-server.heads-catch-up': {
        readonly text: "A lagging head of such a server catches up sooner or later.";
        readonly source: readonly ["RFC 8881, 10.3"];
    };
    readonly 'nfs-server.open-sees-what-was-closed': {
        readonly text: "Even such a server owes close-to-open: after an open, what was flushed before is read.";
        readonly source: readonly ["RFC 8881, 10.3.1", "Anthony Liguori, qemu-devel 2011-11-11 00:11, \"NFS\", Background"];
    };
    readonly 'nfs-server.unreclaimed-locks-are-lost': {
        readonly text: "After a restart a lock lives on only if its client reclaims it during the grace period.";
        readonly source: readonly ["RFC 8881, 8.4.2", "RFC 1813, appendix NLM (grace period)"];
    };
};
