/** Collects knobs while a configuration is made of the values that they stand at. */
import type { Knob } from './protocol.ts';

export interface KnobBoard {
  readonly knobs: Knob[];
  /** Values that no knob has, in words. */
  readonly problems: string[];
  /** Adds a knob, and says what it stands at. A knob that is idle stands at its value for that. */
  readonly choose: <Value extends string>(choice: Choice<Value>) => Value;
  readonly turn: (turned: Switch) => boolean;
}

interface Labelled {
  readonly id: string;
  readonly name: string;
  readonly group: Knob['group'];
  readonly help: string;
  /** Why it has no effect now. */
  readonly idle?: string | null;
}

export interface Choice<Value extends string> extends Labelled {
  readonly options: readonly ChoiceOption<Value>[];
  readonly first: Value;
  readonly whenIdle?: Value;
}

export interface ChoiceOption<Value extends string> {
  readonly value: Value;
  readonly label?: string;
  /** Options of one group stand together. */
  readonly group?: string;
  readonly help?: string;
}

export interface Switch extends Labelled {
  readonly first: boolean;
  /** Where it stands when it is idle, if not where it stands at first. */
  readonly whenIdle?: boolean;
}

/** @param values  by the ids of knobs; what is left out stands where it stands at first */
export function knobBoard(values: Readonly<Record<string, string>>): KnobBoard {
  const knobs: Knob[] = [];
  const problems: string[] = [];

  const add = <Value extends string>(kind: Knob['kind'], choice: Choice<Value>): Value => {
    const { id, name, group, help, idle = null, options, first, whenIdle = first } = choice;
    const asked = Object.hasOwn(values, id) ? values[id] : undefined;
    const known = options.find((option) => option.value === asked);
    if (asked !== undefined && known === undefined)
      problems.push(`${name} has no value "${asked}"; there are ${options.map((option) => option.value).join(', ')}`);
    const value = idle === null ? (known?.value ?? first) : whenIdle;
    const shown = options.map((one) => ({
      value: one.value,
      label: one.label ?? one.value,
      group: one.group ?? null,
      help: one.help ?? null,
    }));
    knobs.push({ id, name, group, kind, options: shown, value, idle, help });
    return value;
  };

  return {
    knobs,
    problems,
    choose: (choice) => add('choice', choice),
    turn: ({ first, whenIdle = first, ...labelled }) => {
      const word = (on: boolean) => (on ? 'on' : 'off');
      const options = [{ value: 'on' }, { value: 'off' }] as const;
      return add('switch', { ...labelled, options, first: word(first), whenIdle: word(whenIdle) }) === 'on';
    },
  };
}
