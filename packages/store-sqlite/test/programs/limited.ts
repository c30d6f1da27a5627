/**
 * Appends to a file whose size is limited from outside, and tells how each append ended.
 */
import { Effect } from "effect"
import { open, place, whole } from "../support/Log.ts"

const [filename = ""] = process.argv.slice(2)

const ending = Effect.match({
  onSuccess: ({ first }: { readonly first: number }) => `appended at ${first}`,
  onFailure: (error: { readonly message: string }) => error.message
})

const large = place(JSON.stringify("x".repeat(2_000_000)))

const program = Effect.gen(function* () {
  const store = yield* open({ filename })
  const together = [store.append(place()), store.append(large), store.append(place())]
  const endings = [
    yield* ending(store.append(place())),
    yield* ending(store.append(large)),
    ...(yield* Effect.forEach(together, ending, { concurrency: "unbounded" })),
    yield* ending(store.append(place()))
  ]
  for (const text of endings) console.log(text)
  console.log(`the log has ${(yield* whole(store)).length}`)
})

await Effect.runPromise(Effect.scoped(program))
