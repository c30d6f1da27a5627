/**
 * Several processes decide on the last place of one file at the same moment, again and again: nobody gets beyond the places.
 */
import { expect, it } from "@effect/vitest"
import type { CommandInput } from "@westum/mobility"
import { Effect } from "effect"
import { patience } from "./support/Child.ts"
import { consortium, elsewhere, ending, heard, lawful, opening, tell } from "./support/Consortium.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"
import { tries } from "./support/Tries.ts"

const rounds = tries("ROUNDS", 20, 200)

const allocate = (places: number): CommandInput => ({ type: "allocate-places", project: "R", member: "north", places })

it.live(
  `two processes approve different mobilities for the last place ${rounds} times: one wins, the other hears why not`,
  () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      const here = yield* consortium(filename)
      yield* Effect.promise(() => here.executeAll(opening(2 * rounds)))
      const others = yield* Effect.all([elsewhere(filename), elsewhere(filename)], { concurrency: 2 })
      const wins = [0, 0]
      for (let round = 0; round < rounds; round++) {
        yield* Effect.promise(() => here.execute({ type: "grant-places", project: "R", places: round + 1 }))
        // Whoever is told first has a head start, so they take turns at that.
        const order = round % 2 === 0 ? [0, 1] : [1, 0]
        for (const i of order) {
          const other = others[i]
          if (other !== undefined) tell(other, `${round}-${i}`, { type: "approve", mobility: `m${2 * round + i}` })
        }
        const answers = yield* Effect.promise(() =>
          Promise.all(others.map((other, i) => heard(other, `${round}-${i}`)))
        )
        const winner = answers.findIndex(({ _tag }) => _tag === "Done")
        const loser = answers[1 - winner]
        expect(answers.map(ending).toSorted()).toEqual(["NoPlaceLeft", "done"])
        expect(loser).toMatchObject({
          refusals: [{ refusal: { level: "project", places: round + 1, held: round + 2, project: "R" } }]
        })
        wins[winner] = (wins[winner] ?? 0) + 1
      }
      // Otherwise they did not come at the same moment.
      expect(Math.min(...wins)).toBeGreaterThan(0)
      yield* lawful(filename)
    }),
  patience
)

it.live(
  `${rounds} times a third process takes the last place away meanwhile: one of the three gets what it asked for`,
  () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      const here = yield* consortium(filename)
      yield* Effect.promise(() => here.executeAll(opening(2 * rounds)))
      const others = yield* Effect.all([elsewhere(filename), elsewhere(filename), elsewhere(filename)], {
        concurrency: "unbounded"
      })
      let held = 0
      const wins = new Map<string, number>()
      for (let round = 0; round < rounds; round++) {
        yield* Effect.promise(() => here.execute(allocate(held + 1)))
        const asked = [
          { type: "approve", mobility: `m${2 * round}` } as const,
          { type: "approve", mobility: `m${2 * round + 1}` } as const,
          allocate(held)
        ]
        for (let i = 0; i < asked.length; i++) {
          // Each is told first, second and last in turn.
          const who = (i + round) % asked.length
          const [other, command] = [others[who], asked[who]]
          if (other !== undefined && command !== undefined) tell(other, `${round}-${who}`, command)
        }
        const answers = yield* Effect.promise(() =>
          Promise.all(others.map((other, i) => heard(other, `${round}-${i}`)))
        )
        const [one = "", another = "", lowered = ""] = answers.map(ending)
        const approved = [one, another].filter((end) => end === "done").length
        expect([one, another].filter((end) => end !== "done")).toEqual(
          Array.from({ length: 2 - approved }, () => "NoPlaceLeft")
        )
        expect(lowered).toBe(approved === 0 ? "done" : "PlacesHeld")
        expect(approved).toBeLessThan(2)
        held += approved
        const winner = approved === 0 ? "third" : "approval"
        wins.set(winner, (wins.get(winner) ?? 0) + 1)
      }
      expect(wins.size).toBe(2)
      yield* lawful(filename)
    }),
  patience
)
