/**
 * Where nothing may be written, a store says so, leaves everything as it was, and works once it may.
 */
import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { chmodSync, mkdirSync } from "node:fs"
import { child, patience } from "./support/Child.ts"
import { contents } from "./support/Directory.ts"
import { open, place } from "./support/Log.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const readOnly = expect.stringMatching(/\(readOnly, nothing written\): opening .*log\.db/)

const appended = expect.stringMatching(/^appended at [12]$/)

/** A directory and a store in it, with these modes; without a mode there is no file. */
const prepared = (parent: string, name: string, directoryMode: number, fileMode?: number) =>
  Effect.gen(function* () {
    const directory = `${parent}/${name}`
    const filename = `${directory}/log.db`
    mkdirSync(directory)
    if (fileMode !== undefined) {
      yield* Effect.scoped(Effect.flatMap(open({ filename }), (store) => store.append(place())))
      chmodSync(filename, fileMode)
    }
    chmodSync(directory, directoryMode)
    return { directory, filename }
  })

it.live(
  "a read-only directory or file, as a user who is not root",
  () =>
    Effect.gen(function* () {
      const parent = yield* temporaryDirectory
      chmodSync(parent, 0o755)
      const places = [
        yield* prepared(parent, "no-file", 0o555),
        yield* prepared(parent, "directory", 0o555, 0o666),
        yield* prepared(parent, "file", 0o777, 0o444),
        yield* prepared(parent, "both", 0o555, 0o444)
      ]
      const user = yield* child("unprivileged")
      const tries = (filename: string) =>
        Effect.promise(async () => {
          user.lines.length = 0
          user.tell(filename)
          return (await user.heard(`${filename}: `)).slice(filename.length + 2)
        })
      expect(yield* Effect.promise(() => user.heard("root: "))).toBe("root: false")
      for (const { directory, filename } of places) {
        const before = contents(directory)
        expect({ directory, said: yield* tries(filename) }).toEqual({ directory, said: readOnly })
        expect(contents(directory)).toEqual(before)
        chmodSync(directory, 0o777)
        if (Object.keys(before).length > 0) chmodSync(filename, 0o666)
        expect({ directory, said: yield* tries(filename) }).toEqual({ directory, said: appended })
        chmodSync(directory, 0o777)
      }
    }),
  patience
)
