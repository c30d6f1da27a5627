import { join } from "node:path"
import { expect, it } from "vitest"
import { unseen } from "../../covered/Unseen.ts"
import { tempDir, write } from "../TempDir.ts"

const summary = (root: string, ...files: ReadonlyArray<string>): void =>
  write(root, {
    "coverage/coverage-summary.json": JSON.stringify({
      total: {},
      ...Object.fromEntries(files.map((file) => [join(root, file), {}]))
    })
  })

const workspace = () =>
  tempDir({
    "packages/core/package.json": '{ "name": "@x/core" }',
    "packages/core/src/One.ts": "",
    "packages/core/src/deep/Two.ts": "",
    "packages/core/test/One.test.ts": ""
  })

it("finds every source file that a report leaves out, and no other", () => {
  const root = workspace()
  summary(root, "packages/core/src/One.ts", "packages/core/src/deep/Two.ts")
  expect(unseen(root)).toEqual([])
  summary(root, "packages/core/src/One.ts")
  expect(unseen(root)).toEqual(["packages/core/src/deep/Two.ts: no coverage was taken of it"])
  summary(root)
  expect(unseen(root)).toHaveLength(2)
})

it("wants a report, and something to report on", () => {
  expect(unseen(workspace())).toEqual(['coverage/coverage-summary.json is not there; "pnpm test --coverage" writes it'])
  const root = tempDir({})
  summary(root)
  expect(unseen(root)).toEqual(["there is no source file in packages/"])
})
