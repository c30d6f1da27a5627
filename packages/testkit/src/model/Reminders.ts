/**
 * Which reminders were given, and what speaks against one: what waits is told by the oracle of to-do lists.
 */
import { PhaseEvent, Settings } from "@westum/mobility"
import { Schema } from "effect"
import { waiting } from "../oracle/Waiting.ts"
import type { Waits } from "../oracle/Waits.ts"
import { countedIn, type Project as Told } from "../oracle/World.ts"
import { iso } from "./Days.ts"
import type { Agreed, Model, PhaseCommand, ReminderCommand } from "./Model.ts"
import { type Reason, when } from "./Standing.ts"

const types = {
  "record-grant-decision": "project.grant-decided",
  "submit-report": "project.report-submitted",
  "return-report": "project.report-returned",
  "record-check": "project.check-recorded",
  "close-project": "project.closed"
} as const

const event = Schema.decodeUnknownSync(PhaseEvent.PhaseEvent)

const settingsOf = Schema.decodeUnknownSync(Settings.Settings)

const phaseOf = ({ command, on }: { readonly command: PhaseCommand; readonly on: number }, i: number) => ({
  ...event({ ...command, type: types[command.type], occurredOn: iso(on), version: "final-1" }),
  id: String(i)
})

const asTold = ({ appliedFor, end, goals, limits, phases, settings, start }: Agreed): Told => ({
  start: iso(start),
  end: iso(end),
  ends: [{ id: "", end: iso(end) }],
  zone: "UTC",
  settings: settingsOf(settings),
  goals,
  goalsOn: "",
  limits,
  shared: [],
  phases: { appliedFor, events: phases.map(phaseOf) }
})

/** The project that a reminder is about: its own, or that of the mobility. */
const projectIn = ({ mobilities, projects }: Model, { about }: ReminderCommand): Agreed | undefined => {
  const wanted =
    "project" in about
      ? about.project
      : mobilities.find(({ id, stage }) => id === about.mobility && stage !== "in-error")?.project
  return projects.find(({ id }) => id === wanted)
}

/** What waits today of which somebody may be reminded. */
export const waitingIn = (model: Model, project: Agreed): ReadonlyArray<Waits> =>
  waiting(asTold(project), countedIn(model.mobilities, project.id), iso(model.today))

/** What a reminder is of. */
export type Thing = Pick<ReminderCommand, "about" | "heading" | "of" | "signature" | "since">

/** Whether a reminder is of what waits. */
const isOf = ({ heading, of, signature, since }: Thing, waits: Waits): boolean =>
  waits.kind === of &&
  waits.since === since &&
  waits.heading === heading &&
  waits.document === signature?.document &&
  (signature === undefined || waits.for === signature.party)

const shown = ({ about, heading, of, signature, since }: Thing): string =>
  JSON.stringify([about, of, since, heading, signature?.document, signature?.party])

/** How many reminders of the same thing were given. */
export const given = ({ reminders }: Model, thing: Thing): number =>
  reminders.filter((each) => shown(each) === shown(thing)).length

/** Every reason why the command is refused; none where it is carried out. */
export const againstReminder = (model: Model, command: ReminderCommand): ReadonlyArray<Reason> => {
  const { about, number } = command
  const project = projectIn(model, command)
  if (project === undefined) return ["mobility" in about ? "UnknownMobility" : "UnknownProject"]
  const subject = "mobility" in about ? about.mobility : undefined
  const waits = waitingIn(model, project).some((each) => each.mobility === subject && isOf(command, each))
  return [...when(!waits, "NothingToRemindOf"), ...when(number !== given(model, command) + 1, "ReminderOutOfTurn")]
}
