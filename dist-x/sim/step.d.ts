import type { Choice, Model } from './model.ts';
/** Takes one enabled choice on a mutable state: the action's recipe, then the model's canonical form. */
export declare function step<S>(model: Model<S>, state: S, { action, choice }: Choice): void;
/** A fresh, mutable initial state. */
export declare function initialState<S>(model: Model<S>): S;
/** Everything that may happen in a state, in model order; empty in a `finished` state. */
export declare function enabledChoices<S>(model: Model<S>, state: S): Choice[];
/** True when the state is `finished` or only optional actions, or none at all, are enabled. */
export declare function isQuiescent<S>(model: Model<S>, state: S): boolean;
export declare function isFinished<S>(model: Model<S>, state: S): boolean;
/** For people: 'source.write-back sector 1', or only the action's name when its choice has no label. */
export declare function choiceLabel<S>(model: Model<S>, { action, choice }: Choice): string;
export declare function actionAt<S>(model: Model<S>, action: number): Model<S>['actions'][number];
