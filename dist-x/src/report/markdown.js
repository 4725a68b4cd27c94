/** A table; cells may contain Markdown. */
export function markdownTable(head, rows) {
    const lines = [head, head.map(() => '---'), ...rows];
    return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}
export function code(text) {
    return `\`${text}\``;
}
