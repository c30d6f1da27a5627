/**
 * Who may import whom. Each rule is a sentence and a function from the sources to what breaks it.
 */
import { posix } from "node:path"
import { isBuiltin } from "node:module"
import { type Member, members } from "../Workspace.ts"
import { cycles } from "./Cycles.ts"
import { type Import, type SourceFile, sourceFiles } from "./SourceFile.ts"
import { exampleLevel, type Table } from "./Table.ts"

/** All that the rules look at. */
export interface Sources {
  readonly table: Table
  readonly members: ReadonlyArray<Member>
  readonly filesOf: ReadonlyMap<Member, ReadonlyArray<SourceFile>>
}

type Rule = (sources: Sources) => ReadonlyArray<string>

/** Reads the packages and examples below a root. */
export const read = (root: string, table: Table): Sources => {
  const all = [...members(root, "packages"), ...members(root, "examples")]
  return { table, members: all, filesOf: new Map(all.map((member) => [member, sourceFiles(root, member.dir)])) }
}

const isRelative = (specifier: string): boolean => specifier.startsWith(".")
const target = (file: SourceFile, specifier: string): string => posix.join(posix.dirname(file.path), specifier)
const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/")
const at = (file: SourceFile, { line }: { readonly line: number }): string => `${file.path}:${line}`

/** Asks a question of every import; an answer is a problem. */
const eachImport = (
  { filesOf }: Sources,
  judge: (member: Member, file: SourceFile, wanted: Import) => string | undefined
): ReadonlyArray<string> =>
  [...filesOf].flatMap(([member, files]) =>
    files.flatMap((file) =>
      file.imports.flatMap((wanted) => {
        const problem = judge(member, file, wanted)
        return problem === undefined ? [] : [`${at(file, wanted)} ${problem}`]
      })
    )
  )

const noCycles: Rule = ({ filesOf }) =>
  [...filesOf.values()].flatMap((files) => {
    const edges = new Map(
      files.map((file) => [
        file.path,
        file.imports.flatMap(({ specifier }) => (isRelative(specifier) ? [target(file, specifier)] : []))
      ])
    )
    return cycles(edges).map((path) => `${path[0]} imports itself in a circle: ${path.join(" → ")}`)
  })

const noBarrelInside: Rule = (sources) =>
  eachImport(sources, ({ name }, file, { specifier }) =>
    packageOf(specifier) === name || (isRelative(specifier) && posix.basename(target(file, specifier)) === "index.ts")
      ? `imports the barrel ${specifier} from inside; import the file that holds what it needs`
      : undefined
  )

const staysInPackage: Rule = (sources) =>
  eachImport(sources, ({ dir }, file, { specifier }) =>
    isRelative(specifier) && !target(file, specifier).startsWith(`${dir}/src/`)
      ? `leaves its package by ${specifier}; import the other package by its name`
      : undefined
  )

const onlyDeclared: Rule = (sources) =>
  eachImport(sources, ({ declared, dir, name }, _file, { specifier }) => {
    const wanted = packageOf(specifier)
    return isRelative(specifier) || isBuiltin(specifier) || wanted === name || declared.has(wanted)
      ? undefined
      : `imports ${specifier}, which ${dir}/package.json has neither as a dependency nor as a peer`
  })

const onlyDownward: Rule = (sources) => {
  const levelOf = ({ dir }: Member) =>
    sources.table.levels.get(dir) ?? (dir.startsWith("examples/") ? exampleLevel : undefined)
  const unknown = sources.members.filter((member) => levelOf(member) === undefined)
  return [
    ...unknown.map(({ dir }) => `${dir} has no level; give it one in scripts/layers/Table.ts`),
    ...eachImport(sources, (member, _file, { specifier }) => {
      const other = sources.members.find(({ name }) => name === packageOf(specifier))
      if (other === undefined || other === member) return undefined
      const upward = (levelOf(other) ?? exampleLevel) >= (levelOf(member) ?? exampleLevel)
      return upward ? `imports ${other.name}, which does not stand below ${member.dir}` : undefined
    })
  ]
}

const core = "packages/core/src/"
const eventsourcing = `${core}eventsourcing/`

const eventsourcingAlone: Rule = (sources) =>
  eachImport(sources, (_member, file, { specifier }) => {
    if (!file.path.startsWith(eventsourcing)) return undefined
    const allowed = isRelative(specifier)
      ? target(file, specifier).startsWith(eventsourcing)
      : packageOf(specifier) === "effect" || specifier === "node:crypto"
    return allowed ? undefined : `imports ${specifier}; eventsourcing/ knows itself, effect and node:crypto alone`
  })

const isListed = ({ table }: Sources, path: string): boolean =>
  table.effectSide.some(({ except = [], path: listed }) =>
    listed.endsWith("/")
      ? path.startsWith(core + listed) && !except.some((pure) => path === core + pure)
      : path === core + listed
  )

const isDomain = (sources: Sources, path: string): boolean =>
  path.startsWith(core) && !path.startsWith(eventsourcing) && !isListed(sources, path)

/** Barrels only pass names on, so purity is asked of what they pass on. */
const isBarrel = (path: string): boolean => posix.basename(path) === "index.ts"

const modulesOf = ({ names, specifier }: Import): ReadonlyArray<string> =>
  specifier === "effect" ? names : [posix.basename(specifier)]

const pureDomain: Rule = (sources) => {
  const imports = eachImport(sources, (_member, file, wanted) => {
    if (!isDomain(sources, file.path) || isBarrel(file.path)) return undefined
    const { specifier } = wanted
    if (isRelative(specifier)) {
      const effects = isListed(sources, target(file, specifier))
      return effects ? `imports ${specifier}, which runs effects; the domain is pure` : undefined
    }
    if (packageOf(specifier) !== "effect") return `imports ${specifier}; the domain knows effect's data modules alone`
    const strange = modulesOf(wanted).filter((name) => !sources.table.dataModules.has(name))
    return strange.length > 0
      ? `takes ${strange.join(", ")} from ${specifier}; the domain takes data modules only`
      : undefined
  })
  const reaches = [...sources.filesOf.values()]
    .flat()
    .flatMap((file) =>
      isDomain(sources, file.path)
        ? file.reaches.map((reach) => `${at(file, reach)} asks ${reach.expression}; the domain is told what time it is`)
        : []
    )
  return [...imports, ...reaches]
}

const tableIsTrue: Rule = ({ filesOf, table }) => {
  const paths = [...filesOf.values()].flat().map(({ path }) => path)
  return table.effectSide
    .flatMap(({ except = [], path }) => [path, ...except])
    .filter((path) => !paths.some((file) => (path.endsWith("/") ? file.startsWith(core + path) : file === core + path)))
    .map((path) => `${core}${path} is listed in scripts/layers/Table.ts, but there is no such file`)
}

/** The rules by name. */
export const rules: Readonly<Record<string, Rule>> = {
  noCycles,
  noBarrelInside,
  staysInPackage,
  onlyDeclared,
  onlyDownward,
  eventsourcingAlone,
  pureDomain,
  tableIsTrue
}

/** What breaks any rule. */
export const broken = (sources: Sources): ReadonlyArray<string> =>
  Object.entries(rules).flatMap(([name, rule]) => rule(sources).map((problem) => `${problem} (${name})`))
