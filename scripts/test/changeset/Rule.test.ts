import { execFileSync } from "node:child_process"
import { describe, expect, it } from "vitest"
import { unanswerable, undescribed } from "../../changeset/Rule.ts"
import { tempDir, write } from "../TempDir.ts"

const manifest = (version: string, description = "a package"): string =>
  JSON.stringify({ name: "@x/core", version, description }, null, 2)

const changeset = (name: string): string => `---\n"${name}": minor\n---\n\nA sentence for @x/core.\n`

const git = (root: string, ...args: ReadonlyArray<string>): string =>
  execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.org", ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: "pipe"
  })

const commit = (root: string, files: Readonly<Record<string, string>>): void => {
  write(root, files)
  git(root, "add", ".")
  git(root, "commit", "-m", "change")
}

/** A repository whose only package was released with this report. */
const released = (): string => {
  const root = tempDir({})
  git(root, "init", "--initial-branch=main")
  commit(root, { "packages/core/package.json": manifest("1.0.0"), "packages/core/api/index.api.md": "a\n" })
  return root
}

describe("a changed report", () => {
  it("is not there after a release", () => {
    const root = released()
    expect(undescribed(root)).toEqual([])
    expect(unanswerable(root)).toBeUndefined()
  })

  it("needs a changeset, committed or not", () => {
    const root = released()
    write(root, { "packages/core/api/index.api.md": "b\n" })
    const problem = expect.stringMatching(
      /^packages\/core\/api\/index\.api\.md changed since [0-9a-f]{10}, which set the version of @x\/core, and no changeset names the package; run "pnpm changeset"$/
    )
    expect(undescribed(root)).toEqual([problem])
    commit(root, { "packages/core/package.json": manifest("1.0.0", "still that version") })
    expect(undescribed(root)).toEqual([problem])
  })

  it("needs a changeset when the report is new", () => {
    const root = released()
    write(root, { "packages/core/api/promise.api.md": "c\n" })
    expect(undescribed(root)).toEqual([expect.stringContaining("packages/core/api/promise.api.md changed since")])
  })

  it("is described by a changeset that names the package in its head, and by no other", () => {
    const root = released()
    const other = { ".changeset/one.md": changeset("@x/other"), ".changeset/README.md": changeset("@x/core") }
    write(root, { "packages/core/api/index.api.md": "b\n", ...other })
    expect(undescribed(root)).toHaveLength(1)
    write(root, { ".changeset/two.md": changeset("@x/core") })
    expect(undescribed(root)).toEqual([])
  })

  it("needs no changeset any more once it is released", () => {
    const root = released()
    commit(root, { "packages/core/api/index.api.md": "b\n" })
    commit(root, { "packages/core/package.json": manifest("1.1.0") })
    expect(undescribed(root)).toEqual([])
  })
})

describe("a history that is cut off", () => {
  it("is named as the reason for not judging", () => {
    const root = released()
    commit(root, { "packages/core/api/index.api.md": "b\n" })
    git(root, "clone", "--depth=1", `file://${root}`, "shallow")
    expect(unanswerable(`${root}/shallow`)).toBe("this clone is shallow; fetch all history")
    expect(unanswerable(tempDir({}))).toBe("this is no git checkout")
  })
})
