/** What a host does with a LUN, in Promela: its page cache, and the QEMU process that reads and writes through it. */

export type CacheName = 'none' | 'directsync' | 'writethrough' | 'writeback' | 'unsafe';

/** One atomic step: an expression that says when it may happen, and statements. */
export interface PromelaStep {
  readonly guard: string;
  readonly effects: readonly string[];
}

export interface HostModel {
  readonly declarations: readonly string[];
  /** All the ways in which a read may go. */
  readonly reads: (sector: number) => readonly PromelaStep[];
  /** Where the value is that was just read. */
  readonly value: (sector: number) => string;
  readonly write: (sector: number, version: string) => readonly string[];
  /** A write has completed only when it is on the storage: no write cache is offered to the guest. */
  readonly durableAtOnce: boolean;
  readonly flush: readonly string[];
  readonly forgetsUnflushed: string;
  /** The last close of a block device writes its dirty pages and drops all. */
  readonly lastClose: readonly string[];
  readonly dropClean: readonly string[];
  /** Will the newest version of a sector still come from here? */
  readonly holds: (sector: number) => string;
  /** What the kernel does unasked, at any time. */
  readonly spontaneous: readonly PromelaStep[];
}

/** `cache=` as QEMU takes it apart (qemu-options.hx). */
const cacheModes: Readonly<Record<CacheName, { direct: boolean; writeback: boolean; noFlush: boolean }>> = {
  none: { direct: true, writeback: true, noFlush: false },
  directsync: { direct: true, writeback: false, noFlush: false },
  writethrough: { direct: false, writeback: false, noFlush: false },
  writeback: { direct: false, writeback: true, noFlush: false },
  unsafe: { direct: false, writeback: true, noFlush: true },
};

/** One page at the start of a device may bring in 16 KiB in all. */
const READ_AHEAD_PAGES = 3;

/**
 * @param host  letter that its variables begin with
 * @param pageNumbers  pages of the LUN in which sectors are named
 * @param sectorPages  the page of each sector, index into `pageNumbers`
 * @param hasStarted  its QEMU runs already, and has read the first page when it started
 */
export function hostModel(
  host: string,
  cache: CacheName,
  pageNumbers: readonly number[],
  sectorPages: readonly number[],
  hasStarted: boolean,
): HostModel {
  const { direct, writeback, noFlush } = cacheModes[cache];
  const pages = pageNumbers.map((_, page) => page);
  const status = (page: number): string => `${host}Page[${page}]`;
  const data = (sector: number): string => `${host}Data[${sector}]`;
  const unflushed = `${host}Unflushed`;
  const sectorsOf = (page: number): number[] => sectorPages.flatMap((its, sector) => (its === page ? [sector] : []));
  const pageOf = (sector: number): number => sectorPages[sector] ?? 0;
  const when = (condition: string, effects: readonly string[]): string =>
    `if :: ${condition} -> ${effects.join('; ')} :: else fi`;

  const fill = (page: number): string =>
    when(`${status(page)} == ABSENT`, [
      ...sectorsOf(page).map((s) => `${data(s)} = disk[${s}]`),
      `${status(page)} = CLEAN`,
    ]);
  /** The whole page goes out, old neighbours too. */
  const writeBack = (page: number): string[] => [
    ...sectorsOf(page).map((s) => `disk[${s}] = ${data(s)}`),
    `${status(page)} = CLEAN`,
  ];
  const drop = (page: number): string[] => [
    ...sectorsOf(page).map((s) => `${data(s)} = 0`),
    `${status(page)} = ABSENT`,
  ];
  const writeBackAll = pages.map((page) => when(`${status(page)} == DIRTY`, writeBack(page)));

  const reads = (sector: number): PromelaStep[] => {
    if (direct) return [{ guard: '', effects: [] }];
    const page = pageOf(sector);
    const first = pageNumbers[page] ?? 0;
    const ahead = pages.filter((other) => {
      const distance = (pageNumbers[other] ?? 0) - first;
      return first === 0 && distance > 0 && distance <= READ_AHEAD_PAGES;
    });
    // A read that finds its page in memory reads nothing ahead either.
    const readsAhead = when(`${status(page)} == ABSENT`, [fill(page), ...ahead.map(fill)]);
    return [[fill(page)], ...(ahead.length > 0 ? [[readsAhead]] : [])].map((effects) => ({ guard: '', effects }));
  };
  return {
    declarations: [
      `byte ${host}Page[${pages.length}] = {${pages.map((page) => (page === 0 && hasStarted && !direct ? 'CLEAN' : 'ABSENT')).join(', ')}};`,
      `byte ${host}Data[${sectorPages.length}];`,
      `bit ${unflushed};`,
    ],
    reads,
    value: (sector) => (direct ? `disk[${sector}]` : data(sector)),
    write: (sector, version) => {
      const sent = [`${unflushed} = ${writeback ? 1 : 0}`];
      if (direct) return [`disk[${sector}] = ${version}`, ...sent];
      const page = pageOf(sector);
      // A sector is less than a page: the rest of it has to come from the storage.
      const inMemory = [fill(page), `${data(sector)} = ${version}`, `${status(page)} = DIRTY`, ...sent];
      return writeback ? inMemory : [...inMemory, ...writeBack(page)];
    },
    durableAtOnce: !writeback,
    // A flush with nothing written since the last one never reaches the host.
    flush: noFlush ? [] : [when(unflushed, [...(direct ? [] : writeBackAll), `${unflushed} = 0`])],
    forgetsUnflushed: `${unflushed} = 0`,
    lastClose: [...writeBackAll, ...pages.flatMap(drop)],
    dropClean: direct ? [] : pages.map((page) => when(`${status(page)} == CLEAN`, drop(page))),
    holds: (sector) => `${status(pageOf(sector))} == DIRTY && ${data(sector)} == latest[${sector}]`,
    spontaneous: pages.flatMap((page) => [
      { guard: `${status(page)} == DIRTY`, effects: writeBack(page) },
      { guard: `${status(page)} == CLEAN`, effects: drop(page) },
    ]),
  };
}
