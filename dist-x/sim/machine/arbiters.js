/**
 * Who decides where the guest runs: a program of the third node, as data. It sends requests to the management agent of
 * source and destination and goes on by what comes back. Silence is what it sees when a request or a reply is lost,
 * when the link is cut, or when the node is dead: it cannot tell these apart.
 */
export {};
