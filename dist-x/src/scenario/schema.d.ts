/**
 * The structure of a scenario file. This is the single source for the checks of structure and for the published
 * JSON Schema; what an operation means and which names exist is checked afterwards.
 */
import { z } from 'zod';
/** One step, written `{ACTOR: operation}`, or a block of branches whose steps may interleave. */
export type StepItem = Readonly<Record<string, string | readonly string[] | readonly Branch[]>>;
export type Branch = StepItem | readonly StepItem[];
/** The mappings of a file that have fixed keys. */
export declare const shapes: {
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
    host: {
        opens: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
        host: z.ZodOptional<z.ZodString>;
        node: z.ZodOptional<z.ZodString>;
    };
    disk: {
        size: z.ZodOptional<z.ZodInt>;
        sizes: z.ZodOptional<z.ZodArray<z.ZodInt>>;
        sectors: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodInt, z.ZodString]>>>;
    };
    faults: {
        'message-loss': z.ZodOptional<z.ZodInt>;
        'link-cut': z.ZodOptional<z.ZodInt>;
        'cuts-are-for-good': z.ZodOptional<z.ZodBoolean>;
        'arbiter-crash': z.ZodOptional<z.ZodInt>;
        'load-failure': z.ZodOptional<z.ZodInt>;
        cancel: z.ZodOptional<z.ZodInt>;
        'process-kill': z.ZodOptional<z.ZodInt>;
        'host-crash': z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodInt>>;
        partition: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodInt>>;
        'flush-error': z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodInt>>;
        'delayed-duplicate': z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodInt>>;
        'server-crash': z.ZodOptional<z.ZodInt>;
        'power-loss': z.ZodOptional<z.ZodInt>;
    };
    outcomes: {
        exactly: z.ZodOptional<z.ZodArray<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>>>;
        quiet: z.ZodOptional<z.ZodArray<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>>>;
        always: z.ZodOptional<z.ZodArray<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>>>;
        never: z.ZodOptional<z.ZodArray<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>>>;
        sometimes: z.ZodOptional<z.ZodArray<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>>>;
    };
    observation: {
        id: z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>;
        what: z.ZodOptional<z.ZodString>;
        where: z.ZodOptional<z.ZodString>;
        runs: z.ZodOptional<z.ZodInt>;
        versions: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>>;
        outcomes: z.ZodArray<z.ZodObject<{
            count: z.ZodOptional<z.ZodInt>;
            registers: z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>;
        }, z.core.$strict>>;
    };
    observedOutcome: {
        count: z.ZodOptional<z.ZodInt>;
        registers: z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>;
    };
    trace: {
        model: z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>;
        choices: z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>;
    };
};
export declare const scenarioSchema: z.ZodObject<{
    steps: z.ZodOptional<z.ZodArray<z.ZodType<Readonly<Record<string, string | readonly string[] | readonly Branch[]>>, unknown, z.core.$ZodTypeInternals<Readonly<Record<string, string | readonly string[] | readonly Branch[]>>, unknown>>>>;
    faults: z.ZodOptional<z.ZodObject<{
        'message-loss': z.ZodOptional<z.ZodInt>;
        'link-cut': z.ZodOptional<z.ZodInt>;
        'cuts-are-for-good': z.ZodOptional<z.ZodBoolean>;
        'arbiter-crash': z.ZodOptional<z.ZodInt>;
        'load-failure': z.ZodOptional<z.ZodInt>;
        cancel: z.ZodOptional<z.ZodInt>;
        'process-kill': z.ZodOptional<z.ZodInt>;
        'host-crash': z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodInt>>;
        partition: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodInt>>;
        'flush-error': z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodInt>>;
        'delayed-duplicate': z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodInt>>;
        'server-crash': z.ZodOptional<z.ZodInt>;
        'power-loss': z.ZodOptional<z.ZodInt>;
    }, z.core.$strict>>;
    outcomes: z.ZodOptional<z.ZodObject<{
        exactly: z.ZodOptional<z.ZodArray<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>>>;
        quiet: z.ZodOptional<z.ZodArray<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>>>;
        always: z.ZodOptional<z.ZodArray<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>>>;
        never: z.ZodOptional<z.ZodArray<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>>>;
        sometimes: z.ZodOptional<z.ZodArray<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>>>;
    }, z.core.$strict>>;
    observed: z.ZodOptional<z.ZodArray<z.ZodObject<{
        id: z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>;
        what: z.ZodOptional<z.ZodString>;
        where: z.ZodOptional<z.ZodString>;
        runs: z.ZodOptional<z.ZodInt>;
        versions: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>>;
        outcomes: z.ZodArray<z.ZodObject<{
            count: z.ZodOptional<z.ZodInt>;
            registers: z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>;
        }, z.core.$strict>>;
    }, z.core.$strict>>>;
    trace: z.ZodOptional<z.ZodObject<{
        model: z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>;
        choices: z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>;
    }, z.core.$strict>>;
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
    stalemate: z.ZodLiteral<1>;
    title: z.ZodString;
    shows: z.ZodOptional<z.ZodString>;
    source: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>>;
    reference: z.ZodOptional<z.ZodString>;
    note: z.ZodOptional<z.ZodString>;
    storage: z.ZodUnion<readonly [z.ZodEnum<{
        iscsi: "iscsi";
        fc: "fc";
        "direct-attached": "direct-attached";
        loop: "loop";
        krbd: "krbd";
        nfs: "nfs";
        cephfs: "cephfs";
        gluster: "gluster";
        rbd: "rbd";
        local: "local";
        gfs2: "gfs2";
        ocfs2: "ocfs2";
        gpfs: "gpfs";
        "gluster-virt": "gluster-virt";
    }>, z.ZodDiscriminatedUnion<[z.ZodObject<{
        noac: z.ZodOptional<z.ZodBoolean>;
        name: z.ZodEnum<{
            iscsi: "iscsi";
            fc: "fc";
            "direct-attached": "direct-attached";
            loop: "loop";
            krbd: "krbd";
            nfs: "nfs";
            cephfs: "cephfs";
            gluster: "gluster";
            rbd: "rbd";
            local: "local";
            gfs2: "gfs2";
            ocfs2: "ocfs2";
            gpfs: "gpfs";
            "gluster-virt": "gluster-virt";
        }>;
    } | {
        noac?: never;
        name: z.ZodEnum<{
            iscsi: "iscsi";
            fc: "fc";
            "direct-attached": "direct-attached";
            loop: "loop";
            krbd: "krbd";
            nfs: "nfs";
            cephfs: "cephfs";
            gluster: "gluster";
            rbd: "rbd";
            local: "local";
            gfs2: "gfs2";
            ocfs2: "ocfs2";
            gpfs: "gpfs";
            "gluster-virt": "gluster-virt";
        }>;
    }, z.core.$strict>, ...z.ZodObject<{
        noac: z.ZodOptional<z.ZodBoolean>;
        name: z.ZodEnum<{
            iscsi: "iscsi";
            fc: "fc";
            "direct-attached": "direct-attached";
            loop: "loop";
            krbd: "krbd";
            nfs: "nfs";
            cephfs: "cephfs";
            gluster: "gluster";
            rbd: "rbd";
            local: "local";
            gfs2: "gfs2";
            ocfs2: "ocfs2";
            gpfs: "gpfs";
            "gluster-virt": "gluster-virt";
        }>;
    } | {
        noac?: never;
        name: z.ZodEnum<{
            iscsi: "iscsi";
            fc: "fc";
            "direct-attached": "direct-attached";
            loop: "loop";
            krbd: "krbd";
            nfs: "nfs";
            cephfs: "cephfs";
            gluster: "gluster";
            rbd: "rbd";
            local: "local";
            gfs2: "gfs2";
            ocfs2: "ocfs2";
            gpfs: "gpfs";
            "gluster-virt": "gluster-virt";
        }>;
    }, z.core.$strict>[]], "name">]>;
    hosts: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodObject<{
        opens: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
        host: z.ZodOptional<z.ZodString>;
        node: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>]>>>;
    disk: z.ZodOptional<z.ZodObject<{
        size: z.ZodOptional<z.ZodInt>;
        sizes: z.ZodOptional<z.ZodArray<z.ZodInt>>;
        sectors: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodInt, z.ZodString]>>>;
    }, z.core.$strict>>;
    initial: z.ZodOptional<z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>;
}, z.core.$strict>;
export type ScenarioDocument = z.infer<typeof scenarioSchema>;
