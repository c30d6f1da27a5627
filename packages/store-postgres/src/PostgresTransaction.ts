/**
 * An open transaction of the program as a storage for programs that know no Effect.
 */
import { optionsOf, storage } from "@westum/mobility"
import type { Storage } from "@westum/mobility/promise"
import { Schema } from "effect"
import type { ForeignConnection } from "./ForeignPool.ts"
import { ofTransaction } from "./PlainOptions.ts"
import { layerTransaction } from "./PostgresEventStore.ts"

const optionsOfTransaction = optionsOf("postgresTransaction(connection, options)", Schema.Struct(ofTransaction))

/**
 * The log as seen by a transaction that is open on a connection of the package `pg`, for as long as it is open; handed to `open`
 * of `@westum/mobility/promise`. What is recorded is a part of the transaction, and holds the log's lock until that ends.
 */
export const postgresTransaction = (
  connection: ForeignConnection,
  options: { readonly schema?: string } = {}
): Storage =>
  storage("an open transaction of PostgreSQL", layerTransaction({ ...optionsOfTransaction(options), connection }))
