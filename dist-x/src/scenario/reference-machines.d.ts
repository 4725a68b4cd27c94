/** By the name that each part has in the documents. */
export declare const machineBlocks: Readonly<Record<string, () => string>>;
