/** Random litmus tests, as the package offers them, under the names that tests of the model use. */
export {
  anyStorage,
  blockStorage,
  coherentStorage,
  type LitmusProgramOptions as SketchOptions,
  litmusPrograms as randomSketch,
  nfsStorage,
  type Storage,
} from '../../src/fast-check/litmus-programs.ts';
