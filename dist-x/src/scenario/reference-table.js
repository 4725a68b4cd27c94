/** Pieces of Markdown for the reference. */
export const code = (text) => `\`${text}\``;
export function table(head, rows) {
    const lines = [head, head.map(() => '---'), ...rows];
    return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}
