/**
 * Law of roles: somebody can always give them.
 */
import { logLaw, where } from "./Law.ts"

/** Retold from the log alone. Without a coordinator of the whole consortium nobody could name another. */
export const coordinatorStays = logLaw(
  "once somebody coordinates the whole consortium, somebody always does, and no role is taken that was not given",
  ({ events }, broken) => {
    const held = new Set<string>()
    const coordinators = new Set<string>()
    for (const recorded of events) {
      const { event } = recorded
      if (!("role" in event)) continue
      const { actor, role, scope } = event
      const { member, participant, project } = scope
      const kind = JSON.stringify([actor, role, project, member, participant])
      const given = event.type === "role.assigned"
      if (!given && !held.has(kind)) broken(`${where(recorded)}: ${kind} was not given`)
      const all = role === "coordinator" && project === undefined && member === undefined && participant === undefined
      if (given) held.add(kind)
      else held.delete(kind)
      if (!all) continue
      if (given) coordinators.add(actor)
      else coordinators.delete(actor)
      if (coordinators.size === 0) broken(`${where(recorded)}: nobody coordinates any more`)
    }
  }
)
