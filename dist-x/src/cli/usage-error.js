/** Something in the command line or in a file is wrong; the message says what, and what to do. */
export class UsageError extends Error {
    name = 'UsageError';
}
