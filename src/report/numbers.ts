/** Numbers as people read them; the same in every locale. */

/** 1234567 is `1,234,567`. */
export function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 scenario`, `2 scenarios`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** `480 ms`, `1.9 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** What a clock says, without digits that mean nothing. */
export function roundedMs(ms: number): number {
  return Math.round(ms * 10) / 10;
}

/** Powers of 1024: `2 GiB`, `1.5 MiB`. */
export function byteSize(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  let size = bytes;
  let unit = 0;
  for (; size >= 1024 && unit < units.length - 1; unit++) size /= 1024;
  return `${Number(size.toFixed(1))} ${units[unit]}`;
}

/** The greatest of any number of values, at least `least`; `Math.max(...values)` would put each of them on the stack. */
export function greatest(least: number, values: Iterable<number>): number {
  let most = least;
  for (const value of values) if (value > most) most = value;
  return most;
}
