/**
 * Questions to the history of a repository.
 */
import { execFileSync } from "node:child_process"

/** Runs git and gives what it prints, without the space around it. Throws what git says when it fails. */
export type Git = (...args: ReadonlyArray<string>) => string

/** Git in the repository at this place. */
export const gitIn =
  (root: string): Git =>
  (...args) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim()
