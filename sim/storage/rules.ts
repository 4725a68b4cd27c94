/**
 * Every rule of the storage model, each with what it says about the real system and who says so. The recipes ask
 * `applies(world, rule)` at the place where the rule acts, so a rule can be switched off alone, a trace can tell
 * which rules took part, and the rule reference in the documentation is printed from here.
 */
import { blockRules } from './rules/block.ts';
import { clusterRules } from './rules/cluster.ts';
import { nfsRules } from './rules/nfs.ts';
import { pageCacheRules } from './rules/page-cache.ts';

export interface Rule {
  /** What the real system does, in one or two sentences. */
  readonly text: string;
  /** Where that is written down, or how it was measured. */
  readonly source: readonly string[];
}

export const rules = { ...pageCacheRules, ...blockRules, ...nfsRules, ...clusterRules } as const satisfies Readonly<Record<string, Rule>>;

/** `layer.what-happens`. */
export type RuleId = keyof typeof rules;

export const ruleIds = Object.keys(rules) as readonly RuleId[];

/** The layer a rule belongs to: what stands before the dot. */
export const layerOf = (rule: RuleId): string => rule.slice(0, rule.indexOf('.'));
