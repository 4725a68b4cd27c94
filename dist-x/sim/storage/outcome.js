export function outcomeOf(world, state) {
    return { registers: world.registers.map((_, register) => registerOf(world, state, register)) };
}
export function registerOf(world, state, register) {
    const { name, firstCell, cells } = world.registers[register];
    const values = state.cells.slice(firstCell, firstCell + cells).map((cell) => world.results[cell]);
    const ran = values.some((value) => value !== '-');
    // One error stands for all sectors of a read that failed as a whole.
    const failed = values[0] === 'EIO';
    return { name, value: ran && !failed ? values.join(' ') : values[0], old: state.old[register] };
}
