/**
 * A plain TypeScript project into which the packages are installed as they would be published.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { outputOf, run } from "./Running.ts"

const repository = fileURLToPath(new URL("../../../../", import.meta.url))
const require = createRequire(import.meta.url)
const packages = ["core", "store-sqlite"]

/** The folder of a package that this repository has installed. */
const installed = (name: string): string => dirname(require.resolve(`${name}/package.json`))

const bin = (name: string): string => join(repository, "node_modules", ".bin", name)

/** A compiler, by the program that starts it. */
export const compilers = {
  "TypeScript 5.9": join(installed("typescript-5.9"), "bin", "tsc"),
  "TypeScript 7": bin("tsc")
}

const build = (): void => {
  for (const name of packages) run(bin("tsup"), [], join(repository, "packages", name))
  const projects = packages.map((name) => join("packages", name, "tsconfig.build.json"))
  run(bin("tsc"), ["-b", ...projects, "--force"], repository)
}

const pack = (destination: string): ReadonlyArray<string> => {
  mkdirSync(destination)
  for (const name of packages) {
    run("pnpm", ["pack", "--pack-destination", destination], join(repository, "packages", name))
  }
  return readdirSync(destination).map((file) => join(destination, file))
}

/** As npm installs them, without a network: effect is the one of this repository. */
const install = (project: string, archives: ReadonlyArray<string>): void => {
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
  const cache = join(project, ".npm")
  run("npm", ["install", "--offline", "--cache", cache, ...quiet, ...archives, installed("effect")], project)
}

const tenLines = readFileSync(new URL("../../src/ten-lines.ts", import.meta.url), "utf8")

const isImport = (line: string): boolean => line.startsWith("import ")

/** The same lines for CommonJS, which cannot await at the top: the imports as they are, the rest in a function. */
const inFunction = (source: string): string => {
  const lines = source.split("\n")
  const body = lines.filter((line) => !isImport(line)).join("\n")
  return `${lines.filter(isImport).join("\n")}\nconst main = async () => {\n${body}\n}\nvoid main()\n`
}

const common = { module: "nodenext", target: "es2023", strict: true, skipLibCheck: false }
const files = ["lines.mts", "lines.cts"]
const withNode = { ...common, typeRoots: [dirname(installed("@types/node"))], types: ["node"] }
const bare = { ...common, lib: ["es2023", "dom"], types: [] }

/** A project with the packages, and the ten lines as an ES module and for CommonJS. */
export class PlainProject {
  readonly directory = realpathSync(mkdtempSync(join(tmpdir(), "westum-packed-")))

  constructor() {
    const project = { name: "plain", private: true, type: "module" }
    this.write("package.json", JSON.stringify(project))
    this.write("tsconfig.json", JSON.stringify({ compilerOptions: withNode, files }))
    this.write("tsconfig.bare.json", JSON.stringify({ compilerOptions: bare, files }))
    this.write(
      "tsconfig.library.json",
      JSON.stringify({ compilerOptions: { ...withNode, declaration: true }, files: ["answers.mts"] })
    )
    this.write("answers.mts", readFileSync(new URL("../../src/answers.ts", import.meta.url), "utf8"))
    this.write("lines.mts", tenLines)
    this.write("lines.cts", inFunction(tenLines))
    build()
    install(this.directory, pack(join(this.directory, "archives")))
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.directory, name), text)
  }

  /** Compiles the project; a compiler that finds anything wrong is an error. */
  compile(compiler: string, config: string, ...options: ReadonlyArray<string>): string {
    return outputOf(compiler, ["--project", config, ...options], this.directory)
  }

  /** The declarations of an entry of an installed package. */
  declarations(name: string, entry: string): string {
    return join(this.directory, "node_modules", name, "dist", `${entry}.d.ts`)
  }

  /** Runs a compiled file in a directory of its own. */
  run(file: string, cwd: string): string {
    return outputOf(process.execPath, [join(this.directory, file)], cwd)
  }

  read(name: string): string {
    return readFileSync(join(this.directory, name), "utf8")
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true })
  }
}
