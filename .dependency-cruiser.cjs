/**
 * Who may import whom. CONTRIBUTING.md explains the directions; test/dependency-rules.test.ts plants a violation of
 * every rule here and expects it to be caught.
 */

/** Programs start, print and exit; everything else in src/ is a library. */
const programs = '^src/(cli|bench|docs|explorer/build)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'sim-is-pure',
      comment: 'The model runs anywhere, so it imports itself, immer and seedrandom, and nothing else.',
      severity: 'error',
      from: { path: '^sim/' },
      to: { pathNot: ['^sim/', '(^|/)node_modules/(immer|seedrandom|@types/seedrandom)/'] },
    },
    {
      name: 'cli-is-a-leaf',
      comment:
        'A library that needs the command line cannot be used without it. Only the generator of its reference may look.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|docs)/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'explorer-is-a-leaf',
      comment: 'The browser application is one user of the library among others.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/explorer/' },
      to: { path: '^src/explorer/' },
    },
    {
      name: 'programs-are-leaves',
      comment: 'Benchmarks, the documentation generator and the build of the explorer are run, never imported.',
      severity: 'error',
      from: { pathNot: '^src/(bench|docs|explorer/build)/' },
      to: { path: '^src/(bench|docs|explorer/build)/' },
    },
    {
      name: 'second-opinion-is-independent',
      comment: 'A model of a handoff that was taken from sim/ would share its mistakes.',
      severity: 'error',
      from: { path: '^src/bench/promela-(handoff|page-cache)' },
      to: { pathNot: '^src/bench/promela-page-cache' },
    },
    {
      name: 'terminal-stays-in-cli',
      comment: 'Arguments and colour belong to the terminal; a library returns data.',
      severity: 'error',
      from: { pathNot: '^src/cli/' },
      to: { path: '(^|/)node_modules/(commander|picocolors)/' },
    },
    {
      name: 'guests-stay-outside',
      comment: 'fast-check and Vitest are there only where somebody tests with them; the program has to do without.',
      severity: 'error',
      from: { path: '^(sim|src)/', pathNot: '^src/fast-check/' },
      to: { path: ['(^|/)node_modules/(fast-check|@fast-check|vitest)/', '^src/fast-check/'] },
    },
    {
      name: 'explorer-runs-in-a-browser',
      comment: 'There is no node: module in a browser. Drawings of runs and links are made there too.',
      severity: 'error',
      from: { path: '^src/(explorer|report/space-time|share)/', pathNot: '^src/explorer/build/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'page-asks-the-engine',
      comment: 'Whatever runs the model runs in a worker, so that nothing holds up the page. It may know the types.',
      severity: 'error',
      from: { path: '^src/explorer/(page|session)/' },
      to: {
        path: ['^sim/', '^src/(scenario|search|check|explain|explorer/engine)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'ships-what-it-needs',
      comment: 'The published package has no development dependencies; a module that uses one would not load.',
      severity: 'error',
      // The page is bundled when it is built, with what it shows itself with.
      from: { path: '^(sim|src)/', pathNot: [programs, '^src/explorer/page/'] },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['npm', 'npm-peer', 'type-only'],
      },
    },
    {
      name: 'no-circular',
      comment: 'Two modules that need each other are one module, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import of a file that is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Count `import type` as well: a type from the wrong side is a dependency on the wrong side.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
