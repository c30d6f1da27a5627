/**
 * Any command at all, over a few names and days: most of them are refused, and none may do harm.
 */
import type { CommandInput } from "@westum/mobility"
import * as fc from "fast-check"
import { iso } from "./Days.ts"
import { firstDay } from "./Setup.ts"

const project = fc.constantFrom("A", "A", "B", "unheard-of")
const mobility = fc.constantFrom("m1", "m2", "m3", "m4", "m5", "unheard-of")
const member = fc.constantFrom("north", "south", "west", "member4", "unheard-of")
const category = fc.constantFrom("learner", "staff", "other", "unheard-of")
const participant = fc.constantFrom("p1", "p2", "p3")
const goal = fc.constantFrom("g1", "g2", "g2.1", "g2.2", "g3", "unheard-of")
const goals = fc.uniqueArray(goal, { maxLength: 3 })
const reason = fc.constantFrom("typing-error", "illness")
const tool = fc.constantFrom("T1", "T2", "T3", "other-tool")
const places = fc.integer({ min: 0, max: 6 })
const status = fc.constantFrom("draft" as const, "complete" as const)
const dates = fc.constantFrom("planned" as const, "actual" as const)
const on = fc.integer({ min: firstDay - 40, max: firstDay + 500 }).map(iso)
const known = fc.option(on, { freq: 3 })
const stay = fc.record({ start: known, end: known })
const guard = fc.constantFrom("block" as const, "warn" as const)

const type = <const T extends CommandInput["type"]>(name: T): fc.Arbitrary<T> => fc.constant(name)

type Arbitraries<Fields> = { readonly [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> }

/** Some fields always, the others sometimes. */
const fields = <Always extends object, Sometimes extends object>(
  always: Arbitraries<Always>,
  sometimes: Arbitraries<Sometimes>
) =>
  fc
    .tuple(fc.record<Always>(always), fc.record<Sometimes, never>(sometimes, { requiredKeys: [] }))
    .map(([some, others]) => ({ ...some, ...others }))

const application = { mobility, project, member, category, participant }

const entries = [
  fields({ type: type("apply"), ...application }, { goals, planned: stay, on, group: fc.constant("g1") }),
  fields(
    {
      type: type("record-past"),
      ...application,
      appliedOn: known,
      approvedOn: known,
      departedOn: known,
      endedOn: known
    },
    { goals, planned: stay, registration: fc.record({ tool, status, on: known }) }
  )
]

const result = fc.constantFrom("reached" as const, "partly" as const, "not-reached" as const)

const steps = [
  fields({ type: type("approve"), mobility }, { on, planned: stay, beyondQuota: fc.record({ reason }) }),
  fields({ type: type("reject"), mobility, reason }, { on }),
  fields({ type: type("withdraw"), mobility, reason }, { on }),
  fields({ type: type("cancel"), mobility, reason }, { on }),
  fields({ type: type("depart"), mobility }, { on, plannedEnd: on }),
  fields({ type: type("complete"), mobility }, { on }),
  fields({ type: type("return-early"), mobility, forceMajeure: fc.boolean(), reason }, { on }),
  fields({ type: type("register"), mobility, tool, status, dates }, { on, period: stay }),
  fields({ type: type("register"), mobility, tool, status, dates: fc.constant("planned" as const) }, {}),
  fields({ type: type("update-registration"), mobility, status, dates }, { on, period: stay }),
  fields({ type: type("remove-registration"), mobility, reason }, { on }),
  fields({ type: type("change-goals"), mobility, goals }, { on }),
  fields({ type: type("record-outcome"), mobility, goal, result }, { on, evidence: fc.constant("report") })
]

const changes = fields(
  {},
  {
    project,
    member,
    category,
    participant,
    goals,
    planned: stay,
    dates: fields({}, { applied: known, approved: known, departed: known, ended: known, registered: known })
  }
)

const corrections = [
  fc.record({ type: type("correct-details"), mobility, changes, reason }),
  fc.record({ type: type("retract-step"), mobility, reason }),
  fc.record({ type: type("enter-in-error"), mobility, reason })
]

const settings = fc.record({
  guards: fc.record({ project: guard, category: guard, member: guard, "member-category": guard }),
  beyondQuota: fc.constantFrom("with-reason" as const, "forbidden" as const),
  registerFrom: fc.constantFrom("applied" as const, "approved" as const, "completed" as const),
  goalsFrom: fc.constantFrom("applied" as const, "approved" as const, "completed" as const)
})

const catalogue = fc.array(fields({ code: goal, titles: fc.constant({ en: "Another goal" }) }, { parent: goal }), {
  maxLength: 4
})

const projects = [
  fc.record({
    type: type("open-project"),
    project,
    coordinator: member,
    start: on,
    end: on,
    timeZone: fc.constant("Europe/Stockholm"),
    categories: fc.constant(["learner"] as const)
  }),
  fc.record({ type: type("assign-number"), project, number: fc.constant("2019-1-SE01-KA104-0") }),
  fc.record({ type: type("change-settings"), project, settings }),
  fc.record({ type: type("set-goals"), project, goals: catalogue }),
  fields({ type: type("join-member"), project, member, name: fc.constant("Somebody") }, { on }),
  fields({ type: type("leave-member"), project, member }, { on }),
  fields({ type: type("grant-places"), project, places }, { category, on }),
  fields({ type: type("allocate-places"), project, member, places: fc.option(places) }, { category, on }),
  fields({ type: type("move-places"), project, from: member, to: member, places: fc.constant(1) }, { category }),
  fields({ type: type("request-extension"), project, end: on }, { on }),
  fields({ type: type("grant-extension"), project, end: on }, { on }),
  fields({ type: type("refuse-extension"), project }, { on })
]

/** Any command; those about mobilities most often. */
export const anyCommand: fc.Arbitrary<CommandInput> = fc.oneof(
  { weight: 2, arbitrary: fc.oneof(...entries) },
  { weight: 8, arbitrary: fc.oneof(...steps) },
  { weight: 3, arbitrary: fc.oneof(...corrections) },
  { weight: 3, arbitrary: fc.oneof(...projects) }
)
