/**
 * One server for all test files of a run: `TEST_DATABASE_URL` names one that is there, without it one is started.
 */
import type { TestProject } from "vitest/node"
import { startPostgres } from "./support/PostgresServer.ts"

declare module "vitest" {
  export interface ProvidedContext {
    readonly serverUrl: string
  }
}

/** Gives the tests the connection string of the server, and what ends it. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const given = process.env["TEST_DATABASE_URL"]
  if (given !== undefined) {
    project.provide("serverUrl", given)
    return async () => {}
  }
  const server = await startPostgres()
  project.provide("serverUrl", server.url)
  return server.stop
}
