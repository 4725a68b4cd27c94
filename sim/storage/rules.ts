/**
 * Every rule of the storage model, each with what it says about the real system and who says so. The recipes ask
 * `applies(world, rule)` at the place where the rule acts, so a rule can be switched off alone, a trace can tell
 * which rules took part, and the rule reference in the documentation is printed from here.
 */
import { blockRules } from './rules/block.ts';
import { clusterRules } from './rules/cluster.ts';
import { formatRules } from './rules/format.ts';
import { nfsRules } from './rules/nfs.ts';
import { pageCacheRules } from './rules/page-cache.ts';
import { qemuRules } from './rules/qemu.ts';
import type { Rule } from './rules/rule.ts';

export type { Rule } from './rules/rule.ts';

export const rules = {
  ...pageCacheRules,
  ...blockRules,
  ...nfsRules,
  ...clusterRules,
  ...qemuRules,
  ...formatRules,
} as const satisfies Readonly<Record<string, Rule>>;

/** `layer.what-happens`. */
export type RuleId = keyof typeof rules;

export const ruleIds = Object.keys(rules) as readonly RuleId[];

/** The layer a rule belongs to: what stands before the dot. */
export const layerOf = (rule: RuleId): string => rule.slice(0, rule.indexOf('.'));
