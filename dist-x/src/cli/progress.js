import { clip, oneLine } from "../report/layout.js";
import { duration, grouped } from "../report/numbers.js";
import { themeFor } from "./system.js";
const silent = { begin: () => { }, update: () => { }, clear: () => { } };
/** A command that takes less is not worth a line: it would only flicker. */
const FIRST_LINE_MS = 300;
/** A search reports about five times a second; the change to the next scenario is shown no more often. */
const BETWEEN_LINES_MS = 200;
export function createProgress({ stderr, environment }, nowMs = () => performance.now()) {
    if (!stderr.isTerminal || environment.TERM === 'dumb')
        return silent;
    const theme = themeFor(stderr, environment, false);
    const startMs = nowMs();
    let what = '';
    let shown = false;
    let nextLineMs = startMs + FIRST_LINE_MS;
    const show = (text) => {
        stderr.write(`\r\x1b[2K${clip(text, theme.width - 1, theme)}`);
        shown = true;
        nextLineMs = nowMs() + BETWEEN_LINES_MS;
    };
    return {
        begin: (title, index, total) => {
            what = oneLine(total > 1 ? `${index + 1}/${total} ${title}` : title);
            if (nowMs() >= nextLineMs)
                show(what);
        },
        update: ({ states, elapsedMs }) => {
            const rate = elapsedMs > 0 ? ` ${theme.signs.dot} ${grouped((states / elapsedMs) * 1000)}/s` : '';
            show(`${grouped(states)} states${rate} ${theme.signs.dot} ${duration(nowMs() - startMs)} ${theme.signs.dot} ${what}`);
        },
        clear: () => {
            if (shown)
                stderr.write('\r\x1b[2K');
            shown = false;
        },
    };
}
