/**
 * The public surface of every package, as reports that are committed: one per entry point, in `packages/<name>/api`.
 */
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor"
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { members } from "../Workspace.ts"
import { undocumented } from "./Undocumented.ts"

interface EntryPoint {
  readonly dir: string
  readonly declarations: string
  readonly report: string
}

const entryPoints = (root: string): ReadonlyArray<EntryPoint> =>
  members(root, "packages").flatMap(({ dir, entries }) =>
    entries.map((entry) => ({ dir, declarations: `${dir}/dist/${entry}.d.ts`, report: `${dir}/api/${entry}.api.md` }))
  )

const silent = { default: { logLevel: ExtractorLogLevel.None } }

/** Declarations are read with the compiler that API Extractor brings, since TypeScript 7 has no compiler API. */
const compilerOptions = {
  target: "es2023",
  lib: ["es2023"],
  module: "nodenext",
  strict: true,
  skipLibCheck: true,
  types: ["node"]
}

const configure = (root: string, { declarations, dir, report }: EntryPoint): ExtractorConfig =>
  ExtractorConfig.prepare({
    configObject: {
      projectFolder: join(root, dir),
      mainEntryPointFilePath: join(root, declarations),
      newlineKind: "lf",
      compiler: { overrideTsconfig: { compilerOptions, files: [join(root, declarations)] } },
      apiReport: {
        enabled: true,
        // Schema classes extend a constant that is not exported, and their fields stand there.
        includeForgottenExports: true,
        reportFileName: report.slice(`${dir}/api/`.length),
        reportFolder: join(root, dir, "api"),
        reportTempFolder: join(root, dir, "node_modules/.cache/api")
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: { extractorMessageReporting: silent, tsdocMessageReporting: silent }
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, dir, "package.json")
  })

/** Runs the extractor on one entry point; what it says besides the report is an error or not worth a line. */
const extract = (config: ExtractorConfig, compilerState: CompilerState, localBuild: boolean) => {
  const errors: Array<string> = []
  const { apiReportChanged } = Extractor.invoke(config, {
    compilerState,
    localBuild,
    messageCallback: (message) => {
      const failed = message.logLevel === ExtractorLogLevel.Error
      if (failed && !message.messageId.startsWith("console-api-report")) errors.push(message.text)
      message.logLevel = ExtractorLogLevel.None
    }
  })
  return { apiReportChanged, errors }
}

const strays = (root: string, entries: ReadonlyArray<EntryPoint>): ReadonlyArray<string> => {
  const wanted = new Set(entries.map(({ report }) => report))
  return [...new Set(entries.map(({ dir }) => `${dir}/api`))]
    .flatMap((folder) => readdirSync(join(root, folder)).map((file) => `${folder}/${file}`))
    .filter((file) => !wanted.has(file))
    .map((file) => `${file} reports on no entry point; remove it`)
}

/** Writes the reports, or compares them with the built declarations; answers what is wrong. */
export const api = (root: string, mode: "write" | "check"): ReadonlyArray<string> => {
  const entries = entryPoints(root)
  const unbuilt = entries.filter(({ declarations }) => !existsSync(join(root, declarations)))
  if (unbuilt.length > 0) return unbuilt.map(({ declarations }) => `${declarations} is missing; build first`)
  for (const { dir } of entries) mkdirSync(join(root, dir, "api"), { recursive: true })

  const configs = entries.map((entry) => configure(root, entry))
  const [first, ...others] = configs
  if (first === undefined) return ["no package exports anything"]
  const additionalEntryPoints = others.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath)
  const compilerState = CompilerState.create(first, { additionalEntryPoints })

  const problems = entries.flatMap(({ report }, i) => {
    const { apiReportChanged, errors } = extract(configs[i] ?? first, compilerState, mode === "write")
    if (errors.length > 0) return errors.map((error) => `${report}: ${error}`)
    if (apiReportChanged && mode === "check") {
      return [`${report} is not what the sources export; run "pnpm api" and describe the change with "pnpm changeset"`]
    }
    return undocumented(readFileSync(join(root, report), "utf8")).map(
      (name) => `${report}: ${name} has no doc sentence`
    )
  })
  return [...problems, ...strays(root, entries)]
}
