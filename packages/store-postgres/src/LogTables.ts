/**
 * The tables of an event log. The columns that queries pass over stand first, the long texts last.
 */
import type { Tenant } from "./Tenant.ts"

// Rows are never changed: pages are filled, and the visibility map is kept up so that indexes alone answer.
const insertOnly =
  "WITH (fillfactor = 100, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_freeze_min_age = 0)"

/** The statements that make them. Text is compared by its bytes, whatever the language of the database. */
export const tables = ({ schema }: Tenant): ReadonlyArray<string> => [
  `CREATE TABLE ${schema}.event (
    position bigint PRIMARY KEY CHECK (position > 0),
    recorded_at bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    tags text[] COLLATE "C" NOT NULL,
    digest text NOT NULL,
    data text NOT NULL,
    meta text NOT NULL
  ) ${insertOnly}`,
  `CREATE UNIQUE INDEX event_id ON ${schema}.event (id)`,
  `CREATE INDEX event_by_type ON ${schema}.event (type, position)`,
  `CREATE TABLE ${schema}.event_tag (
    tag text COLLATE "C",
    type text COLLATE "C",
    position bigint,
    PRIMARY KEY (tag, type, position)
  ) ${insertOnly}`,
  // Positions that a restored log never had: none is given between these two.
  `CREATE TABLE ${schema}.gap (
    last bigint PRIMARY KEY,
    next bigint NOT NULL
  )`
]
