/**
 * A disk that is full, or does not do what it is told: each append is answered with the truth, and the process lives on.
 */
import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { child, patience } from "./support/Child.ts"
import { open, place, whole } from "./support/Log.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const ended = (
  name: string,
  filename: string,
  more: { readonly args?: ReadonlyArray<string>; readonly fileBlocks?: number }
) =>
  Effect.flatMap(child(name, { ...more, args: [filename, ...(more.args ?? [])] }), (child) =>
    Effect.promise(async () => {
      await child.ended
      return child
    })
  )

it.live(
  "a bound on the pages: full, then on again in a store with a wider bound",
  () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      const large = place(JSON.stringify("x".repeat(200_000)))
      yield* Effect.scoped(
        Effect.gen(function* () {
          const store = yield* open({ filename, maxPageCount: 20 })
          yield* store.append(place())
          const failure = yield* Effect.flip(store.append(large))
          expect(failure).toMatchObject({ _tag: "StoreFailed", reason: "full", outcome: "nothing written" })
          expect(failure.message).toContain(filename)
          yield* store.append(place())
          expect(yield* whole(store)).toHaveLength(2)
        })
      )
      const wider = yield* open({ filename })
      expect(yield* wider.append(large)).toMatchObject({ first: 3, alreadyStored: false })
    }),
  patience
)

it.live(
  "a limit on the size of files: full, though the system does not call it so, and smaller appends go on",
  () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      const { complaints, lines, process } = yield* ended("limited", filename, { fileBlocks: 2048 })
      const full = expect.stringMatching(/\(full, nothing written\): appending to .*log\.db: no room/)
      expect([complaints, ...lines]).toEqual([
        "",
        "appended at 1",
        full,
        "appended at 2",
        full,
        "appended at 3",
        "appended at 4",
        "the log has 4"
      ])
      expect(process.exitCode).toBe(0)
      expect(yield* whole(yield* open({ filename }))).toHaveLength(4)
    }),
  patience
)

it.live(
  "too little room even for an empty store: full, and the store can be made later",
  () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      const { complaints } = yield* ended("limited", filename, { fileBlocks: 2 })
      expect(complaints).toMatch(/full/)
      yield* Effect.flatMap(open({ filename }), (store) => store.append(place()))
    }),
  patience
)

it.live(
  "a write that was not synced may come back: unknown, also for those who shared the transaction",
  () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      for (const count of [1, 2]) {
        const filename = `${directory}/${count}.db`
        const { complaints, lines } = yield* ended("brokenDisk", filename, { args: ["no sync", String(count)] })
        const unknown = expect.stringMatching(/\(unavailable, unknown\): appending to .*\.db: disk I\/O error/)
        expect([complaints, ...lines]).toEqual([
          "",
          "appended at 1",
          ...Array.from({ length: count }, () => unknown),
          "still here"
        ])
        expect((yield* whole(yield* open({ filename }))).at(0)?.position).toBe(1)
      }
    }),
  patience
)

it.live(
  "a write that failed is no transaction: nothing written",
  () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      const { complaints, lines } = yield* ended("brokenDisk", filename, { args: ["no write", "2"] })
      const nothing = expect.stringMatching(/\(unavailable, nothing written\): appending to .*log\.db: disk I\/O error/)
      expect([complaints, ...lines]).toEqual(["", "appended at 1", nothing, nothing, "still here"])
      expect(yield* whole(yield* open({ filename }))).toHaveLength(1)
    }),
  patience
)
