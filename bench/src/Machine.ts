/**
 * What the figures were taken on.
 */
import { readFileSync } from "node:fs"
import { cpus, loadavg, release, totalmem } from "node:os"

const versionIn = (packageJson: string): string => {
  const parsed: unknown = JSON.parse(readFileSync(packageJson, "utf8"))
  return typeof parsed === "object" && parsed !== null && "version" in parsed ? String(parsed.version) : "unknown"
}

const packages = ["@event-driven-io/emmett", "@event-driven-io/emmett-sqlite", "sqlite3", "@castore/core", "effect"]

/** A list of lines: processor, memory, system, versions of what is installed in a directory. */
export const machineWith = (root: URL, packages: ReadonlyArray<string>): string => {
  const processors = cpus()
  const versions = packages.map((name) => `${name} ${versionIn(`${root.pathname}node_modules/${name}/package.json`)}`)
  return [
    `- ${processors.length} × ${processors[0]?.model ?? "unknown processor"}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `- ${process.platform} ${release()}, load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(" ")} at the start`,
    `- Node ${process.versions.node} with SQLite ${process.versions.sqlite ?? "unknown"}`,
    `- ${versions.join(", ")}`
  ].join("\n")
}

/** The same of this benchmark. */
export const machine = (): string => machineWith(new URL("../", import.meta.url), packages)
