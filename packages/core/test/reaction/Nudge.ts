/**
 * A reaction of its own: two days after the tool was asked, whoever has not reported is reminded by hand, every two days. The domain
 * takes that note as often as it is sent, so that nothing but the id of its command keeps it from being there twice.
 */
import { Schema } from "effect"
import type { ConsortiumEvent } from "../../src/consortium/ConsortiumEvent.ts"
import { addDays, CalendarDate } from "../../src/time/CalendarDate.ts"
import type { Reaction } from "../../src/reaction/Reaction.ts"

const Asked = Schema.Struct({ on: Schema.NullOr(CalendarDate), times: Schema.Natural })

/** Reminds of a report that was asked for, so many times. */
export const nudge = (most = 3): Reaction<typeof Asked.Type> => ({
  version: 1,
  projection: {
    name: "nudge",
    version: 1,
    schema: Asked,
    types: ["mobility.report-noted"],
    initial: { on: null, times: 0 },
    tags: (key) => [`mobility:${key}`],
    keys: (event: ConsortiumEvent) => (event.type === "mobility.report-noted" ? [event.mobility] : []),
    evolve: (state, event) => {
      if (event.type !== "mobility.report-noted") return state
      // A row may be behind the log, and nobody judges this command again: so the first request counts.
      if (event.status === "requested") return { ...state, on: state.on ?? event.occurredOn }
      return event.status === "reminded-by-hand" ? { ...state, times: state.times + 1 } : { on: null, times: 0 }
    }
  },
  react: ({ on, times }, now, mobility) => {
    if (on === null || times >= most) return { replies: [], again: null }
    const from = Date.parse(addDays(on, 2 * (times + 1)))
    if (from > now) return { replies: [], again: from }
    const command = { type: "note-report", mobility, status: "reminded-by-hand" } as const
    return { replies: [{ occasion: `${on} ${times}`, command }], again: null }
  }
})
