export type {
  ForeignAnswer,
  ForeignConnection,
  ForeignPool,
  ForeignPoolConnection,
  ForeignStatement,
  TextTypes
} from "./ForeignPool.ts"
export * as PostgresEventStore from "./PostgresEventStore.ts"
export * as PostgresReadModels from "./PostgresReadModels.ts"
export * as PostgresSavedStates from "./PostgresSavedStates.ts"
export { postgresPool, type PostgresPoolOptions } from "./PostgresPool.ts"
export * as PostgresRawLog from "./PostgresRawLog.ts"
export { postgresServer, type PostgresServerOptions } from "./PostgresServer.ts"
export { postgresTransaction } from "./PostgresTransaction.ts"
