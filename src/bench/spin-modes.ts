/** The ways in which SPIN searches exactly, as directives for its verifier (spinroot.com/spin/Man/Pan.html). */
export const spinModes: readonly { readonly name: string; readonly directives: readonly string[] }[] = [
  { name: 'spin', directives: [] },
  { name: 'spin -DBFS', directives: ['-DBFS'] },
  { name: 'spin -DCOLLAPSE', directives: ['-DCOLLAPSE'] },
];

export const SPIN_DEPTH_FIRST = 'spin';

export const exactSpin: readonly string[] = spinModes.map(({ name }) => name);
