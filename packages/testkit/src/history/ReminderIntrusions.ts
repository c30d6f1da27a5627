/**
 * Any reminder at all, over a few names and days.
 */
import * as fc from "fast-check"
import { fields, type Words } from "./Intruding.ts"

const mobility = fc.constantFrom("m1", "m2", "m3", "unheard-of")
const of = fc.constantFrom("register" as const, "hand-in-report" as const, "use-places" as const)

/** Reminders about what may be there. */
export const reminderIntrusions = ({ on, project }: Words) =>
  fields(
    {
      type: fc.constant("remind" as const),
      about: fc.oneof(fc.record({ mobility }), fc.record({ project })),
      of,
      since: on,
      number: fc.integer({ min: 1, max: 3 })
    },
    {}
  )
