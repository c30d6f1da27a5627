/**
 * The tables of an event log. The columns that queries pass over stand first, the long texts last.
 */
import type { FileKind } from "./FileKind.ts"

/** The file of an event log. Its mark reads "WMlg". */
export const logFile: FileKind = {
  name: "an event log of Westum Mobility",
  applicationId: 0x57_4d_6c_67,
  journal: "wal",
  // The index on the type holds the position too, as every index holds the row's key.
  tables: [
    `
    CREATE TABLE event (
      position INTEGER PRIMARY KEY,
      recorded_at REAL NOT NULL,
      id TEXT NOT NULL UNIQUE,
      type TEXT NOT NULL,
      version INTEGER NOT NULL,
      tags TEXT NOT NULL,
      digest TEXT NOT NULL,
      data TEXT NOT NULL,
      meta TEXT NOT NULL
    ) STRICT;
    CREATE INDEX event_by_type ON event (type);
    CREATE TABLE event_tag (
      tag TEXT NOT NULL,
      type TEXT NOT NULL,
      position INTEGER NOT NULL,
      PRIMARY KEY (tag, type, position)
    ) STRICT, WITHOUT ROWID;`
  ]
}
