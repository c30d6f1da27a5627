/**
 * Runs a program of the example in an empty directory.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { onTestFinished } from "vitest"

/** Milliseconds for a test with other processes, on a busy machine. */
export const patience = 240_000

/** A directory that is gone when the test is over. */
export const temporaryDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), "westum-plain-node-"))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

const ran = (command: string, args: ReadonlyArray<string>, cwd: string) => {
  const { error, status, stderr, stdout } = spawnSync(command, args, { cwd, encoding: "utf8" })
  if (error !== undefined) throw error
  const failed = new Error(`${command} ${args.join(" ")} ended with ${String(status)}\n${stdout}${stderr}`)
  return { failed, status, stderr, stdout }
}

/** Runs a program; one that fails is an error. */
export const run = (command: string, args: ReadonlyArray<string>, cwd: string): void => {
  const { failed, status } = ran(command, args, cwd)
  if (status !== 0) throw failed
}

/** What a program printed; one that fails or complains is an error. */
export const outputOf = (command: string, args: ReadonlyArray<string>, cwd: string): string => {
  const { failed, status, stderr, stdout } = ran(command, args, cwd)
  if (status !== 0 || stderr !== "") throw failed
  return stdout
}

/** Runs a source of the example in this directory. */
export const runSource = (name: string, cwd: string): string => {
  const source = fileURLToPath(new URL(`../../src/${name}.ts`, import.meta.url))
  return outputOf(process.execPath, ["--conditions=@westum/source", source], cwd)
}
