/**
 * What somebody is looking at: runs of one scenario as branches of a tree, and how far each has been stepped through.
 * Nothing is ever lost: whoever goes back and chooses something else gets another branch.
 */

export interface Session {
  /** At least one, each after the one that it comes from. */
  readonly branches: readonly Branch[];
  /** The `id` of the branch that is shown. */
  readonly current: number;
  /** The `id` of the branch that stays beside it, to compare; null: none. */
  readonly pinned: number | null;
  /** What a read returns stays hidden until somebody has guessed it. */
  readonly predicting: boolean;
}

export interface Branch {
  readonly id: number;
  readonly name: string;
  /** Where it leaves another branch: after so many steps. Null for the first. */
  readonly from: { readonly branch: number; readonly at: number } | null;
  /** From the start, names of choices. */
  readonly run: readonly string[];
  /** How many steps are shown, from 0 to the length of the run. */
  readonly cursor: number;
  /** The property that the run violates with its last step; null: none, or none that anybody knows of. */
  readonly property: string | null;
  /** By the index of a step, what somebody guessed that it reads. */
  readonly guesses: Readonly<Record<number, string>>;
}

/** Does this step read something that can be guessed? */
export type Asks = (step: number) => boolean;

export interface NewBranch {
  readonly name: string;
  readonly run: readonly string[];
  readonly property?: string | null;
  /** Absent: the end of the run. */
  readonly cursor?: number;
}

export function newSession(first: NewBranch, predicting = false): Session {
  return { branches: [branchOf(1, first, null)], current: 1, pinned: null, predicting };
}

export function currentBranch({ branches, current }: Session): Branch {
  return branches.find(({ id }) => id === current)!;
}

export function pinnedBranch({ branches, pinned }: Session): Branch | null {
  return branches.find(({ id }) => id === pinned) ?? null;
}

/** The step whose result has to be guessed before anything goes on; null: none. */
export function awaitedGuess(session: Session, asks: Asks): number | null {
  const { cursor, run, guesses } = currentBranch(session);
  if (!session.predicting || cursor === run.length) return null;
  return asks(cursor) && guesses[cursor] === undefined ? cursor : null;
}

/** Goes to a moment: 0 is the start. It stops before whatever has to be guessed first, and at the ends of the run. */
export function movedTo(session: Session, moment: number, asks: Asks): Session {
  const { cursor, run, guesses } = currentBranch(session);
  let to = Math.min(Math.max(0, moment), run.length);
  if (session.predicting)
    for (let step = cursor; step < to; step++) if (asks(step) && guesses[step] === undefined) to = step;
  return changed(session, { cursor: to });
}

export function guessed(session: Session, guess: string): Session {
  const { cursor, guesses, run } = currentBranch(session);
  if (cursor === run.length) return session;
  return changed(session, { guesses: { ...guesses, [cursor]: guess }, cursor: cursor + 1 });
}

/**
 * Lets one more thing happen after the moment that is shown. What the run, or another branch, goes on with already is
 * gone to; anything else is appended at the end of the run, or leaves it as a new branch.
 */
export function chosen(session: Session, choice: string): Session {
  const branch = currentBranch(session);
  const { cursor, run, property } = branch;
  const wanted = [...run.slice(0, cursor), choice];
  const continues = (one: Branch): boolean => wanted.every((name, index) => one.run[index] === name);
  const known = continues(branch) ? branch : session.branches.find(continues);
  if (known !== undefined)
    return changed({ ...session, current: known.id }, { cursor: Math.min(cursor + 1, known.run.length) });
  // A run that somebody searched for stays what was found.
  if (cursor === run.length && property === null) return changed(session, { run: wanted, cursor: wanted.length });
  return withBranch(session, { name: `Branch ${nextId(session)}`, run: wanted });
}

/** Shows another run beside those that are there; the same run is not kept twice. */
export function withBranch(session: Session, added: NewBranch): Session {
  const same = session.branches.find(
    ({ run, property }) => property === (added.property ?? null) && sameRun(run, added.run),
  );
  if (same !== undefined) return changed({ ...session, current: same.id }, { cursor: added.cursor ?? same.run.length });
  const [first] = session.branches;
  // An empty beginning that nobody has done anything with makes room.
  if (session.branches.length === 1 && first!.run.length === 0 && session.pinned === null)
    return { ...session, branches: [branchOf(1, added, null)], current: 1 };
  const branch = branchOf(nextId(session), added, forkOf(session, added.run));
  return { ...session, branches: [...session.branches, branch], current: branch.id };
}

export function switchedTo(session: Session, id: number): Session {
  return session.branches.some((branch) => branch.id === id) ? { ...session, current: id } : session;
}

export function renamed(session: Session, id: number, name: string): Session {
  const trimmed = name.trim();
  if (trimmed === '') return session;
  const branches = session.branches.map((branch) => (branch.id === id ? { ...branch, name: trimmed } : branch));
  return { ...session, branches };
}

/** Notes which property a run violates with its last step. */
export function marked(session: Session, id: number, property: string): Session {
  const branches = session.branches.map((branch) => (branch.id === id ? { ...branch, property } : branch));
  return { ...session, branches };
}

/** The last one stays. Branches that came from it come from where it came from. */
export function closed(session: Session, id: number): Session {
  const gone = session.branches.find((branch) => branch.id === id);
  if (gone === undefined || session.branches.length === 1) return session;
  const branches = session.branches.flatMap((branch): Branch[] => {
    if (branch.id === id) return [];
    if (branch.from?.branch !== id) return [branch];
    const at = Math.min(branch.from.at, gone.from?.at ?? 0);
    return [{ ...branch, from: gone.from === null ? null : { branch: gone.from.branch, at } }];
  });
  const next = branches.find((branch) => branch.id === gone.from?.branch) ?? branches[0]!;
  return {
    ...session,
    branches,
    current: session.current === id ? next.id : session.current,
    pinned: session.pinned === id ? null : session.pinned,
  };
}

/** Keeps a branch beside the one that is shown; once more lets it go. */
export function pinned(session: Session, id: number): Session {
  return { ...session, pinned: session.pinned === id ? null : id };
}

export function predicting(session: Session, on: boolean): Session {
  return { ...session, predicting: on };
}

/** How many reads were guessed, and how many of them right. */
export function scoreOf(
  { guesses }: Branch,
  answer: (step: number) => string | undefined,
): { right: number; of: number } {
  const steps = Object.keys(guesses).map(Number);
  return { right: steps.filter((step) => guesses[step] === answer(step)).length, of: steps.length };
}

function branchOf(id: number, { name, run, property, cursor }: NewBranch, from: Branch['from']): Branch {
  const at = Math.min(Math.max(0, cursor ?? run.length), run.length);
  return { id, name, from, run, cursor: at, property: property ?? null, guesses: {} };
}

/** The branch with which a run has most in common; of several the one that is shown, then the first. */
function forkOf(session: Session, run: readonly string[]): Branch['from'] {
  const shared = ({ run: other }: Branch): number => {
    const differs = run.findIndex((name, index) => name !== other[index]);
    return differs < 0 ? run.length : differs;
  };
  const order = [currentBranch(session), ...session.branches.filter(({ id }) => id !== session.current)];
  const best = order.reduce((one, other) => (shared(other) > shared(one) ? other : one));
  return { branch: best.id, at: Math.min(shared(best), best.run.length) };
}

function changed(session: Session, change: Partial<Omit<Branch, 'id'>>): Session {
  const branches = session.branches.map((branch) =>
    branch.id === session.current ? { ...branch, ...change } : branch,
  );
  return { ...session, branches };
}

const nextId = ({ branches }: Session): number => Math.max(...branches.map(({ id }) => id)) + 1;

export const sameRun = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, index) => name === other[index]);
