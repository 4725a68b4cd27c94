/**
 * Every rule of the storage model, each with what it says about the real system and who says so. The recipes ask
 * `applies(world, rule)` at the place where the rule acts, so a rule can be switched off alone, a trace can tell
 * which rules took part, and the rule reference in the documentation is printed from here.
 */
import { blockRules } from "./rules/block.js";
import { clusterRules } from "./rules/cluster.js";
import { formatRules } from "./rules/format.js";
import { nfsRules } from "./rules/nfs.js";
import { pageCacheRules } from "./rules/page-cache.js";
import { qemuRules } from "./rules/qemu.js";
export const rules = {
    ...pageCacheRules,
    ...blockRules,
    ...nfsRules,
    ...clusterRules,
    ...qemuRules,
    ...formatRules,
};
export const ruleIds = Object.keys(rules);
/** The layer a rule belongs to: what stands before the dot. */
export const layerOf = (rule) => rule.slice(0, rule.indexOf('.'));
