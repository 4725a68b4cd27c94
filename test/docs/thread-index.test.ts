import { expect, test } from 'vitest';
import { checkScenario } from '../../src/check/outcomes-of.ts';
import { scenarioIndex } from '../../src/docs/scenario-index.ts';
import { scenarioOf, stalePrefetch } from '../src/report/load.ts';

const claim = 'Kevin Wolf, qemu-devel 2011-11-11 09:15: "The problem is about reading."';

function saying(source: string, name: string) {
  const scenario = { ...scenarioOf(stalePrefetch, `scenarios/thread/${name}.yaml`), source: [source, 'Linux mm'] };
  return { scenario, result: checkScenario(scenario) };
}

test('the index lists the thread by message, and says a claim once', () => {
  const index = scenarioIndex([saying(claim, '01a-wolf-reading'), saying(claim, '01b-wolf-reading-again')]);
  expect(index).toContain(
    [
      '### Kevin Wolf, 2011-11-11 09:15',
      '',
      '| claim | scenario | storage | what the model allows |',
      '| --- | --- | --- | --- |',
      '| "The problem is about reading." | [Stale prefetch over iSCSI](thread/01a-wolf-reading.yaml) | iscsi | `after ∈ {0!, 1}; before = 0` |',
      '|  | [Stale prefetch over iSCSI](thread/01b-wolf-reading-again.yaml) | iscsi | `after ∈ {0!, 1}; before = 0` |',
    ].join('\n'),
  );
});

test('a scenario of the thread begins its sources with a message', () => {
  const shipped = [saying('Linux mm/readahead.c', '01-wolf-reading')];
  expect(() => scenarioIndex(shipped)).toThrow(
    'scenarios/thread/01-wolf-reading.yaml: the first source is no message of the thread: Linux mm/readahead.c',
  );
});
