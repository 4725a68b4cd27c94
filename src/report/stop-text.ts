import type { StoppedBy } from '../search/limits.ts';

/** Why a search ended before it had visited everything. */
export function stopText(stoppedBy: StoppedBy | undefined): string {
  switch (stoppedBy) {
    case 'states':
      return 'stopped by --max-states';
    case 'memory':
      return 'stopped by --max-memory';
    case 'time':
      return 'stopped by --time-limit';
    case 'lossy':
      return 'searched in a mode that can leave states out';
    default:
      return 'interrupted';
  }
}
