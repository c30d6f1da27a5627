/**
 * What SQLite, Node and we ourselves throw when something is wrong with a file.
 */
import type { EventStore } from "@westum/mobility"

/** SQLite's result codes that we tell apart (sqlite.org/rescode.html). */
export const code = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
  ioErrorWrite: 778,
  readOnlyMoved: 1032
} as const

/** A fault that we found ourselves. */
export class FileFault extends Error {
  readonly reason: EventStore.StoreFailureReason

  constructor(reason: EventStore.StoreFailureReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = "FileFault"
    this.reason = reason
  }
}

/** A COMMIT that failed, after which nothing of the transaction is visible. */
export class CommitFailed extends Error {
  constructor(cause: unknown) {
    super("the transaction could not be committed", { cause })
    this.name = "CommitFailed"
  }
}

/** SQLite's extended result code, when the error came from SQLite. */
export const extendedCode = (cause: unknown): number | undefined =>
  cause instanceof Error && "errcode" in cause && typeof cause.errcode === "number" ? cause.errcode : undefined

/** SQLite's primary result code, when the error came from SQLite. */
export const primaryCode = (cause: unknown): number | undefined => {
  const extended = extendedCode(cause)
  return extended === undefined ? undefined : extended & 0xff
}

/** Whether somebody else holds a lock that is needed: worth another try. */
export const isLocked = (cause: unknown): boolean =>
  primaryCode(cause instanceof CommitFailed ? cause.cause : cause) === code.busy
