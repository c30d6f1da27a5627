/**
 * Takes the write lock of a SQLite file, or all of it ("exclusive"), says "locked", and lets go when told anything.
 */
import { once } from "node:events"
import { DatabaseSync } from "node:sqlite"

const [file = "", how] = process.argv.slice(2)
const db = new DatabaseSync(file)
if (how === "exclusive") db.exec("PRAGMA locking_mode = EXCLUSIVE")
db.exec("BEGIN IMMEDIATE")
console.log("locked")
await once(process.stdin, "data")
db.exec("ROLLBACK")
db.close()
console.log("released")
process.exit(0)
