/**
 * Appends some events at once while the write-ahead log cannot be synced, or cannot be written. (What stands a
 * descriptor of this process is exchanged, so that SQLite's own calls to the system fail.)
 */
import { Effect } from "effect"
import { closeSync, fstatSync, openSync, statSync } from "node:fs"
import { open, place } from "../support/Log.ts"

const [filename = "", how = "", count = "1"] = process.argv.slice(2)

const stands = (descriptor: number, inode: number): boolean => {
  try {
    return fstatSync(descriptor).ino === inode
  } catch {
    return false
  }
}

const breakLog = (): void => {
  const { ino } = statSync(`${filename}-wal`)
  const log = Array.from({ length: 256 }, (_, descriptor) => descriptor).find((descriptor) => stands(descriptor, ino))
  if (log === undefined) throw new Error("the write-ahead log is not open")
  closeSync(log)
  // The lowest free descriptor is taken, which is that of the log.
  if (how === "no sync" && openSync("/dev/null", "r+") !== log) throw new Error("another descriptor was free")
}

const ending = Effect.match({
  onSuccess: ({ first }: { readonly first: number }) => `appended at ${first}`,
  onFailure: (error: { readonly message: string }) => error.message
})

const program = Effect.gen(function* () {
  const store = yield* open({ filename })
  console.log(yield* ending(store.append(place())))
  breakLog()
  const appends = Array.from({ length: Number(count) }, () => store.append(place()))
  for (const text of yield* Effect.forEach(appends, ending, { concurrency: "unbounded" })) console.log(text)
  console.log("still here")
  process.kill(process.pid, "SIGKILL")
})

await Effect.runPromise(Effect.scoped(program))
