export * as SqliteEventStore from "./SqliteEventStore.ts"
export * as SqlitePersonalData from "./SqlitePersonalData.ts"
