/**
 * SHA-256 of a text as hexadecimal digits. Written out because the loader also runs in a browser, where the built-in
 * one cannot be called synchronously.
 *
 * @source  FIPS 180-4, sections 4.1.2, 4.2.2, 5.1.1 and 6.2
 */
export declare function sha256(text: string): string;
