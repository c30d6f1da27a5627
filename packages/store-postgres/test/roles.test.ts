/**
 * Who may do what on the server: one makes the log, others write it through its functions alone, others only read.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { open, patience, place, whole } from "./support/Log.ts"
import { as, granted as grantedIn } from "./support/Roles.ts"

const { schema, url } = fileDatabase()
const granted = grantedIn(url, schema)

describe("a writer", () => {
  it.live(
    "appends and reads, in a log that others have made",
    () =>
      Effect.gen(function* () {
        const { name, writer } = yield* granted
        const store = yield* open({ url: as(url(), writer), schema: name })
        yield* store.append(place())
        expect(yield* whole(store)).toHaveLength(1)
        expect(yield* store.positionAt(Number.MAX_SAFE_INTEGER)).toBe(1)
      }),
    patience
  )

  it.live(
    "cannot go around the functions",
    () =>
      Effect.gen(function* () {
        const { name, writer } = yield* granted
        const row = `INSERT INTO ${name}.event VALUES (1, 0, 'a', 'place.taken', 1, '{}', '', '{}', '{}')`
        for (const statement of [
          row,
          `INSERT INTO ${name}.event_tag VALUES ('a:b', 'place.taken', 1)`,
          `UPDATE ${name}.event SET data = '[]'`,
          `DELETE FROM ${name}.event`,
          `TRUNCATE ${name}.event`,
          `DROP TABLE ${name}.event`
        ]) {
          const error = yield* Effect.flip(execute(as(url(), writer), statement))
          expect([statement, error.reason._tag]).toEqual([statement, "AuthorizationError"])
        }
      }),
    patience
  )

  it.live(
    "cannot make a log",
    () =>
      Effect.gen(function* () {
        const { writer } = yield* granted
        const failure = yield* Effect.flip(Effect.scoped(open({ url: as(url(), writer), schema: "another" })))
        expect(failure).toMatchObject({ _tag: "StoreFailed", reason: "readOnly", outcome: "nothing written" })
      }),
    patience
  )
})

describe("a reader", () => {
  it.live(
    "reads and follows, and is told that it cannot append",
    () =>
      Effect.gen(function* () {
        const { name, reader } = yield* granted
        const store = yield* open({ url: as(url(), reader), schema: name })
        expect(yield* whole(store)).toEqual([])
        const failure = yield* Effect.flip(store.append(place()))
        expect(failure).toMatchObject({ _tag: "StoreFailed", reason: "readOnly", outcome: "nothing written" })
      }),
    patience
  )
})

describe("somebody without rights", () => {
  it.live(
    "cannot call the functions",
    () =>
      Effect.gen(function* () {
        const { name } = yield* granted
        const [row] = yield* execute(
          url(),
          `SELECT count(*)::integer FROM pg_proc p, aclexplode(p.proacl) a
         WHERE p.pronamespace = '${name}'::regnamespace AND a.grantee = 0`
        )
        expect(row).toEqual([0])
      }),
    patience
  )
})
