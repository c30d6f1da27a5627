import { defineConfig } from "vitest/config"
import { conditions } from "../../vitest.workspace.ts"

// The tests of the core alone, in one module graph: a mutant is tried in a second instead of three.
export default defineConfig({
  ssr: { resolve: { conditions } },
  test: {
    setupFiles: ["./vitest.setup.ts"],
    include: ["packages/core/test/**/*.test.ts"],
    isolate: false
  }
})
