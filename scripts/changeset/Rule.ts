/**
 * A change of a package's public surface needs a changeset: when a report differs from the one of the last release,
 * some file in `.changeset` must name the package.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type Git, gitIn } from "../Git.ts"
import { type Member, members } from "../Workspace.ts"

/** The commit that gave the package its present version, so the one that its last release was made of. */
const released = (git: Git, { dir }: Member): string =>
  git("log", "-1", "--format=%H", "-G", '"version":', "--", `${dir}/package.json`)

/** Reports that differ from a commit, whether committed since, changed or new. */
const changedReports = (git: Git, { dir }: Member, since: string): ReadonlyArray<string> => {
  const differing = git("diff", "--name-only", since, "--", `${dir}/api`)
  const untracked = git("ls-files", "--others", "--exclude-standard", "--", `${dir}/api`)
  return [...new Set(`${differing}\n${untracked}`.split("\n").filter((path) => path !== ""))].toSorted()
}

/** The packages named between the two lines `---` that open a changeset. */
const namedIn = (changeset: string): ReadonlyArray<string> =>
  [...(/^---\n(.*?)^---$/ms.exec(changeset)?.[1] ?? "").matchAll(/^["'](.+)["']:/gm)].flatMap(([, name]) => name ?? [])

const described = (root: string): ReadonlySet<string> => {
  const folder = join(root, ".changeset")
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => file.endsWith(".md") && file !== "README.md")
    : []
  return new Set(files.flatMap((file) => namedIn(readFileSync(join(folder, file), "utf8"))))
}

/** Each package whose surface changed since its release without a changeset that says so. */
export const undescribed = (root: string): ReadonlyArray<string> => {
  const git = gitIn(root)
  const names = described(root)
  return members(root, "packages").flatMap((member) => {
    const since = released(git, member)
    if (since === "" || names.has(member.name)) return []
    const changed = changedReports(git, member, since)
    if (changed.length === 0) return []
    return [
      `${changed.join(", ")} changed since ${since.slice(0, 10)}, which set the version of ${member.name}, and no changeset names the package; run "pnpm changeset"`
    ]
  })
}

/** Why the history cannot be asked, if it cannot. */
export const unanswerable = (root: string): string | undefined => {
  if (!existsSync(join(root, ".git"))) return "this is no git checkout"
  return gitIn(root)("rev-parse", "--is-shallow-repository") === "true"
    ? "this clone is shallow; fetch all history"
    : undefined
}
