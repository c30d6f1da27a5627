/**
 * What went wrong underneath, in the words of the port: which reason, whether something may have been written, and where.
 */
import { EventStore } from "@westum/mobility"
import { accessFault, lacksRoom } from "./FileAccess.ts"
import { code, CommitFailed, extendedCode, FileFault, primaryCode } from "./SqliteFault.ts"

/** The fields of a `StoreFailed`. */
export interface Failure {
  readonly reason: EventStore.StoreFailureReason
  readonly outcome: "nothing written" | "unknown"
  readonly detail: string
  readonly cause: unknown
}

interface Verdict {
  readonly reason: EventStore.StoreFailureReason
  readonly why: string
}

/** What node:sqlite says itself. Every number that we store is a safe integer. */
const ofNode = (cause: Error): Verdict | undefined => {
  switch ("code" in cause ? cause.code : undefined) {
    case "ERR_INVALID_STATE":
      return { reason: "unavailable", why: "the store is closed" }
    case "ERR_OUT_OF_RANGE":
      return { reason: "corrupt", why: cause.message }
    default:
      return undefined
  }
}

const verdict = (cause: Error, path: string): Verdict | undefined => {
  if (cause instanceof FileFault) return { reason: cause.reason, why: cause.message }
  const why = cause.message
  switch (primaryCode(cause)) {
    case undefined:
      return ofNode(cause)
    case code.busy:
      return { reason: "locked", why: `another process holds the lock (${why})` }
    case code.readOnly:
      return { reason: extendedCode(cause) === code.readOnlyMoved ? "unavailable" : "readOnly", why }
    case code.corrupt:
    case code.notADatabase:
      return { reason: "corrupt", why }
    case code.full:
      return { reason: "full", why }
    case code.ioError:
      return lacksRoom(path)
        ? { reason: "full", why: `no room for a larger file (${why})` }
        : { reason: "unavailable", why }
    case code.cannotOpen: {
      const fault = accessFault(path)
      return fault === undefined ? { reason: "unavailable", why } : { reason: fault.reason, why: fault.message }
    }
    default:
      return { reason: "unavailable", why }
  }
}

/** Errors of COMMIT that come before anything is written, or while it is. */
const beforeTheEnd: ReadonlySet<unknown> = new Set([code.busy, code.readOnly, code.full])

/**
 * Whether a transaction is certainly gone whose COMMIT failed so. Its last page is written last, so that a write which failed
 * left it incomplete. After any other error, such as a failed sync, all of it may stand in the write-ahead log, and come
 * back when the file is opened after a crash.
 */
const certainlyGone = (cause: Error): boolean =>
  beforeTheEnd.has(primaryCode(cause)) || extendedCode(cause) === code.ioErrorWrite

/** The failure behind an error, or nothing when the error is a defect of the program. */
export const failureOf = (doing: string, path: string, error: unknown): Failure | undefined => {
  const cause = error instanceof CommitFailed ? error.cause : error
  if (!(cause instanceof Error)) return undefined
  const found = verdict(cause, path)
  if (found === undefined) return undefined
  const unknown = error instanceof CommitFailed && !certainlyGone(cause)
  return {
    reason: found.reason,
    outcome: unknown ? "unknown" : "nothing written",
    detail: `${doing} ${path}: ${found.why}`,
    cause
  }
}

/** The failure as the event store's port tells it. */
export const storeFailed = (failure: Failure): EventStore.StoreFailed => new EventStore.StoreFailed(failure)
