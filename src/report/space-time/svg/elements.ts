/** SVG as text: elements, escaped and in one order of attributes. No DOM, so that any program can draw. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** @param children  text that is SVG already */
export function element(name: string, attributes: Attributes, children: string | readonly string[] = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`],
  );
  const inside = typeof children === 'string' ? children : children.join('\n');
  const open = `<${name}${written.join('')}`;
  if (inside === '') return `${open}/>`;
  return `${open}>${inside.includes('\n') ? `\n${inside}\n` : inside}</${name}>`;
}

export function text(x: number, y: number, className: string, content: string, more: Attributes = {}): string {
  return element('text', { x, y, class: className, ...more }, escaped(content));
}

/** What XML cannot hold at all is replaced; the rest of what means something to it is escaped. */
export function escaped(content: string): string {
  return [...content]
    .map((character) => (isXml(character.codePointAt(0)!) ? character : '?'))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Char of XML 1.0, https://www.w3.org/TR/xml/#charsets */
function isXml(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || code > 0xffff;
}

export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** About how wide a text will be. No font is known for certain, so it is the width in a rather wide one. */
export function textWidth(content: string, fontSize: number, bold = false): number {
  let ems = 0;
  for (const character of content) ems += emsOf(character);
  return ems * fontSize * (bold ? 1.08 : 1);
}

function emsOf(character: string): number {
  if (/[ijl.,:;'|!]/.test(character)) return 0.3;
  if (/[ frt()[\]-]/.test(character)) return 0.38;
  if (/[mwMW@—]/.test(character)) return 0.92;
  if (/[A-Z]/.test(character)) return 0.7;
  return 0.59;
}

/** Breaks a text at blanks; what does not fit into the last line allowed ends with an ellipsis. */
export function wrapped(content: string, width: number, fontSize: number, linesMax: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = content.split(/\s+/).filter((word) => word !== '');
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(longer, fontSize) <= width) {
      line = longer;
      continue;
    }
    if (lines.length + 1 === linesMax) {
      lines.push(shortened(`${line} ${words.slice(index).join(' ')}`, width, fontSize));
      return lines;
    }
    lines.push(line);
    line = word;
  }
  if (line !== '') lines.push(shortened(line, width, fontSize));
  return lines;
}

function shortened(content: string, width: number, fontSize: number): string {
  if (textWidth(content, fontSize) <= width) return content;
  const characters = [...content];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, fontSize) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
