/** The disk image of the guest and its backing file, as the file describes them. */
import type { ImageSetup } from '../../sim/machine/setup.ts';
import type { Disk } from './disk.ts';
import type { Reading } from './reading.ts';
/** The top image, then its backing file if it has one; naming a sector here may declare it. */
export declare function readImages(reading: Reading, disk: Disk): ImageSetup[];
/** Whether a guest sector has its own content in some image, rather than reading as zeros. */
export declare function hasContent(images: readonly ImageSetup[], sector: string): boolean;
