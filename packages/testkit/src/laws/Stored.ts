/**
 * Laws of the stored form: it lasts, and everything a store needs follows from it.
 */
import { Command, ConsortiumCodec, EventCodec, EventId } from "@westum/mobility"
import { Schema } from "effect"
import { difference, logLaw, where } from "./Law.ts"

/** What was written is read; what is of today's version would be written in the same way again. */
export const sameTextAgain = logLaw(
  "every stored event decodes, and one of today's version encodes to the same text",
  (log, broken) => {
    log.stored.forEach((stored, i) => {
      const recorded = log.events[i]
      if (recorded === undefined) return broken(`the event at ${stored.position} is not among the decoded ones`)
      const again = ConsortiumCodec.codec.encode(recorded.event, stored.event.id, stored.event.meta)
      // An older one was read as what it says today.
      const wrong = stored.event.version < again.version ? undefined : difference(again, stored.event)
      if (wrong !== undefined) broken(`${where(recorded)}: ${wrong}`)
      if (!EventCodec.intact(stored.event)) broken(`${where(recorded)}: the digest is not that of the event`)
    })
  }
)

const decodeMeta = Schema.decodeUnknownSync(Schema.fromJsonString(Command.Meta))

/** Ids follow from the command and a count, and each event tells its command. */
export const idsFollow = logLaw(
  "events of a command stand together under the ids that follow from it",
  (log, broken) => {
    const seen = new Set<string>()
    let i = 0
    while (i < log.stored.length) {
      const { event, position } = log.stored[i] ?? broken("the log ends within a command")
      const { command, events } = decodeMeta(event.meta)
      if (seen.has(command)) broken(`at ${position}: the events of command ${command} do not stand together`)
      seen.add(command)
      EventId.eventIds(command, events).forEach((id, n) => {
        const other = log.stored[i + n]?.event.id
        if (other !== id) broken(`event ${n} of command ${command} should be ${id}, but ${String(other)} stands there`)
      })
      i += events
    }
  }
)
