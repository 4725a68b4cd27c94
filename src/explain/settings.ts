import type { Litmus } from '../../sim/storage/scenario.ts';

/** One setting that differs between two scenarios; absent on a side where there is no such thing. */
export interface DifferentSetting {
  /** Such as `machine.processes.D.cache.direct`. */
  readonly name: string;
  readonly a?: string;
  readonly b?: string;
}

/** What is different in what the model is given; words that only people read do not count. */
export function differentSettings(a: Litmus, b: Litmus): DifferentSetting[] {
  const [left, right] = [flat(a), flat(b)];
  const names = [...left.keys(), ...[...right.keys()].filter((name) => !left.has(name))];
  return names.flatMap((name) => {
    const [one, other] = [left.get(name), right.get(name)];
    if (one === other) return [];
    return [{ name, ...(one === undefined ? {} : { a: one }), ...(other === undefined ? {} : { b: other }) }];
  });
}

const words: readonly string[] = ['title', 'summary', 'cites', 'line'];

function flat(litmus: Litmus): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (value: unknown, name: string): void => {
    if (Array.isArray(value)) {
      if (value.every((one) => typeof one !== 'object')) found.set(name, value.join(', ') || 'none');
      else for (const [index, one] of value.entries()) visit(one, `${name}.${nameOf(one) ?? index + 1}`);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value))
        if (!words.includes(key)) visit(one, name === '' ? key : `${name}.${key}`);
    } else if (value !== undefined) found.set(name, String(value));
  };
  const { steps, ...rest } = litmus;
  visit({ ...rest, steps: steps.map(({ actor, text }) => `${actor}: ${text}`) }, '');
  return found;
}

function nameOf(value: unknown): string | undefined {
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
  return typeof name === 'string' ? name : undefined;
}
