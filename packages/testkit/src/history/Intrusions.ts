/**
 * Any command at all, over a few names and days: most of them are refused, and none may do harm.
 */
import type { CommandInput } from "@westum/mobility"
import * as fc from "fast-check"
import { hostingIntrusions } from "./HostingIntrusions.ts"
import { projectCorrectionIntrusions } from "./ProjectCorrectionIntrusions.ts"
import { reminderIntrusions } from "./ReminderIntrusions.ts"
import { fields, mobility, type Words, wordsOf } from "./Intruding.ts"
import { moneyIntrusion, termsIntrusions } from "./TermsIntrusions.ts"
import type { Setting } from "./Setting.ts"

const reason = fc.constantFrom("typing-error", "illness")
const tool = fc.constantFrom("T1", "T2", "T3", "other-tool")
const places = fc.integer({ min: 0, max: 6 })
const status = fc.constantFrom("draft" as const, "complete" as const)
const dates = fc.constantFrom("planned" as const, "actual" as const)
const guard = fc.constantFrom("block" as const, "warn" as const)
const participant = fc.constantFrom("p1", "p2", "p3")

const type = <const T extends CommandInput["type"]>(name: T): fc.Arbitrary<T> => fc.constant(name)

const entries = ({ category, goals, known, member, on, project, stay }: Words) => [
  fields(
    { type: type("apply"), mobility, project, member, category, participant },
    { goals, planned: stay, on, group: fc.constant("g1") }
  ),
  fields(
    {
      type: type("record-past"),
      mobility,
      project,
      member,
      category,
      participant,
      appliedOn: known,
      approvedOn: known,
      departedOn: known,
      endedOn: known
    },
    { goals, planned: stay, registration: fc.record({ tool, status, on: known }) }
  )
]

const signature = {
  document: fc.constantFrom("learning-agreement", "grant-agreement"),
  party: fc.constantFrom("participant" as const, "host" as const)
}
const reportStatus = fc.constantFrom("requested" as const, "reminded" as const, "submitted" as const)

const result = fc.constantFrom("reached" as const, "partly" as const, "not-reached" as const)

const steps = ({ goal, goals, on, stay }: Words) => [
  fields({ type: type("approve"), mobility }, { on, planned: stay, beyondQuota: fc.record({ reason }) }),
  fields({ type: type("approve"), mobility }, {}),
  fields({ type: type("reject"), mobility, reason }, { on }),
  fields({ type: type("withdraw"), mobility, reason }, { on }),
  fields({ type: type("cancel"), mobility, reason }, { on }),
  fields({ type: type("waitlist"), mobility }, { on, rank: fc.constant(1) }),
  fields({ type: type("reconsider"), mobility, reason }, { on }),
  fields({ type: type("no-show"), mobility, reason }, { on }),
  fields({ type: type("prevent"), mobility, reason }, { on }),
  fields({ type: type("replan"), mobility, planned: stay }, { on }),
  fields({ type: type("extend"), mobility, plannedEnd: on }, { on }),
  fields({ type: type("interrupt"), mobility, reason }, { on }),
  fields({ type: type("resume"), mobility }, { on }),
  fields({ type: type("sign-document"), mobility, ...signature }, { on }),
  fields({ type: type("withdraw-signature"), mobility, reason, ...signature }, { on }),
  fields({ type: type("note-report"), mobility, status: reportStatus }, { on }),
  fields({ type: type("depart"), mobility }, { on, plannedEnd: on }),
  fields({ type: type("complete"), mobility }, { on }),
  fields({ type: type("return-early"), mobility, forceMajeure: fc.boolean(), reason }, { on }),
  fields({ type: type("register"), mobility, tool, status, dates }, { on, period: stay }),
  fields({ type: type("register"), mobility, tool, status, dates: fc.constant("planned" as const) }, {}),
  fields({ type: type("update-registration"), mobility, status, dates }, { on, period: stay }),
  fields({ type: type("remove-registration"), mobility, reason }, { on }),
  fields({ type: type("change-goals"), mobility, goals }, { on }),
  fields({ type: type("record-outcome"), mobility, goal, result }, { on, evidence: fc.constant("report") }),
  fc.record({ type: type("withdraw-outcome"), mobility, goal, reason })
]

const changes = ({ category, goals, known, member, project, stay }: Words) =>
  fields(
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

const corrections = (words: Words) => {
  const correction = fc.record({ type: type("correct-details"), mobility, changes: changes(words), reason })
  return [
    correction,
    correction,
    fc.record({ type: type("correct-registration"), mobility, tool, reason }),
    fc.record({ type: type("retract-step"), mobility, reason }),
    fields({ type: type("enter-in-error"), mobility, reason }, { duplicateOf: mobility }),
    fc.record({ type: type("reinstate"), mobility, reason })
  ]
}

const settings = ({ category }: Words) =>
  fields(
    {},
    {
      guards: fc.record({ project: guard, category: guard, member: guard, "member-category": guard }),
      beyondQuota: fc.constantFrom("with-reason" as const, "forbidden" as const),
      registerFrom: fc.constantFrom("applied" as const, "approved" as const, "completed" as const),
      goalsFrom: fc.constantFrom("applied" as const, "approved" as const, "completed" as const),
      placeless: fc.uniqueArray(category, { maxLength: 1 }),
      prevented: fc.constantFrom("uses-place" as const, "frees-place" as const),
      departureNeeds: fc.uniqueArray(fc.record(signature), { maxLength: 2, selector: (each) => JSON.stringify(each) }),
      deadlines: fc.record({ finalReport: fc.constantFrom(60, null), participantReport: fc.constantFrom(30, null) }),
      modes: fc.uniqueArray(fc.constantFrom("blended" as const, "virtual" as const), { maxLength: 2 }),
      finalPaymentNeeds: fc.record({
        signatures: fc.array(fc.record(signature), { maxLength: 1 }),
        report: fc.boolean()
      })
    }
  )

const catalogue = ({ goal }: Words) =>
  fc.array(fields({ code: goal, titles: fc.constant({ en: "Another goal" }) }, { parent: goal }), { maxLength: 4 })

const country = fc.constantFrom("SE", "GR")

const projects = (words: Words) => {
  const { category, member, on, project } = words
  return [
    fc.record({
      type: type("open-project"),
      project,
      coordinator: member,
      start: on,
      end: on,
      timeZone: fc.constant("Europe/Stockholm"),
      categories: fc.constant(["learner"] as const),
      phase: fc.constantFrom("granted" as const, "applied" as const)
    }),
    fc.record({ type: type("assign-number"), project, number: fc.constant("2019-1-SE01-KA104-0") }),
    fc.record({ type: type("change-settings"), project, settings: settings(words) }),
    fc.record({ type: type("set-goals"), project, goals: catalogue(words) }),
    fields(
      { type: type("join-member"), project, member, name: fc.constant("Somebody") },
      { accededOn: on, country, on }
    ),
    fields({ type: type("leave-member"), project, member }, { on }),
    fields({ type: type("grant-places"), project, places }, { category, on }),
    moneyIntrusion(words),
    fields({ type: type("request-extension"), project, end: on }, { on }),
    fields({ type: type("grant-extension"), project, end: on }, { on }),
    fields({ type: type("refuse-extension"), project }, { on }),
    ...projectCorrectionIntrusions(words)
  ]
}

const sharing = ({ category, member, on, project }: Words) => [
  fields({ type: type("allocate-places"), project, member, places: fc.option(places) }, { category, on }),
  fields({ type: type("move-places"), project, from: member, to: member, places: fc.constant(1) }, { category, on })
]

const roleName = fc.constantFrom("coordinator", "coordinator", "contact-person", "participant")
const actor = fc.constantFrom("a1", "a2", "a3")

/** So that the same roles are given and taken again and again. */
const roles = ({ member, on, project }: Words) => {
  const scope = fc.oneof(
    fc.constant({}),
    fc.record({ project }),
    fc.record({ project, member }),
    fc.record({ participant })
  )
  return (["assign-role", "revoke-role"] as const).map((name) =>
    fields({ type: type(name), actor, role: roleName }, { scope, on })
  )
}

const report = fc.constantFrom("interim" as const, "final" as const, "final" as const)

const decision = fc.constantFrom("granted" as const, "rejected" as const)

const phases = ({ on, project }: Words) => [
  fields({ type: type("record-grant-decision"), project, decision }, { on }),
  fields({ type: type("submit-report"), project, report }, { on }),
  fields({ type: type("return-report"), project, report }, { on }),
  fields({ type: type("record-check"), project, code: fc.constantFrom("C1", "C2") }, { on }),
  fields({ type: type("close-project"), project }, { on }),
  ...(["declare-ineligible", "declare-eligible"] as const).map((name) =>
    fields({ type: type(name), mobility, reason }, { on })
  )
]

/** Any command; those about mobilities most often. */
export const anyCommand = (setting: Setting): fc.Arbitrary<CommandInput> => {
  const words = wordsOf(setting)
  return fc.oneof(
    { weight: 2, arbitrary: fc.oneof(...entries(words)) },
    { weight: 8, arbitrary: fc.oneof(...steps(words)) },
    { weight: 4, arbitrary: fc.oneof(...corrections(words)) },
    { weight: 2, arbitrary: fc.oneof(...termsIntrusions(words)) },
    { weight: 3, arbitrary: fc.oneof(...projects(words)) },
    { weight: 2, arbitrary: fc.oneof(...sharing(words)) },
    { weight: 2, arbitrary: fc.oneof(...roles(words)) },
    { weight: 2, arbitrary: fc.oneof(...phases(words)) },
    { weight: 1, arbitrary: reminderIntrusions(words) },
    { weight: 4, arbitrary: fc.oneof(...hostingIntrusions(words)) }
  )
}
