/**
 * The table of saved states.
 */
import type { FileKind } from "./FileKind.ts"

/** The file of saved states. Its mark reads "WMss". */
export const savedStateFile: FileKind = {
  name: "a file of saved states of Westum Mobility",
  applicationId: 0x57_4d_73_73,
  journal: "wal",
  tables: [
    `
    CREATE TABLE saved_state (
      projection TEXT NOT NULL,
      version INTEGER NOT NULL,
      key TEXT NOT NULL,
      rung INTEGER NOT NULL,
      position INTEGER NOT NULL,
      event TEXT NOT NULL,
      recorded_at REAL NOT NULL,
      events INTEGER NOT NULL,
      generation INTEGER NOT NULL,
      state TEXT NOT NULL,
      digest TEXT NOT NULL,
      PRIMARY KEY (projection, version, key, rung)
    ) STRICT;`
  ]
}
