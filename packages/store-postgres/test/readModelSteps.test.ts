/**
 * Rows and position are kept by one statement: whatever is killed, none of them is there without the other.
 */
import { expect, it } from "@effect/vitest"
import { PostgresReadModels } from "@westum/mobility-store-postgres"
import { Effect } from "effect"
import { fileDatabase } from "./support/FileDatabase.ts"
import { patience } from "./support/Log.ts"
import { openRows, step, towns } from "./support/ReadModels.ts"
import { countedTo } from "./support/Statements.ts"

const { schema, url } = fileDatabase()

it.live(
  "a step of a read model is one statement",
  () =>
    Effect.gen(function* () {
      const counted = yield* countedTo(url())
      const store = yield* openRows(PostgresReadModels.layer({ url: counted.url, schema: yield* schema }))
      yield* store.prepare(towns())
      yield* store.advance(towns(), step(0))
      counted.passed()
      yield* store.advance(towns(), step(1))
      expect(counted.passed().statements).toBe(1)
    }),
  patience
)
