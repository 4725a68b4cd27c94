import { type RuleId } from '../../sim/storage/rules.ts';
import { type Header } from './header.ts';
import type { Theme } from './theme.ts';
/** The rules of the model, by layer: what the real system does, and who says so. */
export declare function rulesText(header: Header, ids: readonly RuleId[], theme: Theme): string;
export declare function ruleLines(id: RuleId, { paint, width }: Pick<Theme, 'paint' | 'width'>): string[];
export declare function rulesJson(header: Header, ids?: readonly RuleId[]): string;
