/**
 * Commands on their way through the cluster: one entity per sending member, wherever it lives at the moment.
 */
import { Consortium, ConsortiumCommand, Refusal } from "@westum/mobility"
import { Effect, Schedule, Schema } from "effect"
import { ClusterSchema, Entity } from "effect/cluster"
import { Rpc } from "effect/rpc"
import { hash } from "node:crypto"

/** What came of a command, and which process found out. `Failed` is what no waiting changes, such as an id that belongs to another command. */
export const Outcome = Schema.Union([
  Schema.TaggedStruct("Allowed", { by: Schema.Int, events: Schema.Array(Schema.String), upTo: Schema.Int }),
  Schema.TaggedStruct("Refused", { by: Schema.Int, refusal: Refusal.Refusal }),
  Schema.TaggedStruct("Failed", { by: Schema.Int, tag: Schema.String, message: Schema.String })
])
export type Outcome = typeof Outcome.Type

/**
 * Carries out one command. It is kept in the database before it is worked on, under its command id and a digest of it, and its answer
 * after: a process that dies loses no command, and a command that is sent again gets the first answer, a refusal too. Under the id
 * alone another command would get that answer as well; so it comes to the library, which knows whose the id is.
 */
export const Execute = Rpc.make("Execute", {
  payload: { commandId: Schema.String, command: Schema.toEncoded(ConsortiumCommand) },
  primaryKey: ({ command, commandId }) => `${commandId}/${hash("sha256", JSON.stringify(command), "base64url")}`,
  success: Outcome
}).annotate(ClusterSchema.Persisted, true)

/** A member's desk; its id is the member's. Which desk a command goes to is a matter of speed: the append's condition guards the places. */
export const Desk = Entity.make("Desk", [Execute])

/** Storage that is away comes back; until then the command waits, since any answer would be kept as the answer. */
const untilAnswered = Schedule.spaced("200 millis")

/** The desks of this process. Whatever cannot be done is an answer too: a desk that failed would begin anew with it, for ever. */
export const desks = Desk.toLayer(
  Effect.gen(function* () {
    const consortium = yield* Consortium
    const by = process.pid
    return Desk.of({
      Execute: ({ payload: { command, commandId } }) =>
        consortium.execute(command, { commandId, actor: "desk" }).pipe(
          Effect.retry({
            schedule: untilAnswered,
            while: ({ _tag }) => _tag === "StoreFailed" || _tag === "ContentionNeverEnded"
          }),
          Effect.match({
            onSuccess: ({ events, upTo }): Outcome => ({
              _tag: "Allowed",
              by,
              events: events.map(({ id }) => id),
              upTo
            }),
            onFailure: (failed): Outcome =>
              failed._tag === "Refused"
                ? { _tag: "Refused", by, refusal: failed.refusal }
                : { _tag: "Failed", by, tag: failed._tag, message: failed.message }
          })
        )
    })
  }),
  // Others may decide for the same member at the same time in any case; so may its own desk, and their appends share commits.
  { concurrency: 16 }
)
