/**
 * Looks for types of effect in what an entry point offers: in every parameter, result and field that a caller can reach.
 */
import ts from "typescript-5.9"

/** Where a type of effect was met, and which. */
export interface Met {
  readonly path: string
  readonly type: string
}

const isEffects = (symbol: ts.Symbol | undefined): boolean =>
  symbol?.declarations?.some((declaration) => declaration.getSourceFile().fileName.includes("/effect/dist/")) === true

const isLibrarys = (symbol: ts.Symbol | undefined): boolean =>
  symbol?.declarations?.some((declaration) => /\/lib\.[^/]*\.d\.ts$/.test(declaration.getSourceFile().fileName)) ===
  true

/** A type of a name; the shapes that effect's types compute are as plain as their fields. */
const isNamed = ({ name }: ts.Symbol): boolean => !name.startsWith("__")

const isReference = (type: ts.Type): type is ts.TypeReference => "target" in type

const isTypeOnly = ({ declarations = [] }: ts.Symbol): boolean => declarations.some(ts.isTypeOnlyExportDeclaration)

/** Effect declares this field on every Error of a program, also on those that know nothing of it. */
const addedToErrors = "~effect/ErrorReporter/attributes"

class Walk {
  readonly met: Array<Met> = []
  readonly #checker: ts.TypeChecker
  readonly #allowed: ReadonlySet<string>
  readonly #seen = new Set<ts.Type>()

  constructor(checker: ts.TypeChecker, allowed: ReadonlySet<string>) {
    this.#checker = checker
    this.#allowed = allowed
  }

  type(type: ts.Type, path: string): void {
    if (this.#seen.has(type)) return
    this.#seen.add(type)
    for (const symbol of [type.aliasSymbol, type.getSymbol()]) {
      if (symbol === undefined || !isEffects(symbol) || !isNamed(symbol)) continue
      if (!this.#allowed.has(symbol.name)) this.met.push({ path, type: symbol.name })
      if (symbol !== type.aliasSymbol) return
    }
    if (type.isUnionOrIntersection()) {
      for (const part of type.types) this.type(part, path)
      return
    }
    for (const argument of type.aliasTypeArguments ?? []) this.type(argument, path)
    if ((type.flags & ts.TypeFlags.Object) !== 0) this.#object(type, path)
  }

  #object(type: ts.Type, path: string): void {
    if (isReference(type)) for (const argument of this.#checker.getTypeArguments(type)) this.type(argument, path)
    if (this.#checker.isTupleType(type) || isLibrarys(type.getSymbol())) return
    for (const property of type.getProperties()) {
      if (property.name === addedToErrors) continue
      this.type(this.#checker.getTypeOfSymbol(property), `${path}.${property.name}`)
    }
    for (const { type: value } of this.#checker.getIndexInfosOfType(type)) this.type(value, `${path}[]`)
    for (const signature of type.getCallSignatures()) {
      for (const parameter of signature.parameters) {
        this.type(this.#checker.getTypeOfSymbol(parameter), `${path}(${parameter.name})`)
      }
      this.type(signature.getReturnType(), `${path}()`)
    }
  }
}

/** Finds the types of effect that callers of these declaration files meet, but for those that are allowed by name. */
export const effectTypes = (
  entries: ReadonlyArray<string>,
  allowed: ReadonlySet<string>
): ((entry: string) => ReadonlyArray<Met>) => {
  const { ES2023 } = ts.ScriptTarget
  const { NodeNext } = ts.ModuleKind
  const program = ts.createProgram(entries, { module: NodeNext, target: ES2023, strict: true, types: [] })
  const checker = program.getTypeChecker()
  return (entry) => {
    const source = program.getSourceFile(entry)
    const module = source === undefined ? undefined : checker.getSymbolAtLocation(source)
    if (module === undefined) throw new Error(`${entry} is no module`)
    const walk = new Walk(checker, allowed)
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = (exported.flags & ts.SymbolFlags.Alias) === 0 ? exported : checker.getAliasedSymbol(exported)
      const isValue = (symbol.flags & ts.SymbolFlags.Value) !== 0 && !isTypeOnly(exported)
      walk.type(isValue ? checker.getTypeOfSymbol(symbol) : checker.getDeclaredTypeOfSymbol(symbol), symbol.name)
    }
    return walk.met
  }
}
