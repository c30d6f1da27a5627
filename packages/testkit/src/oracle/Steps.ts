/**
 * Which stage follows which.
 */
import type { Stage } from "./Facts.ts"

/** From where each stage can be reached: the one copy beside the table that the domain goes by. */
export const reachedFrom: { readonly [To in Stage]: ReadonlyArray<Stage> } = {
  none: [],
  applied: ["none", "rejected"],
  waitlisted: ["applied"],
  approved: ["applied", "waitlisted"],
  rejected: ["applied", "waitlisted"],
  withdrawn: ["applied", "waitlisted", "approved"],
  cancelled: ["approved"],
  "no-show": ["approved"],
  prevented: ["approved"],
  departed: ["approved"],
  completed: ["departed"],
  "returned-early": ["departed"]
}
