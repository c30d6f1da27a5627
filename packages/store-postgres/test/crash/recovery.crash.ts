/**
 * A backup is made while many write, and brought back to a moment with the archived log of the server: what is there then is exactly
 * the beginning of the log, up to that moment.
 */
import { expect, it } from "@effect/vitest"
import type { Event } from "@westum/mobility"
import { ConsistencyOracle } from "@westum/mobility-testkit"
import { Effect, Result } from "effect"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { lockLog } from "../../src/LogFunctions.ts"
import { tenantOf } from "../../src/Tenant.ts"
import { execute } from "../support/Databases.ts"
import { open, place } from "../support/Log.ts"
import { backUp, copyOf, write } from "./support/Backup.ts"
import { print } from "./support/Figures.ts"
import { type Ground, ground } from "./support/Ground.ts"
import { load } from "./support/Load.ts"
import { alone, until } from "./support/Pair.ts"
import { logOn } from "./support/Verdict.ts"

const schema = "mobility"

// #region targets
const restorePoint = "SELECT pg_create_restore_point('before the import')::text"
const toPoint = "recovery_target_name = 'before the import'"
const toMoment = (moment: string) => `recovery_target_time = '${moment}'`
// #endregion

/**
 * The log once nobody is committing who was before: what waits for the disk yet is seen by nobody, but is of an earlier moment and comes
 * back. It holds the lock of the log.
 */
const settledLog = (url: string) => Effect.andThen(execute(url, lockLog(tenantOf(schema))), () => logOn(url, schema))

/** Starts a server on a copy of a backup, which goes as far as it is told and is a server of its own from then on. */
const restored = Effect.fnUntraced(function* (lands: Ground, backup: string, archive: string, target: string) {
  const data = yield* copyOf(lands, backup)
  // #region recovery
  const settings = [`restore_command = 'cp ${archive}/%f %p'`, target, "recovery_target_action = 'promote'"]
  // #endregion
  write(lands, data, "postgresql.auto.conf", `${settings.join("\n")}\n`)
  write(lands, data, "recovery.signal", "")
  const server = yield* lands.start(data)
  yield* until(server.url, "SELECT NOT pg_is_in_recovery()")
  return server
})

/** The whole log, and what came back of it: the beginning, without a gap, within the moment, and a log to go on with. */
const isBeginning = Effect.fnUntraced(function* (
  url: string,
  all: ReadonlyArray<Event.SequencedEvent>,
  { atLeast, atMost }: { readonly atLeast: number; readonly atMost: number }
) {
  const log = yield* logOn(url, schema)
  expect(log).toEqual(all.slice(0, log.length))
  expect(log.length).toBeGreaterThanOrEqual(atLeast)
  expect(log.length).toBeLessThanOrEqual(atMost)
  Result.getOrThrow(ConsistencyOracle.check(log, { gapless: true }))
  const store = yield* open({ url, schema })
  expect((yield* store.append(place())).first).toBe(log.length + 1)
  return log.length
})

it.live(
  "a backup and the archive give back the log as it was at a moment, and at a point that was given a name",
  () =>
    Effect.gen(function* () {
      const lands = yield* ground
      const archive = lands.directory()
      // #region archive
      const settings = ["archive_mode=on", `archive_command=test ! -f ${archive}/%f && cp %p ${archive}/%f`]
      // #endregion
      const server = yield* alone(lands, settings)
      const { finish, more, told } = yield* load({ url: server.url, schema })
      yield* more(30)
      const backup = yield* backUp(lands, server)
      yield* more(50)
      const before = told.acknowledged.length
      const [row] = yield* execute(server.url, "SELECT clock_timestamp()::text")
      const after = yield* settledLog(server.url)
      yield* more(50)
      const named = yield* logOn(server.url, schema)
      yield* execute(server.url, restorePoint)
      const namedAfter = yield* settledLog(server.url)
      yield* more(20)
      yield* finish
      const all = yield* logOn(server.url, schema)
      yield* execute(server.url, "SELECT pg_switch_wal()::text")
      const [segment] = yield* execute(server.url, "SELECT pg_walfile_name(pg_current_wal_lsn() - 1)")
      while (!existsSync(join(archive, String(segment?.[0])))) yield* Effect.sleep("20 millis")
      yield* server.kill

      const timed = yield* restored(lands, backup, archive, toMoment(String(row?.[0])))
      const moment = yield* isBeginning(timed.url, all, { atLeast: before, atMost: after.length })
      const point = yield* restored(lands, backup, archive, toPoint)
      const length = yield* isBeginning(point.url, all, { atLeast: named.length, atMost: namedAfter.length })
      print("restored", { "of events": all.length, "to the moment": moment, "to the point": length })
      expect(moment).toBeLessThan(length)
      expect(length).toBeLessThan(all.length)
    }),
  120_000
)
