/**
 * What the figures were taken on.
 */
import { tmpdir } from "node:os"
import { machineWith } from "../../src/Machine.ts"
import { pgbench, pgbenchVersion, pooled } from "./Limits.ts"
import { connections } from "./ours/Ours.ts"

const packages = [
  "@event-driven-io/emmett",
  "@event-driven-io/emmett-postgresql",
  "@castore/core",
  "@castore/event-storage-adapter-postgres",
  "@dcb-es/event-store-postgres",
  "pg",
  "effect",
  "@effect/sql-pg"
]

/** A list of lines: processor, memory, system, versions, connections. */
export const machine = (): string =>
  [
    machineWith(new URL("../", import.meta.url), packages),
    pgbench === undefined ? "- pgbench is not installed, so that it took no part" : `- ${pgbenchVersion(pgbench)}`,
    `- connections: ours ${connections}, its default, which statements share; emmett, dcb-es and the bare driver a pg.Pool of ` +
      `${pooled}; castore ten of its own, fixed; pgbench one for each client`,
    `- server and clients on this machine, over the loopback; the data of a server started for the run in ${tmpdir()}`
  ].join("\n")
