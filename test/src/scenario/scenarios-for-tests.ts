/** The smallest complete scenario, and one that uses every key. */
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
