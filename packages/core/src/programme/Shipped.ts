/**
 * The rule sets that come with the library.
 */
import { ka102Ka116 } from "./Ka102Ka116.ts"
import { ka121Ka122Vet } from "./Ka121Ka122Vet.ts"
import type { RuleSet } from "./RuleSet.ts"

/** In the order of their programmes. */
export const shippedRuleSets: ReadonlyArray<RuleSet> = [ka102Ka116, ka121Ka122Vet]
