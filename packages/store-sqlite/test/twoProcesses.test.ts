/**
 * Two processes on one file are one store.
 */
import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { type Child, child, patience } from "./support/Child.ts"
import { open, whole } from "./support/Log.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const heard = (child: Child, line: string) => Effect.promise(() => child.heard(line))

it.live(
  "both make the file, append and follow at once: each sees every event once, in order",
  () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      // One, two and three events in turn.
      const appends = 300
      const expected = 2 * 2 * appends
      const children = yield* Effect.forEach(["a", "b"], (name) =>
        child("follower", { args: [filename, name, String(appends), String(expected)] })
      )
      yield* Effect.forEach(children, (child) => heard(child, "started"))
      for (const child of children) child.tell("go")
      const told = yield* Effect.forEach(children, (child) => heard(child, "seen "))
      const positions = Array.from({ length: expected }, (_, i) => i + 1)
      for (const line of told) expect(JSON.parse(line.slice("seen ".length))).toEqual(positions)
      const log = yield* whole(yield* open({ filename }))
      expect(log.map(({ position }) => position)).toEqual(positions)
      expect(new Set(log.map(({ event }) => event.data))).toEqual(new Set(['"a"', '"b"']))
    }),
  patience
)

it.live(
  "both make the same file at once, again and again: both succeed",
  () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const files = 40
      const children = yield* Effect.forEach([1, 2], () => child("maker", { args: [directory, String(files)] }))
      yield* Effect.forEach(children, (child) => heard(child, "started"))
      for (const child of children) child.tell("go")
      yield* Effect.forEach(children, (child) => heard(child, "done"))
      for (let i = 0; i < files; i++) {
        const log = yield* Effect.scoped(Effect.flatMap(open({ filename: `${directory}/${i}.db` }), whole))
        expect(log.map(({ position }) => position)).toEqual([1, 2])
      }
    }),
  patience
)

it.live(
  "both decide on the same place at once, 200 times: one of them wins, and the other hears that it did not",
  () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      const children = yield* Effect.forEach([1, 2], () => child("racer", { args: [filename] }))
      yield* Effect.forEach(children, (child) => heard(child, "started"))
      const winners = new Set<number>()
      for (let round = 0; round < 200; round++) {
        for (const child of children) child.tell(String(round))
        const endings = yield* Effect.forEach(children, (child) => heard(child, `${round} `))
        expect(endings.toSorted()).toEqual([`${round} ConditionFailed`, `${round} won`])
        winners.add(endings.indexOf(`${round} won`))
      }
      // Otherwise they did not come at the same time.
      expect(winners.size).toBe(2)
      expect(yield* whole(yield* open({ filename }))).toHaveLength(200)
    }),
  patience
)
