import { shortStory } from "./explain-report.js";
import { oneLine, wrap } from "./layout.js";
import { counted } from "./numbers.js";
/** With more scenarios than this that violate something, a sentence about each would be more than anybody reads. */
const STORIES_MAX = 8;
/** One sentence about every property that is violated, under the scenario it belongs to. */
export function storyLines({ checked, header }, theme) {
    const { paint, width } = theme;
    const withViolations = checked.filter((one) => violationsOf(one).length > 0);
    if (withViolations.length === 0)
        return [];
    if (withViolations.length > STORIES_MAX) {
        const text = `${counted(withViolations.length, 'scenario')} with violated properties; "stalemate explain FILE" says why`;
        return [...wrap(text, width, '  ').map(paint.dim), ''];
    }
    const { withoutRules = [] } = header;
    return withViolations.flatMap((one) => [
        ...(checked.length > 1 ? [`${oneLine(one.scenario.title)}  ${paint.dim(oneLine(one.scenario.path))}`] : []),
        ...violationsOf(one).flatMap(({ name, found }) => {
            const story = shortStory(one.scenario.litmus, { property: name, ...found }, { withoutRules });
            return wrap(`${paint.bad(name)}: ${story}`, width, '  ');
        }),
        ...wrap(`more: stalemate explain ${oneLine(one.scenario.path)}`, width, '  ').map(paint.dim),
        '',
    ]);
}
function violationsOf({ result: { sets } }) {
    return sets.full.properties.flatMap(({ name, kind, found }) => kind === 'always' && found !== undefined ? [{ name, found }] : []);
}
