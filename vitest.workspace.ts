import { statfsSync } from "node:fs"
import { availableParallelism } from "node:os"
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

// Tests import workspace packages from src, so no build is needed. Vite's own server conditions follow ours.
export const conditions = ["@westum/source", "module", "node", "development|production"]

// What takes long and seldom finds anything new is tried in CI, and by whoever asks: "pnpm test deep".
const isDeep = process.env["CI"] !== undefined || process.argv.some((argument) => argument.includes("deep"))
const exclude = isDeep ? [] : ["**/*.deep.test.ts"]
const saysWhatIsLeft = {
  onTestRunEnd: () => {
    if (!isDeep) console.info('  Left to CI and to "pnpm test deep": *.deep.test.ts\n')
  }
}

/** Milliseconds. A test that hangs is found; how fast one is, on a machine that has other work, is not what is tested. */
export const testTimeout = 60_000

/** One more than there are processors: tests wait for disks, servers and processes, and another goes on meanwhile. */
const workers = availableParallelism() + 1

/** Bytes: more than all that the tests of a run write. */
const room = 2 ** 30

/**
 * Each commit to a file waits for the disk, some ten milliseconds in which nothing is tested. By hand the files of tests are in
 * memory, where the system has such a place and `TMPDIR` names no other; in CI they are on a disk.
 */
const temporary = (): { TMPDIR?: string } => {
  if (process.env["CI"] !== undefined || process.env["TMPDIR"] !== undefined) return {}
  try {
    const { bavail, bsize } = statfsSync("/dev/shm")
    return bavail * bsize > room ? { TMPDIR: "/dev/shm" } : {}
  } catch {
    return {}
  }
}

const project = (name: string, root: string, globalSetup: Array<string> = []) => ({
  extends: true as const,
  // Modules are loaded once for all tests of a project in a process: they keep no state that one test could leave to another.
  test: { name, root, include: ["test/**/*.test.ts", "*/test/**/*.test.ts"], exclude, isolate: false, globalSetup }
})

/** One PostgreSQL server for the tests of a project. */
const withPostgres = [fileURLToPath(new URL("./packages/store-postgres/test/global-setup.ts", import.meta.url))]

/** The programs that its tests start, quick to start. */
const withPrograms = [fileURLToPath(new URL("./vitest.programs.ts", import.meta.url))]

export default defineConfig({
  ssr: { resolve: { conditions } },
  test: {
    maxWorkers: workers,
    testTimeout,
    reporters: ["default", saysWhatIsLeft],
    // Programs that tests start find what others of them have compiled, and are there in half the time.
    env: {
      NODE_COMPILE_CACHE: fileURLToPath(new URL("./node_modules/.cache/compiled", import.meta.url)),
      // A server that the shell names is not for tests: those that want one start it.
      DATABASE_URL: "",
      ...temporary()
    },
    setupFiles: [fileURLToPath(new URL("./vitest.setup.ts", import.meta.url))],
    projects: [
      project("core", "packages/core"),
      project("testkit", "packages/testkit"),
      project("store-sqlite", "packages/store-sqlite", withPrograms),
      project("store-postgres", "packages/store-postgres", [...withPostgres, ...withPrograms]),
      project("examples", "examples", withPostgres),
      project("docs", "docs"),
      project("scripts", "scripts")
    ],
    coverage: {
      provider: "v8",
      // Seen from here where several projects run, and from its own root where one runs alone.
      include: ["packages/*/src/**/*.ts", "src/**/*.ts"],
      reporter: ["text", "json-summary"],
      // A branch of the core that no test takes is a rule that nobody has seen hold. Adapters keep branches for
      // failures of the machine which cannot all be provoked; the testkit's are taken when a law is broken.
      thresholds: {
        "packages/core/src/**": { branches: 95, functions: 95, lines: 95, statements: 95 },
        "packages/store-postgres/src/**": { branches: 80, functions: 90, lines: 90, statements: 90 },
        "packages/store-sqlite/src/**": { branches: 85, functions: 90, lines: 90, statements: 90 },
        "packages/testkit/src/**": { branches: 75, functions: 85, lines: 85, statements: 85 }
      }
    }
  }
})
