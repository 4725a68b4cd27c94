/** Shipped scenarios as the page hands them to the engine. */
import { readFileSync } from 'node:fs';
import type { ScenarioText } from '../../../../src/explorer/engine/protocol.ts';

/** @param name  such as `litmus/l01-stale-prefetch-iscsi` */
export function scenarioText(name: string): ScenarioText {
  const path = `scenarios/${name}.yaml`;
  return { text: readFileSync(path, 'utf8'), path };
}
