import { rulesBehindViolation } from '../../sim/machine/story.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type WorldOptions } from '../../sim/storage/world.ts';
import type { FoundState } from '../check/properties.ts';
import { allCauses } from '../explain/all-causes.ts';
import { causesOf } from '../explain/causes.ts';
import type { Limits } from '../search/limits.ts';
import type { PropertyCauses } from './all-causes-report.ts';
import { causeSentences } from './cause-sentences.ts';
import { shortStory } from './explain-report.ts';
import { tellSteps } from './tell.ts';

/** Finds and tells every distinct cause of one violated property. */
export function tellCauses(
  litmus: Litmus,
  property: string,
  { explanation, trace: nearest }: FoundState,
  options: WorldOptions & { readonly limits?: Limits } = {},
): PropertyCauses {
  const world = buildWorld(litmus, options);
  const model = storageModel(world);
  const { causes, ...looked } = allCauses(model, property, {
    nearest,
    ...(options.limits && { limits: options.limits }),
  });
  return {
    ...looked,
    property,
    summary: explanation,
    causes: causes.map((one) => {
      const { trace, slice } = one;
      const rules = rulesBehindViolation(world, model, trace, property);
      const told = causesOf(world, model, trace, slice, rules);
      const ends = slice.uses.map(({ step }) => step);
      return {
        ...one,
        story: shortStory(litmus, { property, explanation, trace }, options),
        sentences: causeSentences(told, tellSteps(litmus, options, trace), ends, explanation),
      };
    }),
  };
}
