/** `docs/commands.md`: what each command says about itself. */
export declare function commandPage(): Promise<string>;
export declare function exitCodeTable(): string;
