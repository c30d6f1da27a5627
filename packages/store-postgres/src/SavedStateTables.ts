/**
 * The table of saved states, beside the log that they are a memory of.
 */
import type { Tenant } from "./Tenant.ts"

/** The statements that make it. Unlike the log it may be emptied at any time; what a crash takes is folded again. */
export const savedStateTables = ({ schema }: Tenant): ReadonlyArray<string> => [
  `CREATE TABLE ${schema}.saved_state (
    projection text COLLATE "C",
    version integer,
    key text COLLATE "C",
    rung integer,
    position bigint NOT NULL,
    event text COLLATE "C" NOT NULL,
    recorded_at bigint NOT NULL,
    events bigint NOT NULL,
    generation integer NOT NULL,
    state text NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (projection, version, key, rung)
  ) WITH (fillfactor = 70)`
]
