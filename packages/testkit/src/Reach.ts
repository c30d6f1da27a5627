/**
 * How far generated histories get: one whose mobilities never return proves little about registration.
 */
import { type ConsortiumEvent, type ConsortiumOptions, type EventStore, Refusal } from "@westum/mobility"
import { Effect, type Layer, type Scope } from "effect"
import * as fc from "fast-check"
import { conversationIn, hold } from "./conversation/Conversation.ts"
import type { History } from "./history/History.ts"
import { anyConsortium } from "./history/Setup.ts"
import { correctionSights } from "./history/CorrectionSights.ts"
import { phaseSights } from "./history/PhaseSights.ts"
import { play, type PlayFailed, subject, type Turn, wholeLog } from "./history/Play.ts"
import type { Log } from "./laws/Law.ts"
import { Hostings } from "./oracle/Hostings.ts"
import { type Seen, seen } from "./oracle/Facts.ts"
import { World } from "./oracle/World.ts"

/** What the furthest mobility of a history may have reached, from the nearest to the furthest. */
export const stages = ["nothing", "applied", "approved", "departed", "completed", "completed and registered"] as const

/** One of the stages. */
export type Stage = (typeof stages)[number]

/** What the furthest hosting of a history may have reached, from the nearest to the furthest. */
export const hostingStages = ["no hosting", "requested", "accepted", "arrived", "ended"] as const

/** One of the stages of a hosting. */
export type HostingStage = (typeof hostingStages)[number]

/** Whether an event shows it, in a log with this first event. */
type Sight = (event: ConsortiumEvent, first: ConsortiumEvent) => boolean

/** What happened in a history, beside the main line. */
const sights: ReadonlyArray<readonly [name: string, shows: Sight]> = [
  ["a second project", (event, first) => "project" in event && "project" in first && event.project !== first.project],
  ["a role given", ({ type }) => type === "role.assigned"],
  ["a reminder", ({ type }) => type === "reminder.issued"],
  ["a role taken", ({ type }) => type === "role.revoked"],
  ["places moved", ({ type }) => type === "project.places-moved"],
  ["a goal changed", ({ type }) => type === "mobility.goals-changed"],
  ["an outcome", ({ type }) => type === "mobility.outcome-recorded"],
  ["a waiting list", ({ type }) => type === "mobility.waitlisted"],
  ["a rejection reconsidered", ({ type }) => type === "mobility.reconsidered"],
  ["withdrawn or cancelled", ({ type }) => type === "mobility.withdrawn" || type === "mobility.cancelled"],
  ["a no-show", ({ type }) => type === "mobility.no-show"],
  ["prevented", ({ type }) => type === "mobility.prevented"],
  ["planned anew", ({ type }) => type === "mobility.replanned"],
  ["a stay extended", ({ type }) => type === "mobility.extended"],
  ["a stay interrupted", ({ type }) => type === "mobility.interrupted"],
  ["home early", ({ type }) => type === "mobility.returned-early"],
  ["a signature", ({ type }) => type === "mobility.document-signed"],
  ["a participant report", ({ type }) => type === "mobility.report-noted"],
  ["another form", ({ type }) => type === "mobility.mode-changed"],
  ["paid by others", (event) => event.type === "mobility.funding-changed" && event.funding === "zero-grant"],
  ["a payment", ({ type }) => type === "mobility.payment-made"],
  ["money recovered", ({ type }) => type === "mobility.payment-recovered"],
  ["a recorded past", (event) => "recordedPast" in event],
  ["above the places", (event) => "excess" in event],
  ...correctionSights,
  ...phaseSights,
  ["an offer to host", ({ type }) => type === "hosting.capacity-offered"],
  ["an offer withdrawn", ({ type }) => type === "hosting.capacity-withdrawn"],
  ["hosting for a project", (event) => "hosting" in event && event.after.project !== undefined],
  ["hosting rejected", ({ type }) => type === "hosting.rejected"],
  ["asked again", ({ type }) => type === "hosting.requested-again"],
  ["hosting withdrawn", ({ type }) => type === "hosting.withdrawn"],
  ["hosting cancelled", ({ type }) => type === "hosting.cancelled"],
  ["nobody came", ({ type }) => type === "hosting.no-show"],
  ["hosting ended early", ({ type }) => type === "hosting.ended-early"],
  ["a supervisor named", ({ type }) => type === "hosting.supervisor-named"],
  ["hosting corrected", ({ type }) => type === "hosting.details-corrected"],
  ["a hosting step retracted", ({ type }) => type === "hosting.step-retracted"],
  ["a hosting in error", ({ type }) => type === "hosting.entered-in-error"]
]

/** Shares of histories, from 0 to 1. */
export interface Reach {
  readonly histories: number
  readonly commands: number
  readonly refused: number
  /** By the deepest stage. */
  readonly deepest: Readonly<Record<Stage, number>>
  /** By the deepest stage of a hosting. */
  readonly hosting: Readonly<Record<HostingStage, number>>
  /** In which something was seen, by what it was. */
  readonly seen: Readonly<Record<string, number>>
  /** How often each reason was given for a refusal: every one that there is, also where it is none. */
  readonly reasons: Readonly<Record<string, number>>
}

const stageOf = ({ row, stage }: Seen): Stage => {
  switch (stage) {
    case "approved":
    case "departed":
      return stage
    case "completed":
    case "returned-early":
      return row?.status === "complete" ? "completed and registered" : "completed"
    default:
      return "applied"
  }
}

const deepestIn = ({ events }: Log): Stage => {
  const world = new World()
  let deepest = 0
  for (const recorded of events) {
    world.take(recorded)
    const { event } = recorded
    const mobility = "mobility" in event ? world.mobilities.get(event.mobility) : undefined
    if (mobility !== undefined) deepest = Math.max(deepest, stages.indexOf(stageOf(seen(mobility.facts))))
  }
  return stages[deepest] ?? "nothing"
}

const hostingStageOf = (stage: string): HostingStage =>
  stage === "ended-early" ? "ended" : (hostingStages.find((each) => each === stage) ?? "requested")

const deepestHostingIn = ({ events }: Log): HostingStage => {
  const hostings = new Hostings()
  let deepest = 0
  for (const recorded of events) {
    hostings.take(recorded)
    const hosting = "hosting" in recorded.event ? hostings.get(recorded.event.hosting) : undefined
    if (hosting !== undefined) deepest = Math.max(deepest, hostingStages.indexOf(hostingStageOf(hosting.stage)))
  }
  return hostingStages[deepest] ?? "no hosting"
}

interface Played {
  readonly turns: ReadonlyArray<Turn>
  readonly log: Log
}

const share = (all: ReadonlyArray<Played>, has: (one: Played) => boolean): number => all.filter(has).length / all.length

const hasSight = ({ events }: Log, shows: Sight): boolean =>
  events.some(({ event }, _, [first]) => first !== undefined && shows(event, first.event))

const reasonsIn = (turns: ReadonlyArray<Turn>): Reach["reasons"] => {
  const given = turns
    .flatMap(({ answers }) => answers)
    .flatMap((answer) => (answer._tag === "Refused" ? answer.refusals : []))
  return Object.fromEntries(
    Refusal.refusalCodes.map((code) => [code, given.filter(({ refusal }) => refusal.code === code).length])
  )
}

const summary = (all: ReadonlyArray<Played>): Reach => {
  const turns = all.flatMap((one) => one.turns)
  const deepest = all.map(({ log }) => deepestIn(log))
  const part = (stage: Stage): number => deepest.filter((each) => each === stage).length / all.length
  const hosting = all.map(({ log }) => deepestHostingIn(log))
  const hosted = (stage: HostingStage): number => hosting.filter((each) => each === stage).length / all.length
  return {
    histories: all.length,
    commands: turns.reduce((sum, { entry }) => sum + entry.commands.length, 0),
    refused: turns.flatMap(({ answers }) => answers).filter(({ _tag }) => _tag === "Refused").length,
    reasons: reasonsIn(turns),
    deepest: {
      nothing: part("nothing"),
      applied: part("applied"),
      approved: part("approved"),
      departed: part("departed"),
      completed: part("completed"),
      "completed and registered": part("completed and registered")
    },
    hosting: {
      "no hosting": hosted("no hosting"),
      requested: hosted("requested"),
      accepted: hosted("accepted"),
      arrived: hosted("arrived"),
      ended: hosted("ended")
    },
    seen: Object.fromEntries(sights.map(([name, shows]) => [name, share(all, ({ log }) => hasSight(log, shows))]))
  }
}

const summed = <A, E>(all: ReadonlyArray<A>, playOne: (one: A) => Effect.Effect<Played, E, Scope.Scope>) =>
  Effect.map(
    Effect.forEach(all, (one) => Effect.scoped(playOne(one))),
    summary
  )

/** Plays so many histories of a generator, each on a store of its own, and sums up how far they got. */
export const measure = <E>(
  histories: fc.Arbitrary<History>,
  layer: Layer.Layer<EventStore.EventStore, E>,
  count: number,
  options: ConsortiumOptions = {}
): Effect.Effect<Reach, E | PlayFailed> =>
  summed(
    fc.sample(histories, count),
    Effect.fnUntraced(function* (history) {
      const on = yield* subject(layer, options)
      const turns = yield* play(on, history)
      return { turns, log: yield* wholeLog(on) }
    })
  )

/**
 * The same of so many conversations, such as those in which the whole library is compared with a plain model. A seed draws the same ones
 * each time: which rare reasons are given depends on them.
 */
export const measureModel = <E>(
  layer: Layer.Layer<EventStore.EventStore, E>,
  count: number,
  seed?: number
): Effect.Effect<Reach, unknown> =>
  summed(
    fc.sample(conversationIn(anyConsortium), { numRuns: count, ...(seed === undefined ? {} : { seed }) }),
    Effect.fnUntraced(function* (each) {
      const { memory, subject: on } = yield* hold(each, subject(layer))
      return { turns: memory.turns, log: yield* wholeLog(on) }
    })
  )

const percent = (part: number): string => `${Math.round(part * 100)} %`.padStart(6)

const rowsOf = <Name extends string>(
  names: ReadonlyArray<Name>,
  shares: Readonly<Record<Name, number>>
): ReadonlyArray<string> =>
  names.map((name, i) => {
    const further = names.slice(i).reduce((sum, each) => sum + shares[each], 0)
    return `${name.padEnd(26)}${percent(shares[name])}   ${percent(further)}`
  })

/** The reach as a table: for each stage the share of histories that end there, and that get at least as far; and the reasons. */
export const table = ({ commands, deepest, histories, hosting, reasons, refused, seen: sighted }: Reach): string => {
  const beside = Object.entries(sighted).map(([name, part]) => `${name.padEnd(26)}${percent(part)}`)
  const given = Object.entries(reasons)
    .filter(([, times]) => times > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([code, times]) => `${code} ${times}`)
  const never = Object.keys(reasons).filter((code) => reasons[code] === 0)
  return [
    `${histories} histories, ${commands} commands, of which ${refused} refused`,
    `${"deepest stage".padEnd(26)} share   at least`,
    ...rowsOf(stages, deepest),
    "deepest stage of a hosting",
    ...rowsOf(hostingStages, hosting),
    "with",
    ...beside,
    ...(refused === 0 ? [] : [`refused for ${given.join(", ")}`, `never for ${never.join(", ") || "anything else"}`])
  ].join("\n")
}
