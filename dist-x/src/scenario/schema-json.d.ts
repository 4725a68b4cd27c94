/** The JSON Schema (draft 2020-12) of scenario files, for editors and other programs. */
export declare function schemaJson(): Record<string, unknown>;
/** The text of `scenarios/schema.json`. */
export declare function schemaText(): string;
