import picocolors from 'picocolors';
import { createTheme } from "../report/theme.js";
const narrowest = 60;
const widthOfPipes = 120;
/** How to write to a stream: colours only on a terminal that wants them, signs beyond ASCII only where they can be shown. */
export function themeFor(stream, environment, colour) {
    const coloured = colour && stream.isTerminal && !environment.NO_COLOR && environment.TERM !== 'dumb';
    return createTheme({
        ...(coloured ? { paint: terminalPaint } : {}),
        unicode: isUtf8(environment),
        width: stream.isTerminal ? Math.max(narrowest, stream.columns ?? 80) : widthOfPipes,
    });
}
// Whether to colour at all is decided above, from the stream that is really written to.
const { bold, dim, green, red, yellow } = picocolors.createColors(true);
const terminalPaint = { bold, dim, good: green, bad: red, doubtful: yellow, neutral: dim };
/** As the C library decides: the first of these that is set counts. Without any, UTF-8 is assumed: it is what pipes into files and pages need. */
function isUtf8(environment) {
    const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG;
    return locale === undefined || locale === '' || /utf-?8/i.test(locale);
}
