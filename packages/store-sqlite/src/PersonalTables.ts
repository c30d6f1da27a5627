/**
 * The table of personal data.
 */
import type { FileKind } from "./FileKind.ts"

/** The file of personal data. Its mark reads "WMpd". No write-ahead log, in which erased data would live on. */
export const personalFile: FileKind = {
  name: "a file of personal data of Westum Mobility",
  applicationId: 0x57_4d_70_64,
  journal: "delete",
  tables: ["CREATE TABLE person (subject TEXT PRIMARY KEY, fields TEXT NOT NULL) STRICT;"]
}
