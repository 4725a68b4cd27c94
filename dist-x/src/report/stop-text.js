/** Why a search ended before it had visited everything. */
export function stopText(stoppedBy) {
    switch (stoppedBy) {
        case 'states':
            return 'stopped by --max-states';
        case 'memory':
            return 'stopped by --max-memory';
        case 'time':
            return 'stopped by --time-limit';
        default:
            return 'interrupted';
    }
}
