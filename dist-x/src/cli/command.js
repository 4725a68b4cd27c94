import { writeWhole } from "./output.js";
import { themeFor } from "./system.js";
/** Makes a function the action of a command: prints what it returns, or writes it to the file of -o. */
export function runs(command, { system, finish }, action) {
    return command.action(async (...received) => {
        // commander passes the arguments, then the options, then the command itself.
        const options = received.at(-2);
        const words = received
            .slice(0, -2)
            .flat()
            .filter((word) => typeof word === 'string');
        const toFile = options.output !== undefined;
        const stream = toFile ? { isTerminal: false } : system.stdout;
        const { text, exitCode, remarks = [], } = await action(words, options, themeFor(stream, system.environment, options.color !== false));
        if (options.output === undefined)
            system.stdout.write(text);
        else
            writeWhole(options.output, text);
        for (const remark of remarks)
            system.stderr.write(`${remark}\n`);
        finish(exitCode);
    });
}
