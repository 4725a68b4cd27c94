import { Worker } from 'node:worker_threads';

/**
 * Starts a thread from the built program as well as from the sources.
 *
 * @param importer  `import.meta.url` of the caller
 * @param name      the module beside the caller, without its extension
 */
export function startThread(importer: string, name: string, workerData: unknown): Worker {
  if (importer.endsWith('.js')) return new Worker(new URL(`./${name}.js`, importer), { workerData });
  // Run from the sources: a thread of Node cannot read TypeScript before tsx has been loaded in it.
  const source = new URL(`./${name}.ts`, importer).href;
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}); })`;
  return new Worker(load, { eval: true, workerData });
}
