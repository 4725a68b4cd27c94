/** A text small enough for a link: deflated, in the letters that an address may hold. */
import { deflateSync, Inflate, strToU8 } from 'fflate';

/** As large as a scenario file may be; a link that unpacks to more is not unpacked to the end. */
const BYTES_MAX = 1_048_576;

export function packed(text: string): string {
  const bytes = deflateSync(strToU8(text), { level: 9, mem: 9 });
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @returns null where nothing was packed like that, or too much */
export function unpacked(letters: string): string | null {
  if (!/^[A-Za-z0-9_-]+$/.test(letters)) return null;
  try {
    const bytes = Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(inflated(bytes));
  } catch {
    return null;
  }
}

/** @throws Error where the bytes are no deflated ones, end too early, or grow too large */
function inflated(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((part) => {
    length += part.length;
    if (length > BYTES_MAX) throw new RangeError('too large');
    parts.push(part);
  });
  // A little at a time, because a few bytes can stand for a thousand times as many.
  const step = 1024;
  for (let at = 0; at < bytes.length; at += step)
    inflate.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
