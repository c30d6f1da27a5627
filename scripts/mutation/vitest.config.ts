import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"
import { conditions, testTimeout } from "../../vitest.workspace.ts"

const folder = process.env["MUTATED"] ?? ""

const far = ({ moduleId }: TestSpecification): number => (moduleId.includes(`/core/test/${folder}/`) ? 0 : 1)

/** A mutant is most often noticed by the tests of its own folder: one after which it is known ends the run. */
class NearestFirst extends BaseSequencer {
  override sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    return Promise.resolve(files.toSorted((one, other) => far(one) - far(other)))
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
    sequence: { sequencer: NearestFirst }
  }
})
