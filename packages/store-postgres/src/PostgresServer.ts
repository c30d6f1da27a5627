/**
 * A server as a storage for programs that know no Effect.
 */
import { optionsOf, storage, withSavedStates } from "@westum/mobility"
import type { Storage } from "@westum/mobility/promise"
import { Schema } from "effect"
import { ofServer } from "./PlainOptions.ts"
import { layer } from "./PostgresEventStore.ts"
import * as PostgresSavedStates from "./PostgresSavedStates.ts"

/** How the server is used; what is left out is as good a choice as any. */
export interface PostgresServerOptions {
  /** The schema that the log is kept in, one for each consortium; by default `mobility`. */
  readonly schema?: string
  /** Whether to make the log, or what a newer version adds to it; by default yes. */
  readonly migrate?: boolean
  /** Connections to the server, at least 2; 10 by default. */
  readonly maxConnections?: number
  /** How long an append waits for those of other processes, in milliseconds; 30000 by default. */
  readonly lockTimeout?: number
  /** For how long an append is sent again whose outcome is unknown, in milliseconds; 15000 by default. */
  readonly retryFor?: number
  /** How often `watch` looks for appends that the server did not tell of, in milliseconds; 1000 by default. */
  readonly pollInterval?: number
  /** How long an append waits for a free connection, in milliseconds; 10000 by default. */
  readonly connectTimeout?: number
  /** How long the server may leave a statement without an answer, in milliseconds; 60000 by default. */
  readonly answerTimeout?: number
  /** Whether states of long histories are saved beside the log, and then not folded again from their start; by default no. */
  readonly savedStates?: boolean
}

const optionsOfServer = optionsOf("postgresServer(url, options)", Schema.Struct(ofServer))

/** The log on the server of this connection string; handed to `open` of `@westum/mobility/promise`. */
export const postgresServer = (url: string, wanted: PostgresServerOptions = {}): Storage => {
  const { savedStates = false, ...options } = optionsOfServer(wanted)
  const { host, pathname } = new URL(url)
  const log = layer({ ...options, url })
  if (!savedStates) return storage(`${host}${pathname}`, log)
  const { migrate = true, schema = "mobility" } = options
  return storage(`${host}${pathname}`, withSavedStates(log, PostgresSavedStates.layer({ url, migrate, schema })))
}
