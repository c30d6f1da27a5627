/**
 * Any command about hosting at all, over a few names and days; most are refused.
 */
import type { CommandInput } from "@westum/mobility"
import * as fc from "fast-check"
import { iso } from "../model/Days.ts"
import { fields, type Words } from "./Intruding.ts"

const type = <const T extends CommandInput["type"]>(name: T): fc.Arbitrary<T> => fc.constant(name)

const hosting = fc.constantFrom("h1", "h2", "h3", "h4", "unheard-of")
const partner = fc.constantFrom("partner1", "partner2")
const participant = fc.constantFrom("guest1", "guest2")
const offer = fc.constantFrom("o0", "o1")
const reason = fc.constantFrom("typing-error", "illness")
const supervisor = fc.constantFrom("tutor1", "tutor2")
const learningGoals = fc.constantFrom(["LU-1"], [])

const daysNear = (firstDay: number) =>
  fc
    .tuple(fc.integer({ min: firstDay - 20, max: firstDay + 200 }), fc.integer({ min: -1, max: 25 }))
    .map(([start, length]) => ({ start: iso(start), end: iso(start + length) }))

/** Those about a hosting and those about an offer. */
export const hostingIntrusions = ({ category, firstDay, goals, member, on, project }: Words) => {
  const planned = daysNear(firstDay)
  const dates = fields({}, { requested: on, accepted: on, arrived: on, ended: on })
  const group = fc.constantFrom("g1", null)
  const changes = fields({}, { member, category, partner, participant, group, goals, learningGoals, planned, dates })
  return [
    fields(
      { type: type("request-hosting"), hosting, member, category, partner, participant, planned },
      { project, goals, learningGoals, on, group: fc.constant("g1") }
    ),
    fields({ type: type("request-hosting-again"), hosting }, { category, goals, learningGoals, planned, on }),
    fields({ type: type("accept-hosting"), hosting }, { supervisor, on }),
    fields({ type: type("accept-hosting"), hosting }, {}),
    fields({ type: type("reject-hosting"), hosting, reason }, { on }),
    fields({ type: type("withdraw-hosting"), hosting, reason }, { on }),
    fields({ type: type("cancel-hosting"), hosting, reason }, { on }),
    fields({ type: type("record-no-show"), hosting }, { on }),
    fields({ type: type("record-arrival"), hosting }, { on }),
    fields({ type: type("end-hosting"), hosting }, { on }),
    fields({ type: type("end-hosting-early"), hosting, reason }, { on }),
    fields({ type: type("name-supervisor"), hosting, supervisor }, { on }),
    fc.record({ type: type("correct-hosting"), hosting, changes, reason }),
    fc.record({ type: type("retract-hosting-step"), hosting, reason }),
    fields({ type: type("enter-hosting-in-error"), hosting, reason }, { duplicateOf: hosting }),
    fc.record({ type: type("reinstate-hosting"), hosting, reason }),
    fields(
      {
        type: type("offer-hosting"),
        member,
        offer,
        beds: fc.integer({ min: 0, max: 2 }),
        days: planned,
        timeZone: fc.constant("Europe/Stockholm")
      },
      { category, on }
    ),
    fields({ type: type("withdraw-hosting-offer"), member, offer }, { on })
  ]
}
