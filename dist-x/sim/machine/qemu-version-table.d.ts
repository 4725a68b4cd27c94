/** QEMU versions that changed what migration does to a disk. */
import type { QemuBehaviour } from './qemu-versions.ts';
export interface QemuVersion {
    readonly released: string;
    /** Name of its entry in the table of handoffs. */
    readonly handoff: string;
    readonly behaviour: QemuBehaviour;
    /** What is new, in one sentence. */
    readonly news: string;
    readonly cites: readonly string[];
}
export declare const qemuVersions: Readonly<Record<string, QemuVersion>>;
