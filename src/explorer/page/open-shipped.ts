import { shippedText } from './shipped.ts';
import { type OpenAt, openAndGo, trouble } from './workbench/bench.ts';

/** Puts a scenario that comes with the page on the table, and goes there. */
export async function openShipped(path: string, at: OpenAt = {}): Promise<void> {
  try {
    const text = await shippedText(path);
    if (text === undefined) trouble.value = `no scenario ${path} comes with this page`;
    else await openAndGo({ text, path }, at);
  } catch (error) {
    trouble.value = error instanceof Error ? error.message : String(error);
  }
}
