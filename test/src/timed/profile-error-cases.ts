/** Profile files that are wrong in one way, with the line where. */
export const profileErrorCases = [
  { code: 'V070', what: 'a list', text: '- profile: 1\n', line: 1 },
  { code: 'V070', what: 'a key that there is not', text: 'profile: 1\nbased-on: ceph\nfigure: {}\n', line: 3 },
  { code: 'V071', what: 'another profile', text: 'profile: 1\nbased-on: cef\n', line: 2 },
  {
    code: 'V071',
    what: 'another figure',
    text: 'profile: 1\nbased-on: ceph\nfigures:\n  storage.raed: 1ms\n',
    line: 4,
  },
  {
    code: 'V072',
    what: 'a unit that is missing',
    text: 'profile: 1\nbased-on: ceph\nfigures:\n  storage.read: 7\n',
    line: 4,
  },
] as const;
