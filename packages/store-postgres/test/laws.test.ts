/**
 * A consortium on a server keeps every law that one in memory keeps.
 */
import { Laws } from "@westum/mobility-testkit"
import { Layer } from "effect"
import { fileDatabase } from "./support/FileDatabase.ts"

const { storage } = fileDatabase()

Laws.suite("a PostgreSQL server", Layer.unwrap(storage), { share: 1 / 16, shared: storage })
