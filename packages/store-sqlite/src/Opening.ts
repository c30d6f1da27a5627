/**
 * Opens a file of a kind, makes it when there is none, and leaves a file that is somebody else's as it was.
 */
import { existsSync, statSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { pathToFileURL } from "node:url"
import { Connection } from "./Connection.ts"
import { accessFault } from "./FileAccess.ts"
import type { FileKind } from "./FileKind.ts"
import { code, FileFault, primaryCode } from "./SqliteFault.ts"

/** The version that the tables have; 0 when the file is nobody's. Fails when it is not for us. */
const versionIn = (file: Connection, kind: FileKind): number => {
  const applicationId = file.number("PRAGMA application_id")
  if (applicationId === 0 && file.number("SELECT count(*) FROM sqlite_schema") === 0) return 0
  if (applicationId !== kind.applicationId) throw new FileFault("notAStore", `the file is not ${kind.name}`)
  const version = file.number("PRAGMA user_version")
  const latest = kind.tables.length
  if (version > latest) {
    throw new FileFault(
      "newerSchema",
      `the file has schema version ${version}, written by a newer program; this one knows versions up to ${latest}`
    )
  }
  return version
}

const openReadOnly = (path: string, location: URL | string, kind: FileKind): Connection => {
  const file = new Connection(path, new DatabaseSync(location, { readOnly: true }))
  try {
    file.snapshot(() => versionIn(file, kind))
    return file
  } catch (cause) {
    file.close()
    throw cause
  }
}

const look = (path: string, location: URL | string, kind: FileKind): void => openReadOnly(path, location, kind).close()

const noSuchFile = (): FileFault => new FileFault("unavailable", "there is no such file")

/** Opens a file that is there, to read from it alone: nothing is made, and its tables are believed to be there. */
export const openToRead = (path: string, kind: FileKind): Connection => {
  if (!existsSync(path)) throw noSuchFile()
  inspect(path, kind)
  return openReadOnly(path, path, kind)
}

/**
 * Looks at the bytes of the file alone: no lock, no journal, nothing left beside it. (Not by opening it in Node, which would
 * drop the locks that other connections of this process hold on it.) Another process may be writing meanwhile, so an
 * error other than "this is no database" decides nothing.
 */
const inspect = (path: string, kind: FileKind): void => {
  const location = pathToFileURL(path)
  location.search = "?immutable=1"
  try {
    look(path, location, kind)
  } catch (cause) {
    if (cause instanceof FileFault) throw cause
    if (primaryCode(cause) === code.notADatabase)
      throw new FileFault("notAStore", `the file is not ${kind.name}`, { cause })
  }
}

/** What stands in a write-ahead log that a crash left counts too. */
const inspectLog = (path: string, kind: FileKind): void => {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })
  if (log !== undefined && log.size > 0) look(path, path, kind)
}

/** Makes the tables, or brings them on. Two processes may come here at once; the lock lets one do it, and the other finds it done. */
const makeTables = (file: Connection, kind: FileKind, create: boolean): void => {
  const { applicationId, tables } = kind
  const version = file.snapshot(() => versionIn(file, kind))
  if (version === tables.length) return
  if (version === 0 && !create)
    throw new FileFault("notAStore", `the file is empty, and ${kind.name} is not to be made of it`)
  file.exclusively(() => {
    const missing = tables.slice(versionIn(file, kind)).join(" ")
    if (missing === "") return
    // Before the switch to a write-ahead log, so that the mark is in the file itself from the start.
    file.script(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${tables.length}; ${missing}`)
  })
}

const setJournal = (file: Connection, kind: FileKind): void => {
  const [mode] = file.row(`PRAGMA journal_mode = ${kind.journal}`) ?? []
  if (mode !== kind.journal) {
    throw new FileFault("unavailable", `SQLite cannot keep a ${kind.journal} journal here, only ${String(mode)}`)
  }
  // What a crash left in a write-ahead log is visible again, but may never have reached the disk.
  if (kind.journal === "wal") file.rows("PRAGMA wal_checkpoint(PASSIVE)")
}

/** Opens the file, or makes it where it may. `settings` are PRAGMAs of the connection, set before anything is written. */
export const openFile = (path: string, kind: FileKind, settings: string, create = true): Connection => {
  const fault = accessFault(path)
  if (fault !== undefined) throw fault
  if (existsSync(path)) {
    inspect(path, kind)
    inspectLog(path, kind)
  } else if (!create) throw noSuchFile()
  const file = new Connection(path, new DatabaseSync(path, { timeout: 0 }))
  try {
    file.script(settings)
    makeTables(file, kind, create)
    setJournal(file, kind)
    return file
  } catch (cause) {
    file.close()
    throw cause
  }
}
