/**
 * When told to go, opens so many files of a directory one after the other and appends to each.
 */
import { Effect } from "effect"
import { once } from "node:events"
import { open, place } from "../support/Log.ts"

const [directory = "", files = "0"] = process.argv.slice(2)

const program = Effect.gen(function* () {
  console.log("started")
  yield* Effect.promise(() => once(process.stdin, "data"))
  for (let i = 0; i < Number(files); i++) {
    const appended = Effect.flatMap(open({ filename: `${directory}/${i}.db` }), (store) => store.append(place()))
    yield* Effect.scoped(appended)
  }
  console.log("done")
})

await Effect.runPromise(program)
process.exit(0)
