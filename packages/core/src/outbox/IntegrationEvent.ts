/**
 * What other systems are told of an event: that it happened, when, and whose matter it is. Ids and kinds only; whoever may know more asks for
 * it.
 */
import { Schema } from "effect"
import { tagsOf } from "../consortium/ConsortiumCodec.ts"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Recorded } from "../eventsourcing/Projection.ts"
import { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import { HostingId, MemberId, MobilityId, ProjectId } from "../Ids.ts"
import { matterFields, matterIn } from "../reminder/Matter.ts"
import { ReminderNumber } from "../reminder/ReminderCommand.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { WaitsFor } from "../todo/ToDoKind.ts"

/** An event as it goes outside. */
export const IntegrationEvent = Schema.Struct({
  /** The id of the event: whoever was told twice knows by it that they were. */
  id: Schema.String,
  position: SequencePosition,
  /** Such as `mobility.departed`. */
  type: Schema.String,
  /** Null where nobody knows the day. */
  occurredOn: Schema.NullOr(CalendarDate),
  /** Milliseconds since 1970 (UTC). */
  recordedAt: Schema.Natural,
  mobility: Schema.optionalKey(MobilityId),
  hosting: Schema.optionalKey(HostingId),
  /** Several where a correction moved something from one to another. */
  projects: Schema.Array(ProjectId),
  members: Schema.Array(MemberId),
  /** Of what somebody is reminded, who that is, and for which time. */
  reminder: Schema.optionalKey(Schema.Struct({ ...matterFields, waitsFor: WaitsFor, number: ReminderNumber }))
})
export type IntegrationEvent = typeof IntegrationEvent.Type

/** The ids that the tags of one key hold. */
const idsIn = <Id extends string>(event: ConsortiumEvent, key: string, make: (id: string) => Id): ReadonlyArray<Id> =>
  tagsOf(event).flatMap((tag) => (tag.startsWith(`${key}:`) ? [make(tag.slice(key.length + 1))] : []))

/** What is told of an event. */
export const integrationEvent = ({ event, id, position, recordedAt }: Recorded<ConsortiumEvent>): IntegrationEvent => {
  const [mobility] = idsIn(event, "mobility", (text) => MobilityId.make(text))
  const [hosting] = idsIn(event, "hosting", (text) => HostingId.make(text))
  return {
    id,
    position,
    type: event.type,
    occurredOn: event.occurredOn,
    recordedAt,
    ...(mobility === undefined ? {} : { mobility }),
    ...(hosting === undefined ? {} : { hosting }),
    projects: idsIn(event, "project", (text) => ProjectId.make(text)),
    members: idsIn(event, "member", (text) => MemberId.make(text)),
    ...(event.type === "reminder.issued"
      ? { reminder: { ...matterIn(event), waitsFor: event.waitsFor, number: event.number } }
      : {})
  }
}
