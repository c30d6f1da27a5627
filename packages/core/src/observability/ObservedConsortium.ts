/**
 * A consortium that is looked at from outside: its commands and questions.
 */
import { type Effect, Exit } from "effect"
import type { ConsortiumService } from "../consortium/Consortium.ts"
import type { CommandInput } from "../consortium/ConsortiumCommand.ts"
import { decisions } from "../consortium/Decisions.ts"
import type { InvalidCommand } from "../consortium/InvalidCommand.ts"
import type { Refused } from "../consortium/Refused.ts"
import type { RunFailed } from "../eventsourcing/Answer.ts"
import { failureOf, tagOf } from "../eventsourcing/Failure.ts"
import { measure } from "./Meters.ts"
import { type Ending, observed } from "./Observation.ts"
import type { LogLine } from "./Telemetry.ts"

const types: ReadonlySet<string> = new Set(Object.keys(decisions))

/** What callers send may say anything at all: only what is a type is told as one. */
const typeOf = (commands: unknown): string => {
  const said: ReadonlyArray<unknown> = Array.isArray(commands) ? commands : []
  const [type, ...others] = said.map((command): unknown => Object(command).type)
  if (typeof type !== "string" || !types.has(type)) return "unknown"
  return others.every((other) => other === type) ? type : "several"
}

const lines: Readonly<Partial<Record<RunFailed["_tag"], readonly [LogLine, "Warn" | "Error"]>>> = {
  ContentionNeverEnded: ["A command was overtaken every time and given up", "Warn"],
  CommandIdReused: ["A command id was used for another command", "Warn"],
  NewerModel: ["A newer program has written here; this one decides nothing", "Error"],
  CannotDecode: ["A stored event cannot be read", "Error"]
}

type Failure = Refused | InvalidCommand | RunFailed

/** What is said of commands that came to no answer. */
const failedWith = (tag: string, failure: Failure | undefined, type: string): Ending => {
  const attributes = { "mobility.outcome": tag }
  // The store tells of its own failures.
  const found =
    failure === undefined || failure._tag === "Refused" || failure._tag === "InvalidCommand"
      ? undefined
      : lines[failure._tag]
  if (found === undefined) return { attributes, failed: tag }
  const [line, severity] = found
  const position = failure?._tag === "CannotDecode" ? { position: failure.position } : {}
  return { attributes, failed: tag, line, severity, details: { type, ...position } }
}

type Call = "execute" | "executeAll" | "executeEach" | "preview"

const callAttributes = (call: Call, commands: ReadonlyArray<CommandInput>, type: string) => ({
  "mobility.call": call,
  "mobility.command.type": type,
  "mobility.commands": commands.length
})

type Executed = ReturnType<ConsortiumService["execute"]>

/** Commands that are carried out all or none. */
const executing = (call: Call, commands: ReadonlyArray<CommandInput>, work: Executed): Executed => {
  const type = typeOf(commands)
  return observed(work, {
    span: "mobility.execute",
    attributes: callAttributes(call, commands, type),
    ended: (exit, seconds, context) => {
      measure(context, "mobility.command.duration", seconds)
      const counted = (outcome: string) => measure(context, "mobility.commands", commands.length, { type, outcome })
      if (Exit.isSuccess(exit)) {
        const { again, events, upTo } = exit.value
        const outcome = again ? "again" : events.length === 0 ? "nothing" : "done"
        counted(outcome)
        return {
          attributes: { "mobility.outcome": outcome, "mobility.events": events.length, "mobility.up-to": upTo }
        }
      }
      const failure = failureOf(exit.cause)
      if (failure?._tag === "Refused") {
        const codes = failure.refusals.map(({ refusal }) => refusal.code)
        for (const code of codes) measure(context, "mobility.refusals", 1, { code })
        counted("refused")
        return {
          attributes: {
            "mobility.outcome": "refused",
            "mobility.refusals": codes.join(" "),
            "mobility.up-to": failure.upTo
          }
        }
      }
      if (failure?._tag === "InvalidCommand") {
        counted("invalid")
        return { attributes: { "mobility.outcome": "invalid" } }
      }
      const tag = tagOf(exit.cause)
      counted(tag)
      return failedWith(tag, failure, type)
    }
  })
}

/** Commands that are answered one by one. */
const executingEach = (commands: ReadonlyArray<CommandInput>, work: ReturnType<ConsortiumService["executeEach"]>) => {
  const type = typeOf(commands)
  return observed(work, {
    span: "mobility.execute",
    attributes: callAttributes("executeEach", commands, type),
    ended: (exit, seconds, context) => {
      measure(context, "mobility.command.duration", seconds)
      if (Exit.isFailure(exit)) {
        const tag = tagOf(exit.cause)
        const outcome = tag === "InvalidCommand" ? "invalid" : tag
        measure(context, "mobility.commands", commands.length, { type, outcome })
        return outcome === "invalid"
          ? { attributes: { "mobility.outcome": outcome } }
          : failedWith(tag, failureOf(exit.cause), type)
      }
      let events = 0
      for (const [row, answer] of exit.value.entries()) {
        const own = typeOf(commands.slice(row, row + 1))
        if (answer._tag === "Done") {
          events += answer.events.length
          const outcome = answer.again ? "again" : answer.events.length === 0 ? "nothing" : "done"
          measure(context, "mobility.commands", 1, { type: own, outcome })
        } else {
          measure(context, "mobility.commands", 1, { type: own, outcome: "refused" })
          for (const { refusal } of answer.refusals) measure(context, "mobility.refusals", 1, { code: refusal.code })
        }
      }
      return { attributes: { "mobility.outcome": "answered", "mobility.events": events } }
    }
  })
}

const previewing = (commands: ReadonlyArray<CommandInput>, work: ReturnType<ConsortiumService["preview"]>) => {
  const type = typeOf(commands)
  return observed(work, {
    span: "mobility.execute",
    attributes: callAttributes("preview", commands, type),
    ended: (exit) => {
      if (Exit.isSuccess(exit)) {
        return { attributes: { "mobility.outcome": "answered", "mobility.up-to": exit.value.upTo } }
      }
      const tag = tagOf(exit.cause)
      return tag === "InvalidCommand"
        ? { attributes: { "mobility.outcome": "invalid" } }
        : failedWith(tag, failureOf(exit.cause), type)
    }
  })
}

const asking = <A, E extends { readonly _tag: string }>(work: Effect.Effect<A, E>): Effect.Effect<A, E> =>
  observed(work, {
    span: "mobility.ask",
    attributes: {},
    ended: (exit) => {
      if (Exit.isSuccess(exit)) return { attributes: { "mobility.outcome": "answered" } }
      const tag = tagOf(exit.cause)
      return tag === "Refused"
        ? { attributes: { "mobility.outcome": "refused" } }
        : { attributes: { "mobility.outcome": tag }, failed: tag }
    }
  })

/** The same consortium, looked at. */
export const observedConsortium = (consortium: ConsortiumService): ConsortiumService => ({
  execute: (command, origin) => executing("execute", [command], consortium.execute(command, origin)),
  executeAll: (commands, origin) => executing("executeAll", commands, consortium.executeAll(commands, origin)),
  executeEach: (commands, origin) => executingEach(commands, consortium.executeEach(commands, origin)),
  preview: (commands, origin, mode) => previewing(commands, consortium.preview(commands, origin, mode)),
  ask: (question, options) => asking(consortium.ask(question, options)),
  askAs: (actor, question, options) => asking(consortium.askAs(actor, question, options)),
  series: (question, wanted) => asking(consortium.series(question, wanted)),
  seriesAs: (actor, question, wanted) => asking(consortium.seriesAs(actor, question, wanted)),
  watch: (question) => consortium.watch(question)
})
