/**
 * Anything that may be said about facts of a project that were entered wrongly, whether it is possible or not.
 */
import type { CommandInput } from "@westum/mobility"
import * as fc from "fast-check"
import { fields, type Words } from "./Intruding.ts"

const reason = fc.constantFrom("typing-error", "other-project")

const type = <const T extends CommandInput["type"]>(name: T): fc.Arbitrary<T> => fc.constant(name)

/** Corrections of what a project has agreed on, and with whom. */
export const projectCorrectionIntrusions = ({ category, known, member, on, project }: Words) => {
  const ofMember = fields(
    {},
    {
      name: fc.constantFrom("Somebody", "Somebody else"),
      country: fc.constantFrom("SE", "GR", null),
      accededOn: known,
      joinedOn: on
    }
  )
  const ofProject = fields(
    {},
    {
      openedOn: on,
      start: on,
      end: on,
      coordinator: member,
      programme: fc.constantFrom("KA122", null),
      categories: fc
        .tuple(category, category)
        .map(([one, other]) => (one === other ? ([one] as const) : ([one, other] as const))),
      timeZone: fc.constantFrom("Europe/Stockholm", "Europe/Lisbon")
    }
  )
  return [
    fields({ type: type("correct-project"), project, changes: ofProject, reason }, {}),
    fields({ type: type("retract-project-step"), project, reason }, {}),
    fields({ type: type("retract-extension-step"), project, reason }, {}),
    fields({ type: type("retract-leave"), project, member, reason }, {}),
    fields({ type: type("correct-member"), project, member, changes: ofMember, reason }, {})
  ]
}
