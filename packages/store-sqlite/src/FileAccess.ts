/**
 * What the file system says about a path, where SQLite only says that it cannot open it or that writing failed.
 */
import { accessSync, closeSync, constants, existsSync, openSync, rmSync, statSync, writeSync } from "node:fs"
import { dirname } from "node:path"
import { FileFault } from "./SqliteFault.ts"

const permits = (path: string, mode: number): boolean => {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}

/** Why no store can be kept at the path, or nothing when the file system allows it. */
export const accessFault = (path: string): FileFault | undefined => {
  const directory = dirname(path)
  if (!existsSync(directory)) return new FileFault("unavailable", `there is no directory ${directory}`)
  if (existsSync(path)) {
    if (!statSync(path).isFile()) return new FileFault("unavailable", "it is not a file")
    if (!permits(path, constants.R_OK)) return new FileFault("unavailable", "the file may not be read")
    if (!permits(path, constants.W_OK)) return new FileFault("readOnly", "the file may not be written")
  }
  // SQLite keeps its journal beside the file.
  return permits(directory, constants.W_OK | constants.X_OK)
    ? undefined
    : new FileFault("readOnly", `the directory ${directory} may not be written`)
}

/** Which file stands at the path, if one does. Its number is given to no other while anybody has it open. */
export const identityOf = (path: string): string | undefined => {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false })
    return found === undefined ? undefined : `${found.dev} ${found.ino}`
  } catch (cause) {
    throw new FileFault("unavailable", `the file cannot be looked at (${String(cause)})`, { cause })
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** Further than the write that failed: that one was of a page and its frame. */
const beyond = 65536

const noRoom: ReadonlySet<unknown> = new Set(["EFBIG", "ENOSPC", "EDQUOT"])

/**
 * Whether a failed write failed for want of room. SQLite reports a full disk, but calls a limit on the size of files or a
 * used up quota a plain I/O error; so the write is tried again on a scratch file, which tells the errno.
 */
export const lacksRoom = (path: string): boolean => {
  const scratch = `${path}-room-${process.pid}`
  const size = Math.max(...["", "-wal", "-journal"].map((suffix) => sizeOf(path + suffix)))
  let file: number | undefined
  try {
    file = openSync(scratch, "wx")
    writeSync(file, " ", size + beyond)
    return false
  } catch (cause) {
    return cause instanceof Error && "code" in cause && noRoom.has(cause.code)
  } finally {
    if (file !== undefined) closeSync(file)
    rmSync(scratch, { force: true })
  }
}
