/**
 * Which stage follows which.
 */
import type { Stage } from "./Facts.ts"

/** From where each stage can be reached: the one copy beside the table that the domain goes by. */
export const reachedFrom: { readonly [To in Stage]: ReadonlyArray<Stage> } = {
  none: [],
  applied: ["none"],
  approved: ["applied"],
  rejected: ["applied"],
  withdrawn: ["applied", "approved"],
  cancelled: ["approved"],
  departed: ["approved"],
  completed: ["departed"],
  "returned-early": ["departed"]
}
