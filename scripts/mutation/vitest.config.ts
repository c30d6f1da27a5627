import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"
import { conditions, testTimeout } from "../../vitest.workspace.ts"

const folder = process.env["MUTATED"] ?? ""

const far = ({ moduleId }: TestSpecification): number => (moduleId.includes(`/core/test/${folder}/`) ? 0 : 1)

/** Milliseconds that each file has taken at most: on a mutant that it notices it ends early, and is not quick for that. */
const longest = new Map<string, number>()

const lasts = ({ moduleId }: TestSpecification): number => longest.get(moduleId) ?? 0

/**
 * A mutant is most often noticed by the tests of its own folder, and by an example before a property has tried its cases: the first
 * test that fails ends the run.
 */
class NearestAndQuickestFirst extends BaseSequencer {
  override sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    for (const file of files) {
      const took = this.ctx.cache.getTestSpecificationResult(file)?.duration ?? 0
      longest.set(file.moduleId, Math.max(lasts(file), took))
    }
    return Promise.resolve(files.toSorted((one, other) => far(one) - far(other) || lasts(one) - lasts(other)))
  }
}

// The tests of the core alone, in one module graph: a mutant is tried in a second instead of three.
export default defineConfig({
  ssr: { resolve: { conditions } },
  test: {
    setupFiles: ["./vitest.setup.ts"],
    include: ["packages/core/test/**/*.test.ts"],
    isolate: false,
    testTimeout,
    sequence: { sequencer: NearestAndQuickestFirst }
  }
})
