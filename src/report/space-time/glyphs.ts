/** The shapes of versions as characters, the same shapes as in a drawing. */

const unicode = ['●', '■', '▲', '◆', '⬟', '⬢', '★'] as const;

/**
 * `■1`: the shape of a version and its number, or `#1` where there are no such characters.
 *
 * @param ascii  true where only ASCII may be used
 */
export function versionMark(version: number, ascii = false): string {
  return `${ascii ? '#' : unicode[version % unicode.length]}${version}`;
}
