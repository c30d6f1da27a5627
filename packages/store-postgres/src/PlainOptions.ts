/**
 * What programs that know no Effect may say of how a server or a pool is used.
 */
import { Schema } from "effect"

const milliseconds = Schema.optionalKey(Schema.Natural)

/** Of an open transaction. */
export const ofTransaction = { schema: Schema.optionalKey(Schema.NonEmptyString) }

/** Of a pool. */
export const ofPool = {
  ...ofTransaction,
  migrate: Schema.optionalKey(Schema.Boolean),
  maxConnections: Schema.optionalKey(Schema.Natural),
  connectTimeout: milliseconds,
  lockTimeout: milliseconds,
  retryFor: milliseconds,
  pollInterval: milliseconds
}

/** Of a server. */
export const ofServer = { ...ofPool, answerTimeout: milliseconds, savedStates: Schema.optionalKey(Schema.Boolean) }
