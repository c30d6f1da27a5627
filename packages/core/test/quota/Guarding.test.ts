/**
 * The guard of the places: every level, what is shared, warnings, reasons, and places given back.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { quotaUsage } from "../../src/consortium/Question.ts"
import {
  allocate,
  apply,
  approve,
  approved,
  cancel,
  completed,
  depart,
  grant,
  opened,
  reject,
  returnEarly,
  settings,
  withdraw
} from "../support/Commands.ts"
import { ask, eventOf, play, refusalOf, refusalsOf, send } from "../support/Playing.ts"

const south = { member: "south" }
const east = { member: "east" }
const staff = { category: "staff" }

interface Over {
  readonly level: string
  readonly member: string | null
  readonly category: string | null
  readonly places: number
  readonly held: number
}

interface Level {
  /** The limits, and approvals that fill one of them. */
  readonly full: ReadonlyArray<CommandInput>
  /** An application that goes above it, and one that does not. */
  readonly above: CommandInput
  readonly beside: CommandInput
  readonly over: Over
}

const levels: Readonly<Record<string, Level>> = {
  "the project": {
    full: [grant(2), ...approved("a"), ...approved("b", south)],
    above: apply("m", { ...east, ...staff }),
    beside: apply("n", { project: "q" }),
    over: { level: "project", member: null, category: null, places: 2, held: 3 }
  },
  "a category": {
    full: [grant(5), grant(1, "learner"), ...approved("a")],
    above: apply("m", south),
    beside: apply("n", staff),
    over: { level: "category", member: null, category: "learner", places: 1, held: 2 }
  },
  "a third category": {
    full: [grant(0, "other")],
    above: apply("m", { category: "other" }),
    beside: apply("n"),
    over: { level: "category", member: null, category: "other", places: 0, held: 1 }
  },
  "a member": {
    full: [allocate("north", 1), ...approved("a")],
    above: apply("m", staff),
    beside: apply("n", south),
    over: { level: "member", member: "north", category: null, places: 1, held: 2 }
  },
  "a category of a member": {
    full: [allocate("north", 1, "learner"), ...approved("a")],
    above: apply("m"),
    beside: apply("n", staff),
    over: { level: "member-category", member: "north", category: "learner", places: 1, held: 2 }
  },
  "members without an allocation": {
    full: [grant(4), allocate("north", 2), ...approved("a", south), ...approved("b", east), ...approved("c")],
    above: apply("m", south),
    beside: apply("n"),
    over: { level: "member", member: null, category: null, places: 2, held: 3 }
  },
  "categories without an allocation, of a member that has one for another": {
    full: [grant(3), allocate("north", 2, "learner"), ...approved("a", staff)],
    above: apply("m", staff),
    beside: apply("n"),
    over: { level: "member", member: null, category: null, places: 1, held: 2 }
  },
  "a category of members without an allocation for it": {
    full: [grant(3, "learner"), allocate("north", 2, "learner"), ...approved("a", south)],
    above: apply("m", east),
    beside: apply("n"),
    over: { level: "member-category", member: null, category: "learner", places: 1, held: 2 }
  },
  "members without an allocation, where more was promised than there is": {
    full: [grant(5), allocate("north", 4), grant(3)],
    above: apply("m", south),
    beside: apply("n"),
    over: { level: "member", member: null, category: null, places: 0, held: 1 }
  }
}

const world = (guards: "block" | "warn", beyondQuota: "with-reason" | "forbidden" = "with-reason") => [
  ...opened("p", {
    categories: ["learner", "staff", "other"],
    settings: settings({
      beyondQuota,
      guards: { project: guards, category: guards, member: guards, "member-category": guards }
    })
  }),
  ...opened("q")
]

const overOne = (level: string, member: string | null, category: string | null): Over => ({
  level,
  member,
  category,
  places: 1,
  held: 2
})

const withReason = approve("m", { beyondQuota: { reason: "board-decision" } })

describe("above the places of", () => {
  for (const [name, { above, beside, full, over }] of Object.entries(levels)) {
    it.effect(`${name} nothing is approved, but others are`, () =>
      play(
        Effect.gen(function* () {
          yield* send(...world("block"), ...full, above, beside)
          expect(yield* refusalOf(approve("m"))).toEqual({ code: "NoPlaceLeft", project: "p", ...over })
          expect(yield* eventOf(approve("n"))).not.toHaveProperty("excess")
        })
      )
    )

    it.effect(`${name} an approval is accepted with a word, where the guard only warns`, () =>
      play(
        Effect.gen(function* () {
          yield* send(...world("warn", "forbidden"), ...full, above)
          expect(yield* eventOf(approve("m"))).toMatchObject({ excess: { cause: "guard-warns", over: [over] } })
        })
      )
    )

    it.effect(`${name} an approval wants a reason, where the project allows any`, () =>
      play(
        Effect.gen(function* () {
          yield* send(...world("block"), ...full, above)
          expect(yield* eventOf(withReason)).toMatchObject({
            excess: { cause: "beyond-quota", reason: "board-decision", over: [over] }
          })
        })
      )
    )

    it.effect(`${name} no reason helps, where the project forbids it`, () =>
      play(
        Effect.gen(function* () {
          yield* send(...world("block", "forbidden"), ...full, above)
          expect(yield* refusalOf(withReason)).toEqual({ code: "BeyondQuotaForbidden", project: "p", ...over })
        })
      )
    )
  }
})

describe("where several limits meet", () => {
  const guards = { project: "warn", category: "warn", member: "block", "member-category": "warn" } as const

  it.effect("the first one that blocks decides, the widest before the narrow ones", () =>
    play(
      Effect.gen(function* () {
        yield* send(
          ...world("block"),
          grant(1),
          grant(1, "learner"),
          allocate("north", 1),
          ...approved("a"),
          apply("m")
        )
        expect(yield* refusalOf(approve("m"))).toMatchObject({ level: "project" })
        yield* send({ type: "change-settings", project: "p", settings: settings({ guards }) })
        expect(yield* refusalOf(approve("m"))).toMatchObject({ level: "member", member: "north", places: 1, held: 2 })
      })
    )
  )

  it.effect("every one that is gone over is named", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { settings: settings({ guards }) }), grant(1), grant(1, "learner"))
        yield* send(allocate("north", 1), allocate("north", 1, "learner"), ...approved("a"), apply("m"))
        expect(yield* eventOf(withReason)).toMatchObject({
          excess: {
            cause: "beyond-quota",
            over: [
              overOne("project", null, null),
              overOne("category", null, "learner"),
              overOne("member", "north", null),
              overOne("member-category", "north", "learner")
            ]
          }
        })
      })
    )
  )

  it.effect("a reason that is not needed leaves no trace", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(1), apply("m"))
        expect(yield* eventOf(withReason)).not.toHaveProperty("excess")
      })
    )
  )
})

describe("a place is given back", () => {
  const free = Effect.map(ask(quotaUsage("p")), ({ project }) => project.free)

  it.effect("once, by withdrawing or cancelling before departure", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(2), ...approved("a"), ...approved("b"))
        expect(yield* free).toBe(0)
        yield* send(withdraw("a"))
        expect(yield* free).toBe(1)
        yield* refusalsOf(withdraw("a"), cancel("a"))
        expect(yield* free).toBe(1)
        yield* send(cancel("b"))
        expect(yield* free).toBe(2)
      })
    )
  )

  it.effect("not by an application that held none", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(1), ...approved("a"), apply("b"), apply("c"), apply("d"))
        yield* send(withdraw("b"), reject("c"))
        expect(yield* free).toBe(0)
        expect(yield* refusalOf(approve("d"))).toMatchObject({ code: "NoPlaceLeft", held: 2 })
      })
    )
  )

  it.effect("not after the departure, however the stay ended", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(2), ...completed("a"), ...approved("b"), depart("b"), returnEarly("b"))
        expect(yield* free).toBe(0)
        expect(yield* refusalsOf(withdraw("a"), cancel("b"))).toMatchObject([
          { code: "StepNotAllowed" },
          { code: "StepNotAllowed" }
        ])
      })
    )
  )
})

describe("a grant that the agency reduces", () => {
  it.effect("is accepted, shows as overbooked, and lets nobody in until there is room", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(3), ...approved("a"), ...approved("b"), ...approved("c"), apply("m"))
        expect(yield* eventOf(grant(1))).toMatchObject({ places: 1, before: 3 })
        expect((yield* ask(quotaUsage("p"))).project).toMatchObject({ places: 1, held: 3, overbooked: 2, free: 0 })
        yield* send(cancel("a"), cancel("b"))
        expect(yield* refusalOf(approve("m"))).toMatchObject({ code: "NoPlaceLeft", places: 1, held: 2 })
        yield* send(cancel("c"), approve("m"))
        expect((yield* ask(quotaUsage("p"))).project).toMatchObject({ held: 1, overbooked: 0, free: 0 })
      })
    )
  )
})
