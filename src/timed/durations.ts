/** Nanoseconds, the one unit of virtual time, from and to what people write. */
export const US = 1e3;
export const MS = 1e6;
export const SECOND = 1e9;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

export const KIB = 1024;
export const MIB = 1024 ** 2;
export const GIB = 1024 ** 3;

/** How long it takes to send so many bytes. @returns whole nanoseconds, rounded up */
export function transferNs(bytes: number, bytesPerSecond: number): number {
  return Math.ceil((bytes / bytesPerSecond) * SECOND);
}

/** `430 ns`, `12.5 µs`, `3.2 ms`, `4.1 s`, `2.5 min`: three digits, in a unit that suits. */
export function durationText(ns: number): string {
  const units = [
    [1, 'ns'],
    [US, 'µs'],
    [MS, 'ms'],
    [SECOND, 's'],
    [MINUTE, 'min'],
    [HOUR, 'h'],
  ] as const;
  let [size, unit]: readonly [number, string] = units[0];
  for (const [next, name] of units) if (Math.abs(ns) >= (name === 'min' ? 2 * next : next)) [size, unit] = [next, name];
  return `${Number((ns / size).toPrecision(3))} ${unit}`;
}
