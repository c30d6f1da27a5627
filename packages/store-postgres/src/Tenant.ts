/**
 * One consortium's place in a database: a schema of its own, with its own log, positions and lock.
 */

/** The schema of a log, checked, and the names that follow from it. */
export interface Tenant {
  readonly name: string
  /** The same as an identifier in SQL. */
  readonly schema: string
  /** The channel on which appends to it are told. */
  readonly channel: string
}

/** Leaves room for what is put behind it, within PostgreSQL's 63 bytes for a name. */
const longest = 48

const wellFormed = /^[a-z_][a-z0-9_]*$/

/** Where other programs have their tables, or PostgreSQL its own. */
const taken = /^(public|information_schema|pg_.*)$/

/** Why a text cannot be the schema of a log, or nothing when it can. */
const schemaProblem = (schema: string): string | undefined => {
  if (schema.length > longest) return `has ${schema.length} characters, at most ${longest} are allowed`
  if (!wellFormed.test(schema)) return "is not of small letters, digits and _, with no digit in front"
  return taken.test(schema) ? "belongs to PostgreSQL or to everybody" : undefined
}

/** The tenant of a schema; throws when no log can be kept in a schema of this name. */
export const tenantOf = (schema: string): Tenant => {
  const problem = schemaProblem(schema)
  if (problem !== undefined) throw new RangeError(`the schema ${JSON.stringify(schema)} ${problem}`)
  return { name: schema, schema: `"${schema}"`, channel: `${schema}_event` }
}
