/** Does a message from one end of a link reach the other now? */
export const isCut = (state, link) => link >= 0 && state.cut[link];
/** The other process of a migration no longer exists, or its host is gone. */
export const isGone = (world, state, process) => state.processes[process].run === 'gone' || !state.hosts[world.machine.processes[process].host].up;
/**
 * Does the destination see the stream end before it has everything? What was sent before its sender exited still
 * arrives; what a host that lost power had sent may not have left it.
 */
export function stateIsMissing(world, state, migration) {
    const { source, streamLink } = world.machine.migrations[migration];
    const { stream } = state.migrations[migration];
    if (isCut(state, streamLink) || stream === 'lost')
        return true;
    if (stream === 'none')
        return isGone(world, state, source);
    return !state.hosts[world.machine.processes[source].host].up;
}
/** Something on the way from source to destination is broken, so that either may see an error. */
export function streamIsBroken(world, state, migration) {
    const { source, destination, streamLink } = world.machine.migrations[migration];
    const { stream, acknowledgement } = state.migrations[migration];
    return (isCut(state, streamLink) ||
        stream === 'lost' ||
        acknowledgement === 'lost' ||
        isGone(world, state, source) ||
        isGone(world, state, destination));
}
