/** Importing this module adds the matchers to `expect` of Vitest, with their types. */
import { expect } from 'vitest';
import { matchers, type StalemateMatchers } from './matchers.ts';

expect.extend(matchers);

declare module 'vitest' {
  interface Matchers<T> extends StalemateMatchers<T> {}
}
