/**
 * The tables of read models: one that lists the versions, and one for the rows of each, beside the log in the tenant's schema.
 */
import type { ReadModel } from "@westum/mobility"
import type { Tenant } from "./Tenant.ts"

/** The columns of a version, in an order of their own: the one that its table has them in. */
export type Columns = ReadonlyArray<readonly [name: string, type: ReadModel.ColumnType]>

/** The columns in the order of their names. */
export const inOrder = (columns: Readonly<Record<string, ReadModel.ColumnType>>): Columns =>
  Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1))

/** What the name of a table of rows begins with. */
export const rowsPrefix = ({ schema }: Tenant): string => `${schema}.read_model_`

/** The table with the rows of a version. */
export const tableOf = (tenant: Tenant, id: number): string => `${rowsPrefix(tenant)}${id}`

/**
 * What an index has of a text: an entry takes no more than 2704 bytes (PostgreSQL, B-tree indexes), a character up to 4. Texts
 * are in the order of what is had of them, as far as that goes.
 */
export const short = (text: string): string => `left(${text}, 300)`

/** What tells one text from any other, however long. The bytes are made without a function that is set by the session. */
export const digest = (text: string): string =>
  `sha256(decode(replace(${text}, chr(92), repeat(chr(92), 2)), 'escape'))`

/** The statements that make the list. The rows of it are changed again and again, so that there is room beside them. */
export const readModelTables = ({ schema }: Tenant): ReadonlyArray<string> => [
  `CREATE TABLE ${schema}.read_model (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model text COLLATE "C" NOT NULL,
    version text COLLATE "C" NOT NULL,
    columns text NOT NULL,
    up_to bigint NOT NULL DEFAULT 0,
    serving boolean NOT NULL DEFAULT false,
    UNIQUE (model, version)
  ) WITH (fillfactor = 50)`,
  `CREATE UNIQUE INDEX read_model_serving ON ${schema}.read_model (model) WHERE serving`
]

/** The statement that makes room for the mark of each version: the last event up to where it stands. */
export const readModelMarks = ({ schema }: Tenant): string =>
  `ALTER TABLE ${schema}.read_model ADD COLUMN mark_event text COLLATE "C", ADD COLUMN mark_recorded_at bigint`
