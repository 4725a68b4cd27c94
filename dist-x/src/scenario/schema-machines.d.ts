/** The structure of what a file says about virtual machines: images, processes, migrations, the guest, properties. */
import { z } from 'zod';
/** The mappings that have fixed keys. */
export declare const machineShapes: {
    backing: {
        format: z.ZodEnum<{
            qed: "qed";
            raw: "raw";
            qcow2: "qcow2";
            vmdk: "vmdk";
            vdi: "vdi";
            vpc: "vpc";
            vhdx: "vhdx";
            qcow1: "qcow1";
        }>;
        allocated: z.ZodOptional<z.ZodArray<z.ZodString>>;
        'preallocated-file': z.ZodOptional<z.ZodBoolean>;
        'lazy-refcounts': z.ZodOptional<z.ZodBoolean>;
        'needs-check': z.ZodOptional<z.ZodBoolean>;
        'unknown-autoclear': z.ZodOptional<z.ZodBoolean>;
        bitmap: z.ZodOptional<z.ZodBoolean>;
        snapshots: z.ZodOptional<z.ZodBoolean>;
    };
    image: {
        backing: z.ZodOptional<z.ZodUnion<readonly [z.ZodEnum<{
            qed: "qed";
            raw: "raw";
            qcow2: "qcow2";
            vmdk: "vmdk";
            vdi: "vdi";
            vpc: "vpc";
            vhdx: "vhdx";
            qcow1: "qcow1";
        }>, z.ZodObject<{
            format: z.ZodEnum<{
                qed: "qed";
                raw: "raw";
                qcow2: "qcow2";
                vmdk: "vmdk";
                vdi: "vdi";
                vpc: "vpc";
                vhdx: "vhdx";
                qcow1: "qcow1";
            }>;
            allocated: z.ZodOptional<z.ZodArray<z.ZodString>>;
            'preallocated-file': z.ZodOptional<z.ZodBoolean>;
            'lazy-refcounts': z.ZodOptional<z.ZodBoolean>;
            'needs-check': z.ZodOptional<z.ZodBoolean>;
            'unknown-autoclear': z.ZodOptional<z.ZodBoolean>;
            bitmap: z.ZodOptional<z.ZodBoolean>;
            snapshots: z.ZodOptional<z.ZodBoolean>;
        }, z.core.$strict>]>>;
        format: z.ZodEnum<{
            qed: "qed";
            raw: "raw";
            qcow2: "qcow2";
            vmdk: "vmdk";
            vdi: "vdi";
            vpc: "vpc";
            vhdx: "vhdx";
            qcow1: "qcow1";
        }>;
        allocated: z.ZodOptional<z.ZodArray<z.ZodString>>;
        'preallocated-file': z.ZodOptional<z.ZodBoolean>;
        'lazy-refcounts': z.ZodOptional<z.ZodBoolean>;
        'needs-check': z.ZodOptional<z.ZodBoolean>;
        'unknown-autoclear': z.ZodOptional<z.ZodBoolean>;
        bitmap: z.ZodOptional<z.ZodBoolean>;
        snapshots: z.ZodOptional<z.ZodBoolean>;
    };
    machine: {
        qemu: z.ZodOptional<z.ZodLiteral<string | number>>;
        program: z.ZodOptional<z.ZodEnum<{
            qemu: "qemu";
            "qemu-io": "qemu-io";
            "qemu-img": "qemu-img";
            "qemu-storage-daemon": "qemu-storage-daemon";
        }>>;
        cache: z.ZodOptional<z.ZodEnum<{
            none: "none";
            writethrough: "writethrough";
            writeback: "writeback";
            directsync: "directsync";
            unsafe: "unsafe";
        }>>;
        host: z.ZodOptional<z.ZodString>;
        node: z.ZodOptional<z.ZodString>;
        device: z.ZodOptional<z.ZodEnum<{
            "virtio-blk": "virtio-blk";
            ide: "ide";
            scsi: "scsi";
        }>>;
        locking: z.ZodOptional<z.ZodEnum<{
            auto: "auto";
            off: "off";
        }>>;
        'drop-cache': z.ZodOptional<z.ZodBoolean>;
        'auto-read-only': z.ZodOptional<z.ZodBoolean>;
        'read-only': z.ZodOptional<z.ZodBoolean>;
        'force-share': z.ZodOptional<z.ZodBoolean>;
        werror: z.ZodOptional<z.ZodEnum<{
            stop: "stop";
            report: "report";
        }>>;
        starts: z.ZodOptional<z.ZodEnum<{
            absent: "absent";
            running: "running";
            incoming: "incoming";
        }>>;
    };
    handoff: {
        like: z.ZodOptional<z.ZodLiteral<string | number>>;
        without: z.ZodOptional<z.ZodArray<z.ZodString>>;
        source: z.ZodOptional<z.ZodArray<z.ZodEnum<{
            stop: "stop";
            drain: "drain";
            flush: "flush";
            "flush-ignoring-errors": "flush-ignoring-errors";
            pause: "pause";
            inactivate: "inactivate";
            unlock: "unlock";
            close: "close";
            send: "send";
            "await-acknowledgement": "await-acknowledgement";
            finish: "finish";
            quit: "quit";
            lock: "lock";
            "drop-cache": "drop-cache";
            "refresh-size": "refresh-size";
            invalidate: "invalidate";
            reopen: "reopen";
            activate: "activate";
            resume: "resume";
        }>>>;
        'source-fails': z.ZodOptional<z.ZodArray<z.ZodEnum<{
            stop: "stop";
            drain: "drain";
            flush: "flush";
            "flush-ignoring-errors": "flush-ignoring-errors";
            pause: "pause";
            inactivate: "inactivate";
            unlock: "unlock";
            close: "close";
            send: "send";
            "await-acknowledgement": "await-acknowledgement";
            finish: "finish";
            quit: "quit";
            lock: "lock";
            "drop-cache": "drop-cache";
            "refresh-size": "refresh-size";
            invalidate: "invalidate";
            reopen: "reopen";
            activate: "activate";
            resume: "resume";
        }>>>;
        launch: z.ZodOptional<z.ZodArray<z.ZodEnum<{
            open: "open";
            lock: "lock";
            "drop-cache": "drop-cache";
            "refresh-size": "refresh-size";
            invalidate: "invalidate";
            reopen: "reopen";
            activate: "activate";
            check: "check";
            probe: "probe";
            "read-geometry": "read-geometry";
            receive: "receive";
            acknowledge: "acknowledge";
            "await-cont": "await-cont";
            "refresh-devices": "refresh-devices";
            start: "start";
        }>>>;
        destination: z.ZodOptional<z.ZodArray<z.ZodEnum<{
            open: "open";
            lock: "lock";
            "drop-cache": "drop-cache";
            "refresh-size": "refresh-size";
            invalidate: "invalidate";
            reopen: "reopen";
            activate: "activate";
            check: "check";
            probe: "probe";
            "read-geometry": "read-geometry";
            receive: "receive";
            acknowledge: "acknowledge";
            "await-cont": "await-cont";
            "refresh-devices": "refresh-devices";
            start: "start";
        }>>>;
        postcopy: z.ZodOptional<z.ZodBoolean>;
    };
    migration: {
        from: z.ZodString;
        to: z.ZodString;
        handoff: z.ZodOptional<z.ZodUnion<readonly [z.ZodLiteral<string | number>, z.ZodObject<{
            like: z.ZodOptional<z.ZodLiteral<string | number>>;
            without: z.ZodOptional<z.ZodArray<z.ZodString>>;
            source: z.ZodOptional<z.ZodArray<z.ZodEnum<{
                stop: "stop";
                drain: "drain";
                flush: "flush";
                "flush-ignoring-errors": "flush-ignoring-errors";
                pause: "pause";
                inactivate: "inactivate";
                unlock: "unlock";
                close: "close";
                send: "send";
                "await-acknowledgement": "await-acknowledgement";
                finish: "finish";
                quit: "quit";
                lock: "lock";
                "drop-cache": "drop-cache";
                "refresh-size": "refresh-size";
                invalidate: "invalidate";
                reopen: "reopen";
                activate: "activate";
                resume: "resume";
            }>>>;
            'source-fails': z.ZodOptional<z.ZodArray<z.ZodEnum<{
                stop: "stop";
                drain: "drain";
                flush: "flush";
                "flush-ignoring-errors": "flush-ignoring-errors";
                pause: "pause";
                inactivate: "inactivate";
                unlock: "unlock";
                close: "close";
                send: "send";
                "await-acknowledgement": "await-acknowledgement";
                finish: "finish";
                quit: "quit";
                lock: "lock";
                "drop-cache": "drop-cache";
                "refresh-size": "refresh-size";
                invalidate: "invalidate";
                reopen: "reopen";
                activate: "activate";
                resume: "resume";
            }>>>;
            launch: z.ZodOptional<z.ZodArray<z.ZodEnum<{
                open: "open";
                lock: "lock";
                "drop-cache": "drop-cache";
                "refresh-size": "refresh-size";
                invalidate: "invalidate";
                reopen: "reopen";
                activate: "activate";
                check: "check";
                probe: "probe";
                "read-geometry": "read-geometry";
                receive: "receive";
                acknowledge: "acknowledge";
                "await-cont": "await-cont";
                "refresh-devices": "refresh-devices";
                start: "start";
            }>>>;
            destination: z.ZodOptional<z.ZodArray<z.ZodEnum<{
                open: "open";
                lock: "lock";
                "drop-cache": "drop-cache";
                "refresh-size": "refresh-size";
                invalidate: "invalidate";
                reopen: "reopen";
                activate: "activate";
                check: "check";
                probe: "probe";
                "read-geometry": "read-geometry";
                receive: "receive";
                acknowledge: "acknowledge";
                "await-cont": "await-cont";
                "refresh-devices": "refresh-devices";
                start: "start";
            }>>>;
            postcopy: z.ZodOptional<z.ZodBoolean>;
        }, z.core.$strict>]>>;
        arbiter: z.ZodOptional<z.ZodEnum<{
            [x: string]: string;
        }>>;
        'arbiter-host': z.ZodOptional<z.ZodEnum<{
            source: "source";
            third: "third";
        }>>;
        autostart: z.ZodOptional<z.ZodBoolean>;
        fencing: z.ZodOptional<z.ZodEnum<{
            none: "none";
            "process-kill": "process-kill";
            power: "power";
            reservation: "reservation";
        }>>;
    };
    guest: {
        writes: z.ZodOptional<z.ZodInt>;
        reads: z.ZodOptional<z.ZodInt>;
        flushes: z.ZodOptional<z.ZodInt>;
        resizes: z.ZodOptional<z.ZodInt>;
        sectors: z.ZodOptional<z.ZodArray<z.ZodString>>;
        'in-flight': z.ZodOptional<z.ZodBoolean>;
    };
    properties: {
        violated: z.ZodArray<z.ZodEnum<{
            "stale-read": "stale-read";
            "lost-write": "lost-write";
            "metadata-corruption": "metadata-corruption";
            "stale-size": "stale-size";
            "split-brain": "split-brain";
            "vm-lost": "vm-lost";
            durability: "durability";
            stuck: "stuck";
        }>>;
    };
};
/** The keys of a file that are about virtual machines. */
export declare const machineKeys: {
    image: z.ZodOptional<z.ZodUnion<readonly [z.ZodEnum<{
        qed: "qed";
        raw: "raw";
        qcow2: "qcow2";
        vmdk: "vmdk";
        vdi: "vdi";
        vpc: "vpc";
        vhdx: "vhdx";
        qcow1: "qcow1";
    }>, z.ZodObject<{
        backing: z.ZodOptional<z.ZodUnion<readonly [z.ZodEnum<{
            qed: "qed";
            raw: "raw";
            qcow2: "qcow2";
            vmdk: "vmdk";
            vdi: "vdi";
            vpc: "vpc";
            vhdx: "vhdx";
            qcow1: "qcow1";
        }>, z.ZodObject<{
            format: z.ZodEnum<{
                qed: "qed";
                raw: "raw";
                qcow2: "qcow2";
                vmdk: "vmdk";
                vdi: "vdi";
                vpc: "vpc";
                vhdx: "vhdx";
                qcow1: "qcow1";
            }>;
            allocated: z.ZodOptional<z.ZodArray<z.ZodString>>;
            'preallocated-file': z.ZodOptional<z.ZodBoolean>;
            'lazy-refcounts': z.ZodOptional<z.ZodBoolean>;
            'needs-check': z.ZodOptional<z.ZodBoolean>;
            'unknown-autoclear': z.ZodOptional<z.ZodBoolean>;
            bitmap: z.ZodOptional<z.ZodBoolean>;
            snapshots: z.ZodOptional<z.ZodBoolean>;
        }, z.core.$strict>]>>;
        format: z.ZodEnum<{
            qed: "qed";
            raw: "raw";
            qcow2: "qcow2";
            vmdk: "vmdk";
            vdi: "vdi";
            vpc: "vpc";
            vhdx: "vhdx";
            qcow1: "qcow1";
        }>;
        allocated: z.ZodOptional<z.ZodArray<z.ZodString>>;
        'preallocated-file': z.ZodOptional<z.ZodBoolean>;
        'lazy-refcounts': z.ZodOptional<z.ZodBoolean>;
        'needs-check': z.ZodOptional<z.ZodBoolean>;
        'unknown-autoclear': z.ZodOptional<z.ZodBoolean>;
        bitmap: z.ZodOptional<z.ZodBoolean>;
        snapshots: z.ZodOptional<z.ZodBoolean>;
    }, z.core.$strict>]>>;
    machines: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodEnum<{
        none: "none";
        writethrough: "writethrough";
        writeback: "writeback";
        directsync: "directsync";
        unsafe: "unsafe";
    }>, z.ZodObject<{
        qemu: z.ZodOptional<z.ZodLiteral<string | number>>;
        program: z.ZodOptional<z.ZodEnum<{
            qemu: "qemu";
            "qemu-io": "qemu-io";
            "qemu-img": "qemu-img";
            "qemu-storage-daemon": "qemu-storage-daemon";
        }>>;
        cache: z.ZodOptional<z.ZodEnum<{
            none: "none";
            writethrough: "writethrough";
            writeback: "writeback";
            directsync: "directsync";
            unsafe: "unsafe";
        }>>;
        host: z.ZodOptional<z.ZodString>;
        node: z.ZodOptional<z.ZodString>;
        device: z.ZodOptional<z.ZodEnum<{
            "virtio-blk": "virtio-blk";
            ide: "ide";
            scsi: "scsi";
        }>>;
        locking: z.ZodOptional<z.ZodEnum<{
            auto: "auto";
            off: "off";
        }>>;
        'drop-cache': z.ZodOptional<z.ZodBoolean>;
        'auto-read-only': z.ZodOptional<z.ZodBoolean>;
        'read-only': z.ZodOptional<z.ZodBoolean>;
        'force-share': z.ZodOptional<z.ZodBoolean>;
        werror: z.ZodOptional<z.ZodEnum<{
            stop: "stop";
            report: "report";
        }>>;
        starts: z.ZodOptional<z.ZodEnum<{
            absent: "absent";
            running: "running";
            incoming: "incoming";
        }>>;
    }, z.core.$strict>]>>>;
    migrations: z.ZodOptional<z.ZodArray<z.ZodObject<{
        from: z.ZodString;
        to: z.ZodString;
        handoff: z.ZodOptional<z.ZodUnion<readonly [z.ZodLiteral<string | number>, z.ZodObject<{
            like: z.ZodOptional<z.ZodLiteral<string | number>>;
            without: z.ZodOptional<z.ZodArray<z.ZodString>>;
            source: z.ZodOptional<z.ZodArray<z.ZodEnum<{
                stop: "stop";
                drain: "drain";
                flush: "flush";
                "flush-ignoring-errors": "flush-ignoring-errors";
                pause: "pause";
                inactivate: "inactivate";
                unlock: "unlock";
                close: "close";
                send: "send";
                "await-acknowledgement": "await-acknowledgement";
                finish: "finish";
                quit: "quit";
                lock: "lock";
                "drop-cache": "drop-cache";
                "refresh-size": "refresh-size";
                invalidate: "invalidate";
                reopen: "reopen";
                activate: "activate";
                resume: "resume";
            }>>>;
            'source-fails': z.ZodOptional<z.ZodArray<z.ZodEnum<{
                stop: "stop";
                drain: "drain";
                flush: "flush";
                "flush-ignoring-errors": "flush-ignoring-errors";
                pause: "pause";
                inactivate: "inactivate";
                unlock: "unlock";
                close: "close";
                send: "send";
                "await-acknowledgement": "await-acknowledgement";
                finish: "finish";
                quit: "quit";
                lock: "lock";
                "drop-cache": "drop-cache";
                "refresh-size": "refresh-size";
                invalidate: "invalidate";
                reopen: "reopen";
                activate: "activate";
                resume: "resume";
            }>>>;
            launch: z.ZodOptional<z.ZodArray<z.ZodEnum<{
                open: "open";
                lock: "lock";
                "drop-cache": "drop-cache";
                "refresh-size": "refresh-size";
                invalidate: "invalidate";
                reopen: "reopen";
                activate: "activate";
                check: "check";
                probe: "probe";
                "read-geometry": "read-geometry";
                receive: "receive";
                acknowledge: "acknowledge";
                "await-cont": "await-cont";
                "refresh-devices": "refresh-devices";
                start: "start";
            }>>>;
            destination: z.ZodOptional<z.ZodArray<z.ZodEnum<{
                open: "open";
                lock: "lock";
                "drop-cache": "drop-cache";
                "refresh-size": "refresh-size";
                invalidate: "invalidate";
                reopen: "reopen";
                activate: "activate";
                check: "check";
                probe: "probe";
                "read-geometry": "read-geometry";
                receive: "receive";
                acknowledge: "acknowledge";
                "await-cont": "await-cont";
                "refresh-devices": "refresh-devices";
                start: "start";
            }>>>;
            postcopy: z.ZodOptional<z.ZodBoolean>;
        }, z.core.$strict>]>>;
        arbiter: z.ZodOptional<z.ZodEnum<{
            [x: string]: string;
        }>>;
        'arbiter-host': z.ZodOptional<z.ZodEnum<{
            source: "source";
            third: "third";
        }>>;
        autostart: z.ZodOptional<z.ZodBoolean>;
        fencing: z.ZodOptional<z.ZodEnum<{
            none: "none";
            "process-kill": "process-kill";
            power: "power";
            reservation: "reservation";
        }>>;
    }, z.core.$strict>>>;
    guest: z.ZodOptional<z.ZodObject<{
        writes: z.ZodOptional<z.ZodInt>;
        reads: z.ZodOptional<z.ZodInt>;
        flushes: z.ZodOptional<z.ZodInt>;
        resizes: z.ZodOptional<z.ZodInt>;
        sectors: z.ZodOptional<z.ZodArray<z.ZodString>>;
        'in-flight': z.ZodOptional<z.ZodBoolean>;
    }, z.core.$strict>>;
    properties: z.ZodOptional<z.ZodObject<{
        violated: z.ZodArray<z.ZodEnum<{
            "stale-read": "stale-read";
            "lost-write": "lost-write";
            "metadata-corruption": "metadata-corruption";
            "stale-size": "stale-size";
            "split-brain": "split-brain";
            "vm-lost": "vm-lost";
            durability: "durability";
            stuck: "stuck";
        }>>;
    }, z.core.$strict>>;
};
export declare const machineFaultKeys: {
    'message-loss': z.ZodOptional<z.ZodInt>;
    'link-cut': z.ZodOptional<z.ZodInt>;
    'cuts-are-for-good': z.ZodOptional<z.ZodBoolean>;
    'arbiter-crash': z.ZodOptional<z.ZodInt>;
    'load-failure': z.ZodOptional<z.ZodInt>;
    cancel: z.ZodOptional<z.ZodInt>;
    'process-kill': z.ZodOptional<z.ZodInt>;
};
