import type { Model } from '../model.ts';
import { type StorageState } from './state.ts';
import { type World } from './world.ts';
export declare function storageModel(world: World): Model<StorageState>;
