export * as Events from "./Events.ts"
export * as EventStoreContract from "./EventStoreContract.ts"
export * as Runs from "./Runs.ts"
export * as StoreProcess from "./StoreProcess.ts"
