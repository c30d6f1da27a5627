/**
 * The store on a server keeps every promise of the port.
 */
import { EventStoreContract } from "@westum/mobility-testkit"
import { Layer } from "effect"
import { fileDatabase } from "./support/Storage.ts"

const { storage } = fileDatabase()

EventStoreContract.suite("a PostgreSQL server", Layer.unwrap(storage), {
  gapless: true,
  durable: storage,
  shared: storage
})
