import { expect, it } from "@effect/vitest"
import { Schema } from "effect"
import { StoreFailed, type StoreFailureReason } from "../../src/eventsourcing/EventStore.ts"

it.each<StoreFailureReason>([
  "unavailable",
  "timeout",
  "full",
  "readOnly",
  "locked",
  "notAStore",
  "newerSchema",
  "corrupt"
])("a store may fail because it is %s, and says so wherever the failure is sent", (reason) => {
  const failed = new StoreFailed({ reason, outcome: "unknown", detail: "a.db", cause: "test" })
  const sent: unknown = JSON.parse(JSON.stringify(Schema.encodeSync(StoreFailed)(failed)))
  expect(Schema.decodeUnknownSync(StoreFailed)(sent)).toMatchObject({
    reason,
    message: `The event store failed (${reason}, unknown): a.db`
  })
})
