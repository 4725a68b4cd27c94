/** Numbers as people read them; the same in every locale. */
/** 1234567 is `1,234,567`. */
export function grouped(count) {
    return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}
/** `1 scenario`, `2 scenarios`. */
export function counted(count, noun, plural = `${noun}s`) {
    return `${grouped(count)} ${count === 1 ? noun : plural}`;
}
/** `480 ms`, `1.9 s`, `2 min 5 s`. */
export function duration(ms) {
    if (ms < 1000)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
/** What a clock says, without digits that mean nothing. */
export function roundedMs(ms) {
    return Math.round(ms * 10) / 10;
}
/** Powers of 1024: `2 GiB`, `1.5 MiB`. */
export function byteSize(bytes) {
    const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
    let size = bytes;
    let unit = 0;
    for (; size >= 1024 && unit < units.length - 1; unit++)
        size /= 1024;
    return `${Number(size.toFixed(1))} ${units[unit]}`;
}
