/** The machine layer in words. What one line says of an action or a change is in the files it re-exports from. */
export { contentText } from './contents.ts';
export { machineActionText, withVariant } from './describe-action.ts';
export { machineLines } from './describe-change.ts';
