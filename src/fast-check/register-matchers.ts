/** Importing this module adds the matchers to `expect` of Vitest, with their types. */
import { expect } from 'vitest';
import { matchers, type StalemateMatchers } from './matchers.ts';

expect.extend(matchers);

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: a declaration is merged only with equal type parameters
  interface Matchers<T = any> extends StalemateMatchers<T> {}
}
