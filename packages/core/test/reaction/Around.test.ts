/**
 * Each row goes by the answer to its own question, also where questions are about the same projection and project.
 */
import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import type { ConsortiumEvent } from "../../src/consortium/ConsortiumEvent.ts"
import { memberUsage } from "../../src/consortium/Question.ts"
import type { QuotaReport } from "../../src/quota/QuotaUsage.ts"
import type { Reaction } from "../../src/reaction/Reaction.ts"
import { allocate, approved, opened } from "../support/Commands.ts"
import { send } from "../support/Playing.ts"
import { comes, running, stage } from "./support.ts"

const Whose = Schema.Struct({ member: Schema.NullOr(Schema.String) })

/** Hears at once how many places the member of each mobility has. */
const hearing = (heard: Array<string>): Reaction<typeof Whose.Type, QuotaReport["members"][string] | undefined> => ({
  version: 1,
  projection: {
    name: "hearing",
    version: 1,
    schema: Whose,
    types: ["mobility.approved"],
    initial: { member: null },
    tags: (key) => [`mobility:${key}`],
    keys: (event: ConsortiumEvent) => (event.type === "mobility.approved" ? [event.mobility] : []),
    evolve: (state, event) => (event.type === "mobility.approved" ? { member: event.member } : state)
  },
  around: ({ member }) => memberUsage("p", member ?? ""),
  react: (_, now, key, usage) => {
    if (usage !== undefined) heard.push(`${key} ${usage.places}`)
    return { replies: [], again: Math.max(now, 0) }
  }
})

it.effect("rows of two members hear of their own", () =>
  stage(
    "2019-12-02",
    Effect.gen(function* () {
      yield* send(...opened(), allocate("north", 3), allocate("south", 7))
      yield* send(...approved("m"), ...approved("n", { member: "south" }))
      const heard: Array<string> = []
      yield* running(hearing(heard))
      yield* comes("2019-12-03")
      expect([...new Set(heard)].toSorted()).toEqual(["m 3", "n 7"])
    })
  )
)
