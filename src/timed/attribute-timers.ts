/**
 * How long a client believes the attributes it has cached. The time begins at `least`; each time attributes are fetched
 * after it and show no change, it doubles up to `most`; a change sets it back.
 *
 * @source  Linux fs/nfs/inode.c nfs_update_inode (attrtimeo), nfs_attribute_timeout; nfs(5) acregmin, acregmax
 */
export interface AttributeTimers {
  /** Attributes were fetched, and show a change or not. */
  readonly fetched: (view: number, nowNs: number, changed: boolean) => void;
  /** When what was fetched last is no longer believed. */
  readonly expiresNs: (view: number) => number;
  readonly restart: () => void;
}

export function createAttributeTimers(views: number, leastNs: number, mostNs: number): AttributeTimers {
  const timeout = new Float64Array(views).fill(leastNs);
  const stamp = new Float64Array(views);
  return {
    fetched: (view, nowNs, changed) => {
      if (changed) timeout[view] = leastNs;
      else if (nowNs >= stamp[view]! + timeout[view]!) timeout[view] = Math.min(mostNs, timeout[view]! * 2);
      stamp[view] = nowNs;
    },
    expiresNs: (view) => stamp[view]! + timeout[view]!,
    restart: () => {
      timeout.fill(leastNs);
      stamp.fill(0);
    },
  };
}
