/**
 * What is wanted of a read model comes from outside too, such as the page of a request: it is parsed here, once, so that every store is
 * asked the same and none has to judge it.
 */
import { Result, Schema, SchemaParser } from "effect"
import { leavingOut, linesOf, Problem, problemsIn, strictly } from "../Problem.ts"
import type { ColumnType } from "./ReadModel.ts"
import type { PlainSelection, Test } from "./Selection.ts"

/** Nothing was read: the selection has fields or values that there are none of. */
export class InvalidSelection extends Schema.TaggedError<InvalidSelection>()("InvalidSelection", {
  /** Which read model was asked. */
  model: Schema.String,
  problems: Schema.NonEmptyArray(Problem)
}) {
  override get message() {
    return `${this.model} cannot be asked so. ${linesOf(this.problems)}`
  }
}

/** The columns of the rows that are asked for. */
type Types = Readonly<Record<string, ColumnType>>

const wantedOf = (type: ColumnType) => {
  const value: Schema.Codec<string | number> = type === "text" ? Schema.String : Schema.Finite
  const bound = Schema.optionalKey(value)
  const several = Schema.Struct({
    oneOf: Schema.optionalKey(Schema.Array(Schema.NullOr(value))),
    atLeast: bound,
    below: bound
  }).check(
    Schema.makeFilter(
      ({ atLeast, below, oneOf }) => (oneOf === undefined) === (atLeast !== undefined || below !== undefined),
      { expected: "either oneOf, or atLeast, below or both" }
    )
  )
  return Schema.Union([Schema.NullOr(value), several])
}

const schemaOf = (columns: Types) =>
  Schema.Struct({
    where: Schema.optionalKey(
      Schema.Struct(
        Object.fromEntries(
          Object.entries(columns).map(([name, type]) => [name, Schema.optionalKey(wantedOf(type))] as const)
        )
      )
    ),
    orderBy: Schema.optionalKey(
      Schema.Array(
        Schema.Struct({
          column: Schema.Literals(Object.keys(columns)),
          descending: Schema.optionalKey(Schema.Boolean)
        })
      )
    ),
    offset: Schema.optionalKey(Schema.Natural),
    limit: Schema.optionalKey(Schema.Natural)
  })

type Parsed = ReturnType<typeof schemaOf>["Type"]

const testsOf = ([column, wanted]: readonly [string, NonNullable<Parsed["where"]>[string]]): ReadonlyArray<Test> => {
  if (wanted === undefined) return []
  if (wanted === null || typeof wanted !== "object") return [{ column, is: "one of", values: [wanted] }]
  const { atLeast, below, oneOf } = wanted
  return [
    ...(oneOf === undefined ? [] : [{ column, is: "one of", values: oneOf } as const]),
    ...(atLeast === undefined ? [] : [{ column, is: "at least", value: atLeast } as const]),
    ...(below === undefined ? [] : [{ column, is: "below", value: below } as const])
  ]
}

const plain = ({ limit, offset = 0, orderBy = [], where = {} }: Parsed): PlainSelection => ({
  tests: Object.entries(where).flatMap(testsOf),
  order: orderBy.map(({ column, descending = false }) => ({ column, descending })),
  offset,
  limit
})

const parserOf = (columns: Types) => leavingOut(SchemaParser.decodeUnknownResult(schemaOf(columns), strictly))

const parsers = new WeakMap<Types, ReturnType<typeof parserOf>>()

/** The selection of rows of these columns, every part of it said; with every problem in it when it is none. */
export const parseSelection = (
  { columns, model }: { readonly model: string; readonly columns: Types },
  selection: unknown
): Result.Result<PlainSelection, InvalidSelection> => {
  const parse = parsers.get(columns) ?? parserOf(columns)
  parsers.set(columns, parse)
  return Result.mapBoth(parse(selection), {
    onSuccess: plain,
    onFailure: (issue) => new InvalidSelection({ model, problems: problemsIn(issue) })
  })
}
