import { expect, it } from 'vitest';
import { readProfile } from '../../../src/timed/read-profile.ts';
import { profileErrorCases } from './profile-error-cases.ts';

it.each(profileErrorCases)('$code $what', ({ code, text, line }) => {
  const result = readProfile(text, 'wrong.yaml');
  expect(result.ok ? [] : result.errors).toMatchObject([{ code, path: 'wrong.yaml', line }]);
});
