export * as SqliteEventStore from "./SqliteEventStore.ts"
export { sqliteFile, type SqliteFileOptions } from "./SqliteFile.ts"
export * as SqlitePersonalData from "./SqlitePersonalData.ts"
export * as SqliteReadModels from "./SqliteReadModels.ts"
