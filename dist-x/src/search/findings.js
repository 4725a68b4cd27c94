/** Looks at states until each property is decided by the first state that does. */
export function createFindings(properties) {
    let everywhere = properties.filter(({ at }) => at === undefined);
    let quiescent = properties.filter(({ at }) => at === 'quiescent');
    const violations = [];
    const witnesses = [];
    /** @returns the properties that stay open */
    const undecided = (open, state, id) => open.filter((property) => {
        if (property.holds(state) !== (property.kind === 'sometimes'))
            return true;
        (property.kind === 'always' ? violations : witnesses).push({ property: property.name, id });
        return false;
    });
    return {
        violations,
        witnesses,
        pending: () => everywhere.length > 0,
        look: (state, id) => {
            const before = violations.length;
            // The usual state decides nothing, and then nothing is allocated.
            if (everywhere.some((property) => property.holds(state) === (property.kind === 'sometimes')))
                everywhere = undecided(everywhere, state, id);
            return violations.length > before;
        },
        lookQuiescent: (state, id) => {
            const before = violations.length;
            if (quiescent.length > 0)
                quiescent = undecided(quiescent, state, id);
            return violations.length > before;
        },
    };
}
