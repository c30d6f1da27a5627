/**
 * A web application that had its database before: `DATABASE_URL=postgres://… PORT=3000 node main.ts`.
 */
import express from "express"
import { Pool } from "pg"
import { mobilityModule } from "./MobilityModule.ts"

const pool = new Pool({ connectionString: process.env["DATABASE_URL"], max: 10, connectionTimeoutMillis: 10_000 })
// An idle connection may be lost at any time; the pool replaces it.
pool.on("error", (error) => console.error(error.message))

// Where a real application has its migrations.
await pool.query("CREATE SCHEMA IF NOT EXISTS app; CREATE TABLE IF NOT EXISTS app.letter (mobility text PRIMARY KEY)")

const { close, router } = await mobilityModule(pool)
const server = express()
  .use(router)
  .listen(Number(process.env["PORT"] ?? 3000), () => {
    const address = server.address()
    console.log(`listening on ${typeof address === "object" && address !== null ? address.port : "nothing"}`)
  })

process.once("SIGTERM", () => {
  server.close(() => void close().then(() => pool.end()))
})
