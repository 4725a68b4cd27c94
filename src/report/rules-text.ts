import { layerOf, type RuleId, ruleIds, rules } from '../../sim/storage/rules.ts';
import { type Header, headerLines } from './header.ts';
import { headerJson, jsonText } from './json.ts';
import { wrap } from './layout.ts';
import type { Theme } from './theme.ts';

/** The rules of the model, by layer: what the real system does, and who says so. */
export function rulesText(header: Header, ids: readonly RuleId[], theme: Theme): string {
  const { paint, width } = theme;
  const layers = [...new Set(ids.map(layerOf))];
  return [
    ...headerLines(header, width).map(paint.dim),
    ...layers.flatMap((layer) => [
      '',
      ...ids.filter((id) => layerOf(id) === layer).flatMap((id) => ruleLines(id, { paint, width })),
    ]),
    '',
  ].join('\n');
}

export function ruleLines(id: RuleId, { paint, width }: Pick<Theme, 'paint' | 'width'>): string[] {
  const { text, source } = rules[id];
  return [
    paint.bold(id),
    ...wrap(text, width - 2).map((line) => `  ${line}`),
    ...source.flatMap((one) => wrap(`- ${one}`, width - 2, '  ').map((line) => paint.dim(`  ${line}`))),
  ];
}

export function rulesJson(header: Header, ids: readonly RuleId[] = ruleIds): string {
  return jsonText({
    schema: 'stalemate/rules/1',
    ...headerJson(header),
    rules: ids.map((id) => ({ id, layer: layerOf(id), ...rules[id] })),
  });
}
