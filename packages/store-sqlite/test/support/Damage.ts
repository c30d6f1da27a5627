/**
 * A sound log in a file, copies of it that are damaged by hand, and what the doctor says of them.
 */
import { type CommandInput, Consortium, ConsortiumCodec, Doctor } from "@westum/mobility"
import { SqliteEventStore, SqliteRawLog } from "@westum/mobility-store-sqlite"
import { Effect, Layer } from "effect"
import { copyFileSync, readFileSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { opening } from "./Consortium.ts"

const approvals = Array.from({ length: 4 }, (_, i): CommandInput => ({
  type: "approve",
  mobility: `m${i}`,
  on: "2020-01-02"
}))

/** Writes a log: a command with 4 events and one for each application, and then 4 of one event each. */
export const writeLog = (filename: string, applications = 6) =>
  Effect.gen(function* () {
    const { execute, executeAll } = yield* Consortium
    yield* executeAll(opening(applications), { commandId: "opening" })
    for (const [i, command] of approvals.entries()) {
      yield* execute(command, { commandId: `approval ${i}` })
      // Each in a millisecond of its own.
      yield* Effect.sleep("2 millis")
    }
  }).pipe(
    Effect.provide(Consortium.layer.pipe(Layer.provide(SqliteEventStore.layer({ filename, synchronous: "NORMAL" }))))
  )

/** What the doctor says of the file. */
export const examined = (filename: string, options: Doctor.LookOptions = {}) =>
  Effect.provide(
    Doctor.examineLog({ codec: ConsortiumCodec.codec, ...options }),
    Layer.fresh(SqliteRawLog.layer({ filename }))
  )

/** Changes the file by SQL; what triggers and keys there are does not stand in the way. */
export const bySql =
  (...statements: ReadonlyArray<string>) =>
  (filename: string): void => {
    const db = new DatabaseSync(filename)
    for (const statement of statements) db.exec(statement)
    db.close()
  }

/**
 * Changes bytes of the file itself: one text for another of the same length. Wherever it stands, since pages of the file keep copies
 * of what they once held.
 */
export const byBytes =
  (text: string, instead: string) =>
  (filename: string): void => {
    const bytes = readFileSync(filename)
    let at = bytes.indexOf(text)
    if (at < 0 || text.length !== instead.length) throw new RangeError(`${text} is not there, or of another length`)
    for (; at >= 0; at = bytes.indexOf(text, at + 1)) bytes.write(instead, at)
    writeFileSync(filename, bytes)
  }

/** Overwrites the page in which a text stands with nonsense. */
export const overwritten =
  (text: string) =>
  (filename: string): void => {
    // So that no other page keeps a copy of it.
    bySql("VACUUM")(filename)
    const bytes = readFileSync(filename)
    const page = Math.floor(bytes.indexOf(text) / 4096)
    bytes.fill(0xa5, page * 4096, (page + 1) * 4096)
    writeFileSync(filename, bytes)
  }

/** A damaged copy of a file. */
export const damaged = (sound: string, copy: string, damage: (filename: string) => void): string => {
  copyFileSync(sound, copy)
  damage(copy)
  return copy
}
