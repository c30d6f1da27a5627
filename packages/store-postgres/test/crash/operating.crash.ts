/**
 * What the page on operating a server says: its settings are taken by a pair of servers, and its queries tell what they are said to.
 */
import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Yaml } from "effect/encoding"
import { readFileSync } from "node:fs"
import { execute } from "../support/Databases.ts"
import { holdLock } from "../support/Lock.ts"
import { place } from "../support/Log.ts"
import { ground } from "./support/Ground.ts"
import { consortiumOn } from "./support/Load.ts"
import { alone, paired, until } from "./support/Pair.ts"
import { Told } from "./support/Told.ts"

const page = (name: string): string => readFileSync(new URL(`../operating/${name}`, import.meta.url), "utf8")

const Patroni = Schema.Struct({
  bootstrap: Schema.Struct({
    dcs: Schema.Struct({
      synchronous_mode: Schema.Literal(true),
      synchronous_mode_strict: Schema.Literal(true),
      postgresql: Schema.Struct({
        parameters: Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Finite]))
      })
    })
  })
})

/** The settings of the page, for a server that is started by hand. */
const settings = (): ReadonlyArray<string> => {
  const { bootstrap } = Schema.decodeUnknownSync(Patroni)(Yaml.parse(page("patroni.yml")))
  return Object.entries(bootstrap.dcs.postgresql.parameters).map(([name, value]) => `${name}=${value}`)
}

/** The queries of the page, by the word that each is named with. */
const queries = new Map(
  [...page("monitoring.sql").matchAll(/^-- (\w+): .*\n([^;]*);/gm)].map(([, name = "", query = ""]) => [name, query])
)

const ask = (url: string, name: string) =>
  Effect.suspend(() => execute(url, queries.get(name) ?? `there is no query ${name}`))

it.live(
  "the settings make a pair of servers, and each query tells what it is said to",
  () =>
    Effect.gen(function* () {
      const lands = yield* ground
      const { primary, standby } = yield* paired(lands, yield* alone(lands, settings()), "synchronous")
      const { url } = primary
      const { store } = yield* consortiumOn({ url }, new Told(0))
      yield* store.append(place())

      expect(yield* ask(url, "standbys")).toEqual([
        ["standby", "streaming", "sync", expect.any(Number), expect.any(Number)]
      ])
      expect(yield* ask(url, "unconfirmed")).toEqual([[0, 0]])
      expect(yield* ask(url, "queue")).toEqual([])
      expect(yield* ask(url, "head")).toEqual([[1, expect.stringMatching(/^20\d\d-/)]])
      expect(yield* ask(url, "gaps")).toEqual([[0]])
      const tables = ["event", "event_tag", "gap", "read_model", "saved_state", "westum_mobility_migration"]
      expect(yield* ask(url, "size")).toEqual(tables.map((name) => [name, expect.any(Number)]))
      expect(yield* ask(url, "vacuum")).toEqual(
        tables.map((name) => [name, expect.any(Number), null, expect.any(Number)])
      )
      expect(yield* ask(url, "transactions")).toEqual([[expect.any(Number)]])
      expect(yield* ask(url, "archive")).toEqual([[0, 0, null]])
      expect(yield* ask(url, "slots")).toEqual([])

      const release = yield* holdLock(url, "mobility")
      yield* Effect.forkScoped(store.append(place()))
      yield* until(url, "SELECT count(*) = 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
      expect(yield* ask(url, "queue")).toEqual([["mobility.event", 1]])
      yield* standby.freeze
      yield* release
      yield* until(url, "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
      const [unconfirmed] = yield* ask(url, "unconfirmed")
      expect(unconfirmed?.[0]).toBe(1)
      expect(unconfirmed?.[1]).toBeGreaterThan(0)
      yield* execute(url, "SELECT pg_create_physical_replication_slot('away', true)::text")
      expect(yield* ask(url, "slots")).toEqual([["away", false, expect.any(Number)]])
      yield* standby.thaw
      yield* until(url, "SELECT count(*) = 0 FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
      expect((yield* ask(url, "head"))[0]?.[0]).toBe(2)
      // Each was asked.
      expect([...queries.keys()]).toHaveLength(10)
    }),
  120_000
)
