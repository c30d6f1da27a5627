/**
 * The programs that tests of a project start and kill, each put together into one file before the tests: a process that finds its
 * modules one by one is there after a second, and this after a fifth of one. What is put together are the sources as they are.
 */
import { globSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { build } from "tsup"
import type { TestProject } from "vitest/node"

declare module "vitest" {
  export interface ProvidedContext {
    /** The directory of the programs: `<name>.mjs` for `test/programs/<name>.ts`. */
    readonly programs: string
  }
}

// Packages in CommonJS ask for what Node brings.
const banner = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`

/** Gives the tests the directory, and what removes it. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const directory = mkdtempSync(join(tmpdir(), "westum-programs-"))
  await build({
    config: false,
    entry: globSync(join(project.config.root, "test/programs/*.ts")),
    outDir: directory,
    outExtension: () => ({ js: ".mjs" }),
    format: ["esm"],
    platform: "node",
    target: "node24",
    noExternal: [/.*/],
    removeNodeProtocol: false,
    silent: true,
    esbuildOptions: (options) => {
      options.conditions = ["@westum/source"]
      options.banner = { js: banner }
    }
  })
  project.provide("programs", directory)
  return () => rmSync(directory, { recursive: true, force: true })
}
