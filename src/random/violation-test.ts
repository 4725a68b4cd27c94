import type { Model } from '../../sim/model.ts';
import { isQuiescent } from '../../sim/step.ts';

/** Whether a state violates one property. */
export type ViolationTest<S> = (state: S) => boolean;

/** @throws Error naming the properties there are, where the model has no such claim about every state */
export function createViolationTest<S>(model: Model<S>, property: string): ViolationTest<S> {
  const claims = model.properties.filter(({ kind }) => kind === 'always');
  const claim = claims.find(({ name }) => name === property);
  if (claim === undefined) {
    const names = claims.map(({ name }) => name).join(', ');
    throw new Error(`model ${model.name} has no property ${property}; it has ${names || 'none'}`);
  }
  return (state) => !claim.holds(state) && (claim.at === undefined || isQuiescent(model, state));
}
