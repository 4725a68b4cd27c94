import { z } from 'zod';
import { scenarioSchema } from "./schema.js";
/** The JSON Schema (draft 2020-12) of scenario files, for editors and other programs. */
export function schemaJson() {
    return { ...z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-2020-12' }) };
}
/** The text of `scenarios/schema.json`. */
export function schemaText() {
    return `${JSON.stringify(schemaJson(), null, 2)}\n`;
}
