/**
 * Two reactions: reminders of missing registrations, which are judged again when they are given, and a note by hand, which is not: the domain
 * takes it as often as it comes, so that it shows whether a command was carried out twice.
 */
import { type ConsortiumEvent, MobilityReminders, type Reaction, ShippedReminders, TimeZone } from "@westum/mobility"
import { Schema } from "effect"

/** Reminds of registrations. */
export const registrationReminders = MobilityReminders.mobilityReminders({
  version: 1,
  plans: [ShippedReminders.missingRegistration],
  timeZone: TimeZone.TimeZone.make("Europe/Stockholm")
})

const Asked = Schema.Struct({ asked: Schema.Boolean, reminded: Schema.Boolean })

/** Whoever was asked for a report is reminded by hand, once. */
export const nudge: Reaction.Reaction<typeof Asked.Type> = {
  version: 1,
  projection: {
    name: "nudge",
    version: 1,
    schema: Asked,
    types: ["mobility.report-noted"],
    initial: { asked: false, reminded: false },
    tags: (key) => [`mobility:${key}`],
    keys: (event: ConsortiumEvent) => (event.type === "mobility.report-noted" ? [event.mobility] : []),
    evolve: (state, event) => {
      if (event.type !== "mobility.report-noted") return state
      return event.status === "reminded-by-hand" ? { ...state, reminded: true } : { ...state, asked: true }
    }
  },
  react: ({ asked, reminded }, now, mobility) => {
    if (!asked || reminded) return { replies: [], again: null }
    // Due since 2020: on any day on which this runs.
    const due = Date.parse("2020-02-01")
    if (now < due) return { replies: [], again: due }
    const command = { type: "note-report", mobility, status: "reminded-by-hand" } as const
    return { replies: [{ occasion: "asked", command }], again: null }
  }
}
