/**
 * Tests in which servers, clients and connections die: they take long, so that they have a command of their own.
 */
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"
import { conditions } from "./vitest.workspace.ts"

export default defineConfig({
  ssr: { resolve: { conditions } },
  test: {
    name: "store-postgres-crash",
    root: fileURLToPath(new URL("./packages/store-postgres", import.meta.url)),
    include: ["test/crash/*.crash.ts"],
    setupFiles: [fileURLToPath(new URL("./vitest.setup.ts", import.meta.url))],
    maxWorkers: "100%",
    // A server that does not come up again is found; how long it takes is not what is tested.
    testTimeout: 120_000
  }
})
