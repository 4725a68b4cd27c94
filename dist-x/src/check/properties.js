/** Every property of a model in its order, with what the search found. */
export function decidedProperties({ properties }, { violations, witnesses, trace, state }) {
    const ids = new Map([...violations, ...witnesses].map(({ property, id }) => [property, id]));
    return properties.map(({ name, kind, explain }) => {
        const id = ids.get(name);
        return {
            name,
            kind,
            ...(id === undefined ? {} : { found: { trace: trace(id), explanation: explain(state(id)) } }),
        };
    });
}
