/**
 * For each tag told on a line: appends if nobody has with that tag, and tells how that ended.
 */
import { Effect } from "effect"
import { createInterface } from "node:readline"
import { event, open } from "../support/Log.ts"

const [filename = ""] = process.argv.slice(2)

const program = Effect.gen(function* () {
  const store = yield* open({ filename, lockTimeout: "1 minute" })
  console.log("started")
  const rounds = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
  for (;;) {
    const { done, value: round } = yield* Effect.promise(() => rounds.next())
    if (done === true) return
    const append = store.append([event("place.taken", "{}", `place:${round}`)], {
      failIfEventsMatch: [{ types: ["place.taken"], tags: [`place:${round}`] }]
    })
    const ending = yield* Effect.match(append, { onSuccess: () => "won", onFailure: ({ _tag }) => _tag })
    console.log(`${round} ${ending}`)
  }
})

await Effect.runPromise(Effect.scoped(program))
