/**
 * The packages and examples of this repository, as their package.json files describe them.
 */
import { Schema } from "effect"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const Names = Schema.Record(Schema.String, Schema.String)

const Manifest = Schema.fromJsonString(
  Schema.Struct({
    name: Schema.String,
    exports: Schema.optional(Schema.Record(Schema.String, Schema.Unknown)),
    dependencies: Schema.optional(Names),
    peerDependencies: Schema.optional(Names)
  })
)

/** One package or example. */
export interface Member {
  readonly name: string
  /** Its folder, from the root: "packages/core". */
  readonly dir: string
  /** What its sources may import; devDependencies are for tests and builds. */
  readonly declared: ReadonlySet<string>
  /** The entry points it exports, by the name of their source file: "index", "promise". */
  readonly entries: ReadonlyArray<string>
}

const entryName = (subpath: string): string => (subpath === "." ? "index" : subpath.slice("./".length))

const readMember = (root: string, dir: string): Member => {
  const manifest = Schema.decodeSync(Manifest)(readFileSync(join(root, dir, "package.json"), "utf8"))
  return {
    name: manifest.name,
    dir,
    declared: new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })),
    entries: Object.keys(manifest.exports ?? {})
      .filter((subpath) => subpath !== "./package.json")
      .map(entryName)
  }
}

/** The members below `packages/` or `examples/`, in alphabetical order. */
export const members = (root: string, group: "packages" | "examples"): ReadonlyArray<Member> =>
  existsSync(join(root, group))
    ? readdirSync(join(root, group))
        .map((name) => `${group}/${name}`)
        .filter((dir) => existsSync(join(root, dir, "package.json")))
        .toSorted()
        .map((dir) => readMember(root, dir))
    : []
