/**
 * For each file named on a line: opens it and appends, as a user who is not root, and tells how that ended.
 */
import { Effect } from "effect"
import { createInterface } from "node:readline"
import { open, place } from "../support/Log.ts"

const nobody = 65_534

if (process.getuid?.() === 0) {
  process.setgroups?.([nobody])
  process.setgid?.(nobody)
  process.setuid?.(nobody)
}
console.log(`root: ${process.getuid?.() === 0}`)

const append = (filename: string) =>
  Effect.flatMap(open({ filename }), (store) => store.append(place())).pipe(
    Effect.scoped,
    Effect.match({
      onSuccess: ({ first }) => `appended at ${first}`,
      onFailure: ({ message }) => message
    })
  )

for await (const filename of createInterface({ input: process.stdin })) {
  console.log(`${filename}: ${await Effect.runPromise(append(filename))}`)
}
