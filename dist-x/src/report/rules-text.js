import { layerOf, ruleIds, rules } from "../../sim/storage/rules.js";
import { headerLines } from "./header.js";
import { headerJson, jsonText } from "./json.js";
import { wrap } from "./layout.js";
/** The rules of the model, by layer: what the real system does, and who says so. */
export function rulesText(header, ids, theme) {
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
export function ruleLines(id, { paint, width }) {
    const { text, source } = rules[id];
    return [
        paint.bold(id),
        ...wrap(text, width - 2).map((line) => `  ${line}`),
        ...source.flatMap((one) => wrap(`- ${one}`, width - 2, '  ').map((line) => paint.dim(`  ${line}`))),
    ];
}
export function rulesJson(header, ids = ruleIds) {
    return jsonText({
        schema: 'stalemate/rules/1',
        ...headerJson(header),
        rules: ids.map((id) => ({ id, layer: layerOf(id), ...rules[id] })),
    });
}
