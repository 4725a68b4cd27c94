/** The smallest complete scenario, one that uses every key about storage, and one that uses every key about machines. */
export const smallest = `stalemate: 1
title: Stale prefetch over iSCSI
shows: A page cached before the write stays old, because nothing tells the other host's page cache.
source: ["Anthony Liguori, qemu-devel 2011-11-11 00:11", "L01"]
storage: iscsi
hosts: {S: direct, D: buffered}
steps:
  - D: read x -> before
  - S: write x 1
  - D: read x -> after
outcomes:
  exactly:
    - {before: 0, after: [0!, 1]}
  quiet:
    - {before: 0, after: 0!}
`;

export const everything = `# every key of the format
stalemate: 1
title: Everything at once
shows: Nothing in particular.
source: a test
reference: L99
note: "the reference says {0}; this file only has to load"
storage: {name: nfs, version: 4.0, export: async, noac: true, mount: soft}
hosts:
  S: {opens: {w: direct, b: buffered dsync read-only}, host: H, node: sda}
  T: {opens: {t: buffered}, host: H, node: sdb}
  D: buffered
  E: {}
disk: {size: 264, sectors: {x: 0-7, y: 8, z: 256-263}}
initial: {x: aa, y: 00}
steps:
  - S: write w x y bb -> written
  - S: [fsync w, "lock w -> got", unlock w]
  - interleave:
      - D: read x y -> pair
      - - S: truncate w 128
        - interleave:
            - T: mmap x
            - [S: close w]
        - T: mread x -> mapped
  - D: dontneed
  - storage: crash
  - storage: restart
  - S: open w
  - S: fstat w -> size
  - E: open late direct
  - E: read late z -> r.1@E
faults:
  host-crash: {D: 1, S: 0}
  flush-error: {S: 1}
  delayed-duplicate: {S: 1}
  partition: {T: 2}
  server-crash: 1
  power-loss: 1
outcomes:
  always:
    - {pair: ["aa 00", "bb bb!", "aa -", EIO], written: ok}
  never:
    - got: "-"
  sometimes:
    - {size: 128}
observed:
  - id: run-1
    what: as written
    where: a laboratory
    runs: 20
    versions: {kernel: 6.10, qemu: "7.2"}
    outcomes:
      - {count: 20, registers: {written: ok, pair: aa 00}}
trace: {model: 1.10, choices: [first, 2]}
`;

export const everyMachine = `stalemate: 1
title: A machine with everything
storage: {name: nfs, version: 3}
image:
  format: qcow2
  allocated: [x, z]
  preallocated-file: true
  lazy-refcounts: true
  needs-check: false
  unknown-autoclear: true
  bitmap: true
  snapshots: true
  backing: {format: qed, allocated: [y], needs-check: true}
disk: {size: 2048, sizes: [1024, 4096], sectors: {x: 0, z: 8-15, y: 1024}}
initial: {x: aa, y: bb}
machines:
  S: {qemu: 2.10, cache: writeback, host: H, node: sda, device: ide, locking: off, werror: stop}
  D: {qemu: '7.2', cache: unsafe, device: scsi, drop-cache: false, auto-read-only: true, starts: absent}
  E: directsync
  A: {program: qemu-img, cache: none, read-only: true, force-share: true}
hosts: {P: {host: H, opens: {p: direct}}}
migrations:
  - {from: S, to: D, handoff: 7.2, arbiter: libvirt-v3, arbiter-host: source, fencing: power}
  - from: D
    to: E
    handoff: {like: 2.10, without: [destination.lock, unlock], launch: [open, read-geometry], postcopy: true}
    autostart: false
  - {from: E, to: S, handoff: {source: [stop, send, finish], source-fails: [resume], destination: [receive, open, start]}}
guest: {writes: 1, reads: 2, flushes: 1, resizes: 1, sectors: [x, y], in-flight: true}
faults:
  host-crash: {S: 1}
  message-loss: 1
  link-cut: 2
  cuts-are-for-good: true
  arbiter-crash: 1
  load-failure: 1
  cancel: 1
  process-kill: 3
steps:
  - D: launch -> launched
  - S: [write x cc -> w, submit y dd, flush -> f, stop, cont]
  - interleave:
      - A: [launch, check -> checked, dirty-flag -> dirty, size -> block]
      - P: read p cluster-1 header -> raw
      - - S: resize 8192
        - storage: crash
  - storage: restart
  - S: [snapshot, read-snapshot x -> old, commit, migrate]
  - S: migrate-continue
  - S: migration -> moved
  - D: [read x -> after, size -> guest, size device -> device, geometry -> chs, status -> run, reopen]
  - D: migrate-cancel
  - E: quit
  - A: kill
  - D: crash
outcomes:
  sometimes:
    - {after: [cc, w1!, garbage, bb, 0], guest: [2048, 8192], run: [running, io-error], moved: pre-switchover, raw: aa garbage}
properties: {violated: [stale-read, stuck]}
`;
