/**
 * Commands on their way through the cluster: one entity per sending member, wherever it lives at the moment.
 */
import { Consortium, ConsortiumCommand, Refusal } from "@westum/mobility"
import { Effect, Schedule, Schema } from "effect"
import { ClusterSchema, Entity } from "effect/cluster"
import { Rpc } from "effect/rpc"

/** What came of a command, and which process found out. */
export const Outcome = Schema.Union([
  Schema.TaggedStruct("Allowed", { by: Schema.Int, events: Schema.Array(Schema.String), upTo: Schema.Int }),
  Schema.TaggedStruct("Refused", { by: Schema.Int, refusal: Refusal.Refusal })
])
export type Outcome = typeof Outcome.Type

/**
 * Carries out one command. It is kept in the database before it is worked on, under its command id, and its answer after: a process
 * that dies loses no command, and a command that is sent again gets the first answer, a refusal too.
 */
export const Execute = Rpc.make("Execute", {
  payload: { commandId: Schema.String, command: Schema.toEncoded(ConsortiumCommand) },
  primaryKey: ({ commandId }) => commandId,
  success: Outcome
}).annotate(ClusterSchema.Persisted, true)

/** A member's desk; its id is the member's. Which desk a command goes to is a matter of speed: the append's condition guards the places. */
export const Desk = Entity.make("Desk", [Execute])

/** Storage that is away comes back; until then the command waits, since any answer would be kept as the answer. */
const untilAnswered = Schedule.spaced("200 millis")

/** The desks of this process. What can be neither done nor refused for another reason is a defect: the desk begins anew with it. */
export const desks = Desk.toLayer(
  Effect.gen(function* () {
    const consortium = yield* Consortium
    return Desk.of({
      Execute: ({ payload: { command, commandId } }) =>
        consortium.execute(command, { commandId, actor: "desk" }).pipe(
          Effect.map(({ events, upTo }): Outcome => ({
            _tag: "Allowed",
            by: process.pid,
            events: events.map(({ id }) => id),
            upTo
          })),
          Effect.catchTag("Refused", ({ refusal }) =>
            Effect.succeed<Outcome>({ _tag: "Refused", by: process.pid, refusal })
          ),
          Effect.retry({
            schedule: untilAnswered,
            while: ({ _tag }) => _tag === "StoreFailed" || _tag === "ContentionNeverEnded"
          }),
          Effect.orDie
        )
    })
  }),
  // Others may decide for the same member at the same time in any case; so may its own desk, and their appends share commits.
  { concurrency: 16 }
)
