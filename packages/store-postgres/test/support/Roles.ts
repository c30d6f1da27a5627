/**
 * Roles that may do what they should, and no more.
 */
import { Effect, type Scope } from "effect"
import type { SqlError } from "effect/sql/SqlError"
import { execute, newName } from "./Databases.ts"
import { open } from "./Log.ts"

/** The connection string of somebody else. */
export const as = (url: string, role: string): string => {
  const there = new URL(url)
  there.username = role
  return there.href
}

const rolesOf = (name: string) => {
  const [writer, reader] = [newName(), newName()]
  // #region grants
  const grants = [
    `CREATE ROLE ${writer} LOGIN`,
    `CREATE ROLE ${reader} LOGIN`,
    `GRANT USAGE ON SCHEMA ${name} TO ${writer}, ${reader}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA ${name} TO ${writer}, ${reader}`,
    `GRANT EXECUTE ON FUNCTION ${name}.position_at TO ${writer}, ${reader}`,
    `GRANT EXECUTE ON FUNCTION ${name}.append, ${name}.restore TO ${writer}`,
    `GRANT EXECUTE ON FUNCTION ${name}.prepare_read_model, ${name}.advance_read_model, ${name}.serve_read_model,
      ${name}.drop_read_model, ${name}.forget_read_model TO ${writer}`
  ]
  // #endregion
  const take = [writer, reader].flatMap((role) => [`DROP OWNED BY ${role}`, `DROP ROLE ${role}`])
  return { writer, reader, grants, take }
}

/** A schema, and two who were let in. */
export interface Granted {
  readonly name: string
  readonly writer: string
  readonly reader: string
}

/** A log, and roles that may do what they should. */
export const granted = (
  url: () => string,
  schema: Effect.Effect<string, never, Scope.Scope>
): Effect.Effect<Granted, SqlError | Error, Scope.Scope> =>
  Effect.gen(function* () {
    const name = yield* schema
    yield* Effect.scoped(open({ url: url(), schema: name }))
    const { grants, reader, take, writer } = rolesOf(name)
    yield* Effect.acquireRelease(execute(url(), ...grants), () => Effect.orDie(execute(url(), ...take)))
    return { name, writer, reader }
  })
