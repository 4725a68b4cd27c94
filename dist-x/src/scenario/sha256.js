/**
 * SHA-256 of a text as hexadecimal digits. Written out because the loader also runs in a browser, where the built-in
 * one cannot be called synchronously.
 *
 * @source  FIPS 180-4, sections 4.1.2, 4.2.2, 5.1.1 and 6.2
 */
export function sha256(text) {
    const message = pad(new TextEncoder().encode(text));
    const hash = [...initialHash];
    const words = new Uint32Array(64);
    for (let block = 0; block < message.byteLength; block += 64) {
        for (let t = 0; t < 16; t++)
            words[t] = message.getUint32(block + 4 * t);
        for (let t = 16; t < 64; t++) {
            const [w15, w2] = [words[t - 15], words[t - 2]];
            const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
            const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
            words[t] = words[t - 16] + s0 + words[t - 7] + s1;
        }
        compress(hash, words);
    }
    return hash.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
function compress(hash, words) {
    let [a, b, c, d, e, f, g, h] = hash;
    for (let t = 0; t < 64; t++) {
        const choose = (e & f) ^ (~e & g);
        const majority = (a & b) ^ (a & c) ^ (b & c);
        const t1 = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choose + constants[t] + words[t]) | 0;
        const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    for (const [index, word] of [a, b, c, d, e, f, g, h].entries())
        hash[index] = (hash[index] + word) | 0;
}
const rotate = (word, bits) => (word >>> bits) | (word << (32 - bits));
function pad(bytes) {
    const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(padded.length - 4, bytes.length * 8);
    return view;
}
const primes = Array.from({ length: 312 }, (_, number) => number).filter((number) => number > 1 && !Array.from({ length: number }, (_, d) => d).some((d) => d > 1 && number % d === 0));
/** The first 32 bits of the fractional part. Doubles carry enough digits for it: a root below 18 needs 5 + 32 bits. */
const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const initialHash = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const constants = primes.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)));
