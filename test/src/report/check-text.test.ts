import { describe, expect, test } from 'vitest';
import { checkJson } from '../../../src/report/check-json.ts';
import { checkText } from '../../../src/report/check-text.ts';
import { createTheme, plainTheme } from '../../../src/report/theme.ts';
import { checkReport, scenarioOf, stalePrefetch } from './load.ts';

const asExpected = scenarioOf(stalePrefetch);

describe('as text', () => {
  test('a scenario as expected is one line', () => {
    expect(checkText(checkReport([asExpected]), plainTheme)).toMatchInlineSnapshot(`
      "stalemate 0.1.0, model 1, Node 20.20.2: stalemate check scenarios
      1 scenario, hash 0123456789abcdef

         scenario  title                      storage  the model allows             real systems     states
      ✓  a         Stale prefetch over iSCSI  iscsi    after ∈ {0!, 1}; before = 0  19 × 0, 1 × 1 ✓       7

      ! old data: not what the guest wrote last
      no reductions in use
      20 × aa ✓  on real systems: aa in 20 runs, an outcome that the model allows

      1 scenario: 1 as expected, 0 not, 0 undecided; 20 runs on real systems, all inside the model's sets; 1.2 s
      "
    `);
  });

  test('several folders are groups, and everything is ASCII where nothing else can be shown', () => {
    const other = scenarioOf(stalePrefetch, 'scenarios/more/b.yaml');
    const text = checkText(checkReport([asExpected, other]), createTheme({ unicode: false, width: 80 }));
    expect(text).toMatchInlineSnapshot(`
      "stalemate 0.1.0, model 1, Node 20.20.2: stalemate check scenarios
      2 scenarios, hash 0123456789abcdef

         scenario  storage  the model allows              real systems     states
      scenarios
      +  a         iscsi    after in {0!, 1}; before = 0  19 x 0, 1 x 1 +       7
      scenarios/more
      +  b         iscsi    after in {0!, 1}; before = 0  19 x 0, 1 x 1 +       7

      ! old data: not what the guest wrote last
      no reductions in use
      20 x aa +  on real systems: aa in 20 runs, an outcome that the model allows

      2 scenarios: 2 as expected, 0 not, 0 undecided; 40 runs on real systems, all
        inside the model's sets; 1.2 s
      "
    `);
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('a difference is explained: what was expected, what the model says, and how that comes about', () => {
    const text = stalePrefetch.replace('- S: write x 1', '- S: write x 2\n  - S: write x 1');
    const scenario = scenarioOf(
      text.replace('after: [0!, 1]', 'after: [0, 2]').replace('after: 0!}', 'after: 0!}\n  never:\n    - {after: 1}'),
    );
    const printed = checkText(checkReport([scenario]), plainTheme);
    const [differences = '', run = ''] = printed.split(/(?<=for example .*:\n)/);
    expect(differences).toMatchInlineSnapshot(`
      "stalemate 0.1.0, model 1, Node 20.20.2: stalemate check scenarios
      1 scenario, hash 0123456789abcdef

         scenario  title                      storage  the model allows             real systems     states
      ✗  a         Stale prefetch over iSCSI  iscsi    after ∈ {0!, 1}; before = 0  19 × 0, 1 × 1 ✓       9

      ✗ not as expected: Stale prefetch over iSCSI  scenarios/a.yaml
        missing: before = 0, after = 2  (outcomes.exactly, line 14)
        wrong mark: before = 0, after = 0!, not before = 0, after = 0  (outcomes.exactly, line 14; ! means old data)
        not expected: before = 0, after = 1  (outcomes.exactly)
        forbidden: before = 0, after = 1  (outcomes.never, line 18)
        expected: before = 0, after = {0, 2}
        the model's outcomes: after ∈ {0!, 1}; before = 0
        expected by the steps alone: before = 0, after = 0!
        by the steps alone: before = 0; after = 0!
        for example before = 0, after = 0!:
      "
    `);
    expect(run).toMatch(
      /^ {4}1 {2}D {2}read x -> before\n[\s\S]*\n {4}4 {2}D {2}read x -> after\n {12}after = 0! {2}old data, from page cache of D/,
    );
  });

  test('an outcome of a real system that the model does not allow is the worst of all', () => {
    const scenario = scenarioOf(
      stalePrefetch
        .replace('hosts: {S: direct, D: buffered}', 'hosts: {S: direct, D: direct}')
        .replace(/outcomes:\n {2}exactly[\s\S]*(?=observed)/, ''),
    );
    expect(checkText(checkReport([scenario]), plainTheme)).toMatchInlineSnapshot(`
      "stalemate 0.1.0, model 1, Node 20.20.2: stalemate check scenarios
      1 scenario, hash 0123456789abcdef

         scenario  title                      storage  the model allows       real systems  states
      ✗  a         Stale prefetch over iSCSI  iscsi    before = 0; after = 1  ✗ 19 × 0           4

      ✗ not as expected: Stale prefetch over iSCSI  scenarios/a.yaml
        outside the model's set: after = 0  (seen 19 times on a real system, two-loop-devices, two loop devices over one file)
        an outcome of a real system outside the model's set means that the model is wrong
        the model's outcomes: before = 0; after = 1

      no reductions in use
      20 × aa ✓  on real systems: aa in 20 runs, an outcome that the model allows

      1 scenario: 0 as expected, 1 not, 0 undecided; 20 runs on real systems, 19 outside the model's sets; 1.2 s
      "
    `);
  });

  test('a limit leaves the verdict open, and says which one', () => {
    expect(checkText(checkReport([asExpected], { limits: { maxStates: 3 } }), plainTheme)).toMatchInlineSnapshot(`
      "stalemate 0.1.0, model 1, Node 20.20.2: stalemate check scenarios
      1 scenario, hash 0123456789abcdef; every interleaving, limits of each search: 3 states

         scenario  title                      storage  the model allows  real systems     states
      ?  a         Stale prefetch over iSCSI  iscsi    none found yet    ? 19 × 0, 1 × 1       3

      ? undecided: Stale prefetch over iSCSI  scenarios/a.yaml
        not reached so far: before = 0, after = 0!  (outcomes.exactly, line 13)
        not reached so far: before = 0, after = 1  (outcomes.exactly, line 13)
        not reached so far: before = 0, after = 0!  (outcomes.quiet, line 15)
        nothing tested so far: the search has not reached the end of any run
        not reached so far: after = 0  (seen 19 times on a real system, two-loop-devices, two loop devices over one file)
        not reached so far: after = 1  (seen 1 time on a real system, two-loop-devices, two loop devices over one file)
        expected: before = 0, after = {0!, 1}
        the model's outcomes: none found yet
          stopped by --max-states after 3 states; more may be possible
        expected by the steps alone: before = 0, after = 0!
        by the steps alone: none found yet
          stopped by --max-states after 3 states; more may be possible

      no reductions in use
      20 × aa ✓  on real systems: aa in 20 runs, an outcome that the model allows

      1 scenario: 0 as expected, 0 not, 1 undecided; 20 runs on real systems, 20 not reached; 1.2 s
      "
    `);
  });

  test('a scenario that expects nothing gets a sign of its own and is counted apart', () => {
    const silent = scenarioOf(stalePrefetch.replace(/outcomes:\n {2}exactly[\s\S]*/, ''), 'scenarios/silent.yaml');
    const report = checkReport([asExpected, silent]);
    const text = checkText(report, plainTheme);
    expect(text).toMatch(/^· {2}silent {4}Stale prefetch/m);
    expect(text).toContain('\n· nothing expected: the file has no "outcomes", so there was nothing to compare\n');
    expect(text).toContain('\n2 scenarios: 1 as expected, 0 not, 0 undecided, 1 with nothing expected; ');
    expect(text).not.toContain('✗');
    expect(checkText(report, createTheme({ unicode: false, width: 80 }))).toMatch(/^- {2}silent/m);
    expect(JSON.parse(checkJson(report))).toMatchObject({
      totals: { 'as-expected': 1, 'nothing-expected': 1 },
      results: [{}, { verdict: 'nothing-expected' }],
    });
  });

  test('states are those of the full search, as "outcomes" counts them; the quiet ones are in the JSON', () => {
    const report = checkReport([asExpected]);
    const { results } = JSON.parse(checkJson(report));
    expect([results[0].search.states, results[0].quiet.search.states]).toEqual([7, 4]);
    expect(checkText(report, plainTheme)).toMatch(/✓ {2}a {2}.* 7$/m);
  });

  test('a narrow terminal keeps the names of the files whole, and says how many outcomes rather than half of them', () => {
    const path = 'scenarios/litmus/l16-another-rather-long-name-of-file.yaml';
    const many = scenarioOf(
      stalePrefetch.replace('- S: write x 1', '- S: write x abcdefgh').replaceAll(/outcomes:\n {2}exactly[\s\S]*/g, ''),
      path,
    );
    const text = checkText(checkReport([many]), createTheme({ unicode: true, width: 60 }));
    expect(text).toContain('\n·  l16-another-rather-long-name-of-file  2 outcomes, 1 old!\n');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  test('an experiment says so', () => {
    const text = checkText(
      checkReport([asExpected], { withoutRules: ['page-cache.spontaneous-eviction'] }),
      plainTheme,
    );
    expect(text).toContain('experiment: without rule page-cache.spontaneous-eviction\n');
    expect(text).toContain('missing: before = 0, after = 1');
  });
});

test('as JSON, everything is there: outcomes, runs as choices, figures, findings', () => {
  const json = JSON.parse(checkJson(checkReport([asExpected])));
  expect(json).toMatchObject({
    schema: 'stalemate/check/1',
    tool: { name: 'stalemate', version: '0.1.0', model: '1', node: '20.20.2' },
    command: ['check', 'scenarios'],
    totals: {
      scenarios: 1,
      'as-expected': 1,
      'not-as-expected': 0,
      undecided: 0,
      notReached: 0,
      observedRuns: 20,
      observedRunsOutside: 0,
    },
  });
  expect(json.results[0]).toMatchObject({
    path: 'scenarios/a.yaml',
    verdict: 'as-expected',
    findings: [],
    outcomes: [
      {
        registers: { before: { value: '0', old: false }, after: { value: '0', old: true } },
        witness: ['step 1', 'step 2', 'step 3'],
      },
      { registers: { after: { value: '1', old: false } } },
    ],
    search: { complete: true },
    quiet: { outcomes: [{ registers: { after: { value: '0', old: true } } }] },
    observed: [
      { id: 'two-loop-devices', count: 19, registers: { after: '0' }, standing: 'inside' },
      { id: 'two-loop-devices', count: 1, registers: { after: '1' }, standing: 'inside' },
    ],
  });
});
