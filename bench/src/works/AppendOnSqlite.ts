/**
 * What shared commits bring to the store alone: the same appends from many fibers, from one, and without any store.
 */
import { EventStore } from "@westum/mobility"
import { SqliteEventStore } from "@westum/mobility-store-sqlite"
import { Effect, Layer, ManagedRuntime } from "effect"
import { join } from "node:path"
import { inDirectory } from "../Directory.ts"
import { bareAppends } from "../ours/BareAppends.ts"
import type { Scale } from "../Scale.ts"
import { type Append, appendAll, departures, headOf } from "../scenario/Appends.ts"
import { tell } from "../scenario/Log.ts"
import { checked, type Contender, timed, type Work } from "../Work.ts"

const fibers = 64

const contender = (name: string, all: ReadonlyArray<Append>, callers: number): Contender => ({
  name,
  turn: () =>
    inDirectory(async (directory) => {
      const filename = join(directory, "log.sqlite")
      const runtime = ManagedRuntime.make(Layer.fresh(SqliteEventStore.layer({ filename })))
      const store = await runtime.runPromise(EventStore.EventStore)
      const head = await runtime.runPromise(headOf(store))
      const shares = Array.from({ length: callers }, (_, caller) => all.filter((__, i) => i % callers === caller))
      const turn = await timed(all.length, () =>
        runtime.runPromise(
          Effect.forEach(shares, (share) => appendAll(store, share, head), { concurrency: "unbounded", discard: true })
        )
      )
      const stored = await runtime.runPromise(headOf(store))
      await runtime.dispose()
      return checked(turn, stored === all.length ? undefined : `${stored} events are stored, not ${all.length}`)
    })
})

/** Everything at `synchronous = FULL`, in files on the same disk. */
export const appendOnSqlite = async ({ sqliteMobilities }: Scale): Promise<Work> => {
  const all = departures(await tell(), 0, 4 * sqliteMobilities)
  const many = `${fibers} fibers`
  const bare = "one commit per append"
  return {
    title: "Appends to the SQLite store",
    unit: "appends",
    explanation:
      `${all.length} departures of as many mobilities, encoded beforehand, each an append under the condition of its decision ` +
      "(three queries). *One commit per append* writes the first quarter of the rows through node:sqlite and checks nothing; " +
      "so many are also given to one caller.",
    contenders: [
      contender(many, all, fibers),
      contender("one caller", all.slice(0, sqliteMobilities), 1),
      {
        name: bare,
        turn: () =>
          inDirectory((directory) =>
            bareAppends(
              join(directory, "log.sqlite"),
              all.slice(0, sqliteMobilities).map(({ event }) => event)
            )
          )
      }
    ],
    bases: [bare],
    goals: [{ contender: many, against: bare, atLeast: 4 }]
  }
}
