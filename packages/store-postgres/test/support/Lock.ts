/**
 * Somebody else who holds the lock of a log.
 */
import { Effect } from "effect"
import { lockLog } from "../../src/LogFunctions.ts"
import { tenantOf } from "../../src/Tenant.ts"
import { connection } from "./Databases.ts"

/** Takes the lock, at the latest until the scope closes; gives what lets it go. */
export const holdLock = (url: string, schema: string) =>
  Effect.gen(function* () {
    const sql = yield* connection(url)
    yield* sql.unsafe("BEGIN")
    yield* sql.unsafe(lockLog(tenantOf(schema)))
    return sql.unsafe("ROLLBACK")
  })
