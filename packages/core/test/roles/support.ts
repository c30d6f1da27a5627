/**
 * A consortium with roles in memory: those who have one, and what each of them is told.
 */
import { Effect, Layer } from "effect"
import type { AskOptions } from "../../src/consortium/Asking.ts"
import { Consortium } from "../../src/consortium/Consortium.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import type { Question } from "../../src/consortium/Question.ts"
import type { EventStore } from "../../src/eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../../src/eventsourcing/EventStoreMemory.ts"
import { defaultPermissions } from "../../src/roles/DefaultPermissions.ts"
import type { Permissions } from "../../src/roles/Permissions.ts"
import { apply, approved, assign, grant, opened } from "../support/Commands.ts"
import { offer, request } from "../support/Hosting.ts"
import { dayIs, today } from "../support/Playing.ts"

/** Everybody who has a role in the scene but its coordinator, `chief`; `nobody` has none. */
const people: ReadonlyArray<CommandInput> = [
  assign("leader", "project-leader", { project: "p" }),
  assign("team", "erasmus-team", { project: "p" }),
  assign("contact", "contact-person", { member: "north" }),
  assign("committee", "selection-committee", { project: "p" }),
  assign("tutor", "supervisor", { member: "north" }),
  assign("anna", "participant", { participant: "anna" })
]

/** Two projects; a mobility of anna of member north, and one of somebody else of member south; a guest of each. */
export const scene: ReadonlyArray<CommandInput> = [
  assign("chief", "coordinator"),
  ...opened(),
  ...opened("q"),
  ...people,
  grant(5),
  apply("hers", { participant: "anna" }),
  apply("other", { member: "south" }),
  ...approved("approved", { planned: { start: "2019-12-01", end: "2019-12-20" } }),
  request("guest", { project: "p" }),
  request("their guest", { member: "south" }),
  offer(5)
]

/** Roles over the decisions of the domain. */
export const layerOf = (roles: Permissions = defaultPermissions) => Consortium.layerWith({ roles })

/** Plays a story in an empty consortium with roles. */
export const playRoles = <A, E>(
  story: Effect.Effect<A, E, Consortium | EventStore>,
  roles?: Permissions
): Effect.Effect<A, E> =>
  dayIs(today).pipe(
    Effect.andThen(story),
    Effect.provide(layerOf(roles).pipe(Layer.provideMerge(Layer.fresh(EventStoreMemory.layer))))
  )

/** Sends commands as somebody; all have to be carried out. */
export const sendAs = Effect.fnUntraced(function* (actor: string, ...commands: ReadonlyArray<CommandInput>) {
  const consortium = yield* Consortium
  for (const command of commands) yield* consortium.execute(command, { actor })
})

/** Why somebody's command is refused; nothing where it is carried out. */
export const toldTo = Effect.fnUntraced(function* (actor: string, command: CommandInput) {
  const consortium = yield* Consortium
  return yield* Effect.matchEffect(consortium.execute(command, { actor }), {
    onSuccess: () => Effect.undefined,
    onFailure: (failed) => (failed._tag === "Refused" ? Effect.succeed(failed.refusal) : Effect.fail(failed))
  })
})

/** What somebody is answered, or the code of the refusal. */
export const answerTo = Effect.fnUntraced(function* <Answer>(
  actor: string,
  question: Question<Answer>,
  options?: AskOptions
) {
  const consortium = yield* Consortium
  return yield* Effect.matchEffect(consortium.askAs(actor, question, options), {
    onSuccess: ({ answer }) => Effect.succeed({ answer }),
    onFailure: (failed) => (failed._tag === "Refused" ? Effect.succeed(failed.refusal.code) : Effect.fail(failed))
  })
})
