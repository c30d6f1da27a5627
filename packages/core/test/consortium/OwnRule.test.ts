/**
 * A rule of a consortium's own holds wherever the domain's rules hold: alone, in a batch, in a race, foretold.
 */
import { describe, expect, it } from "@effect/vitest"
import { Context, Effect, Layer, Result } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { type Decisions, decisions } from "../../src/consortium/Decisions.ts"
import { type AnyRule, type OwnRule, withRule } from "../../src/consortium/OwnRule.ts"
import { EventStore } from "../../src/eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../../src/eventsourcing/EventStoreMemory.ts"
import { mobility } from "../../src/mobility/Mobility.ts"
import { participantStays } from "../../src/mobility/ParticipantStays.ts"
import { textOf } from "../../src/refusal/Catalogue.ts"
import { english } from "../../src/refusal/English.ts"
import { rulebook } from "../../src/plain/Rulebook.ts"
import { memory, open } from "../../src/promise.ts"
import { apply, approve, grant, opened, withdraw } from "../support/Commands.ts"
import { dayIs, recorded, refusalOf, send, stored, today } from "../support/Playing.ts"

const parts = { mobility, stays: participantStays }

/** Nobody holds two places, whether or not the days differ. */
const onePlaceEach: OwnRule<typeof parts> = {
  name: "one place each",
  parts,
  keys: (command, known) => {
    if (command.type !== "approve") return {}
    const participant = known.mobility?.details?.participant
    return { mobility: command.mobility, ...(participant === undefined ? {} : { stays: participant }) }
  },
  against: (events, { stays }) => {
    for (const event of events) {
      if (event.type !== "mobility.approved") continue
      const other = Object.keys(stays).find((each) => each !== event.mobility)
      if (other !== undefined) return { participant: event.participant, other }
    }
    return undefined
  }
}

const asked: Array<string> = []

/** Refuses nothing, and remembers what it was asked about. */
const witness: AnyRule = {
  name: "witness",
  parts: {},
  keys: () => ({}),
  against: (events) => {
    asked.push(events.map(({ type }) => type).join())
    return undefined
  }
}

const namesake = { mobility }

/** Nobody else has a place while mobility a has one. It calls a what every decision calls the mobility of the command. */
const onlyWithoutA: OwnRule<typeof namesake> = {
  name: "one of a's",
  parts: namesake,
  keys: () => ({ mobility: "a" }),
  against: (events, { mobility: { stage } }) =>
    stage === "approved" && events.some(({ type }) => type === "mobility.approved") ? { stage } : undefined
}

const namesakeStays = { mobility: participantStays }

/** Has something against any stay known under that name, and reads none. */
const nothingKnown: OwnRule<typeof namesakeStays> = {
  name: "nothing known",
  parts: namesakeStays,
  keys: () => ({}),
  against: (_, { mobility: stays }) => {
    const [known] = Object.keys(stays)
    return known === undefined ? undefined : { known }
  }
}

const ruled = withRule(decisions, onePlaceEach)

const layerOf = (own: Decisions) => Consortium.layerWith({ decisions: own })

const play = <A, E>(story: Effect.Effect<A, E, Consortium | EventStore>, own: Decisions = ruled) =>
  dayIs(today).pipe(
    Effect.andThen(story),
    Effect.provide(layerOf(own).pipe(Layer.provideMerge(Layer.fresh(EventStoreMemory.layer))))
  )

/** Two stays of one participant, in different months, and one of another. */
const applications: ReadonlyArray<CommandInput> = [
  ...opened(),
  apply("a", { participant: "x", planned: { start: "2020-09-01", end: "2020-09-20" } }),
  apply("b", { participant: "x", planned: { start: "2020-11-01", end: "2020-11-20" } }),
  apply("c", { participant: "y" })
]

const refusal = { code: "OwnRule", rule: "one place each", values: { participant: "x", other: "a" } } as const

describe("a rule of one's own", () => {
  it.effect("refuses what the domain allows, with its values, and nothing is recorded", () =>
    play(
      Effect.gen(function* () {
        yield* send(...applications, approve("a"))
        expect(yield* refusalOf(approve("b"))).toEqual(refusal)
        yield* send(approve("c"))
      })
    )
  )

  it.effect("allows it once it is no longer against it", () =>
    play(
      Effect.gen(function* () {
        yield* send(...applications, approve("a"), withdraw("a"), approve("b"))
        expect((yield* recorded).at(-1)?.event).toMatchObject({ type: "mobility.approved", mobility: "b" })
      })
    )
  )

  it.effect("does not allow what the domain refuses, nor does it hide the domain's refusal", () =>
    play(
      Effect.gen(function* () {
        yield* send(...applications, approve("a"), withdraw("b"))
        expect(yield* refusalOf(approve("b"))).toMatchObject({ code: "StepNotAllowed" })
      })
    )
  )

  it.effect("sees what comes before in the same request", () =>
    play(
      Effect.gen(function* () {
        yield* send(...applications)
        const { executeAll, preview } = yield* Consortium
        const { rows } = yield* preview([approve("a"), approve("b")], {}, "row-by-row")
        expect(rows.map((row) => (Result.isSuccess(row) ? "done" : row.failure[0].refusal))).toEqual(["done", refusal])
        const failed = yield* Effect.flip(executeAll([approve("a"), approve("b")]))
        expect(failed).toMatchObject({ _tag: "Refused", refusals: [{ row: 1, refusal }] })
      })
    )
  )

  it.effect("holds for two processes that decide at the same moment: what it reads is part of the condition", () =>
    play(
      Effect.gen(function* () {
        yield* send(...applications)
        const store = yield* EventStore
        const other = Context.get(
          yield* Layer.build(layerOf(ruled).pipe(Layer.provide(Layer.succeed(EventStore, store)))),
          Consortium
        )
        const { execute } = yield* Consortium
        for (const each of [execute, other.execute]) yield* Effect.exit(each(approve("c")))
        const answers = yield* Effect.all(
          [Effect.result(execute(approve("a"))), Effect.result(other.execute(approve("b")))],
          { concurrency: "unbounded" }
        )
        expect(answers.filter(Result.isSuccess)).toHaveLength(1)
        const approved = (yield* recorded).filter(({ event }) => event.type === "mobility.approved")
        expect(approved.map(({ event }) => ("participant" in event ? event.participant : "")).toSorted()).toEqual([
          "x",
          "y"
        ])
      }).pipe(Effect.scoped)
    )
  )

  it.effect("is asked about every command that records anything, and with others each has its say", () =>
    play(
      Effect.gen(function* () {
        asked.length = 0
        yield* send(...applications, grant(3), grant(3), approve("a"))
        yield* refusalOf(approve("b"))
        const { events } = yield* stored
        expect(asked).toEqual(events.map(({ event }) => event.type))
      }),
      withRule(ruled, witness)
    )
  )

  it.effect("reads for itself: neither the domain nor another rule sees its parts, whatever they are called", () =>
    play(
      Effect.gen(function* () {
        yield* send(...applications, approve("a"))
        expect(yield* refusalOf(approve("b"))).toEqual({
          code: "OwnRule",
          rule: "one of a's",
          values: { stage: "approved" }
        })
        yield* send(withdraw("a"), approve("b"))
      }),
      withRule(withRule(decisions, onlyWithoutA), nothingKnown)
    )
  )

  it("has a text of its own where the catalogue has one", () => {
    expect(textOf(english, refusal)).toBe("The consortium has a rule of its own against it: one place each.")
    const own = { ...english, rules: { "one place each": "{participant} has a place already: {other} ({rule})." } }
    expect(textOf(own, refusal)).toBe("x has a place already: a (one place each).")
    expect(textOf(own, { ...refusal, rule: "constructor" })).toMatch(/constructor\.$/)
  })

  it("is laid over a consortium without Effect too", async () => {
    const book = rulebook(onePlaceEach, witness)
    expect(book.rules).toEqual(["one place each", "witness"])
    await expect(open(memory(), { rules: { rules: [] } })).rejects.toThrow("rules made by rulebook()")
    await using consortium = await open(memory(), { rules: book })
    const [first, ...rest] = applications
    if (first === undefined) throw new Error("no applications")
    await consortium.executeAll([first, ...rest, approve("a")])
    expect(await consortium.execute(approve("b"))).toMatchObject({ _tag: "Refused", refusals: [{ refusal }] })
  })
})
