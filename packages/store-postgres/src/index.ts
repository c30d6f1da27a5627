export * as PostgresEventStore from "./PostgresEventStore.ts"
export { postgresServer, type PostgresServerOptions } from "./PostgresServer.ts"
