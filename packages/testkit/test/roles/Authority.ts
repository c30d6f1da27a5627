/**
 * The property of roles: whoever may is answered as where there are no roles, and whoever may not changes nothing.
 */
import { type CommandInput, type Decisions, EventStoreMemory, type Permissions, type RowAnswer } from "@westum/mobility"
import { Effect, type Scope } from "effect"
import * as fc from "fast-check"
import { answerOf, onDay, type Subject, subject } from "../../src/history/Play.ts"
import { anyConsortium } from "../../src/history/Setup.ts"
import { nothingIn } from "../../src/history/Unfold.ts"
import { difference, LawBroken } from "../../src/laws/Law.ts"
import { judge } from "../../src/model/Verdict.ts"
import { isFit, may } from "./Oracle.ts"
import { type Act, type Scenario, scenario } from "./Scenario.ts"

/** Decisions under permissions: those of the library, or some with a fault. */
export type Under = (permissions: Permissions.Permissions) => Decisions.Decisions

/** What was tried, so that a test can say whether it was enough. */
export interface Tried {
  done: number
  unauthorised: number
  otherwise: number
}

/** Nothing tried yet. */
export const nothing = (): Tried => ({ done: 0, unauthorised: 0, otherwise: 0 })

const law = "people do what is theirs, as if there were no roles, and nothing else"

const send = ({ consortium }: Subject, { actor, command, day }: Act, commandId: string) =>
  onDay(day, answerOf(consortium.execute(command, { actor, commandId })))

/** What an answer says, apart from where it was recorded. */
const said = (answer: RowAnswer): unknown =>
  answer._tag === "Done" ? answer.events.map(({ event }) => event) : answer.refusals

const codeOf = (answer: RowAnswer): string =>
  answer._tag === "Done" ? "done" : (answer.refusals[0]?.refusal.code ?? "")

const slipOf = (permissions: Permissions.Permissions, command: CommandInput): string | undefined => {
  if (command.type !== "assign-role" || isFit(permissions, command.role, command.scope ?? {})) return undefined
  return Object.keys(permissions.roles).includes(command.role) ? "RoleNotBound" : "UnknownRole"
}

/** Plays a scenario with roles, and beside it what is authorised without. */
const authority = Effect.fnUntraced(function* (
  { acts, permissions }: Scenario,
  under: Under,
  tried: Tried
): Effect.fn.Return<void, unknown, Scope.Scope> {
  const ruled = yield* subject(EventStoreMemory.layer, { decisions: under(permissions) })
  const free = yield* subject(EventStoreMemory.layer)
  let model = nothingIn(anyConsortium)
  for (const [i, act] of acts.entries()) {
    const { actor, command, day } = act
    const answer = yield* send(ruled, act, `act-${i}`)
    model = { ...model, today: day }
    const authorised = i === 0 || may(permissions, model, actor, command)
    const expected = authorised ? slipOf(permissions, command) : "NotAuthorised"
    if (expected !== undefined) {
      tried.unauthorised += 1
      if (codeOf(answer) !== expected) {
        return yield* new LawBroken({
          law,
          problem: `act ${i}, ${actor}: ${JSON.stringify(command)} is ${codeOf(answer)}, but right is ${expected}`
        })
      }
      continue
    }
    const without = yield* send(free, act, `act-${i}`)
    const wrong = difference(said(answer), said(without))
    if (wrong !== undefined) {
      return yield* new LawBroken({ law, problem: `act ${i}, ${actor}: ${JSON.stringify(command)}: ${wrong}` })
    }
    if (answer._tag === "Done") tried.done += 1
    else tried.otherwise += 1
    model = judge(model, { day, mode: "all-or-none", commands: [command] }).after
  }
})

/** That every scenario goes as the oracle says, under these decisions. */
export const holdsFor = (under: Under, tried: Tried) =>
  fc.asyncProperty(scenario, (each) => Effect.runPromise(Effect.scoped(authority(each, under, tried))))
