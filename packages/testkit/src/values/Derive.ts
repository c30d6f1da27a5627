/**
 * From a schema to an arbitrary of its values: whatever is added to a schema is generated from then on.
 */
import { Schema } from "effect"
import * as fc from "fast-check"
import { type AnySchema, type Field, type Shape, shapeOf } from "./Shape.ts"
import { longTexts, oddNumbers, oddTexts, otherTexts, plainNumbers, plainTexts, type Words } from "./Words.ts"

/** Lists and records are this long at most: what goes wrong with three goes wrong with more. */
const longest = 3

const cannot = (what: string, { ast }: AnySchema): TypeError =>
  new TypeError(`There is no generator of ${what} (${ast._tag}): add it to values/Shape.ts or values/Words.ts`)

/** Those of the plain and the odd values that the schema takes; plain ones most often. */
const taken = <A>(
  schema: AnySchema,
  plain: ReadonlyArray<A>,
  ...odd: ReadonlyArray<ReadonlyArray<A>>
): fc.Arbitrary<A> => {
  const fits = Schema.is(schema)
  const kinds = [{ weight: 5, values: plain }, ...odd.map((values) => ({ weight: 1, values }))]
    .map(({ values, weight }) => ({ weight, values: values.filter(fits) }))
    .filter(({ values }) => values.length > 0)
  if (kinds.length === 0) throw cannot("what its checks ask for", schema)
  return fc.oneof(
    { withCrossShrink: true },
    ...kinds.map(({ values, weight }) => ({ weight, arbitrary: fc.constantFrom(...values) }))
  )
}

const anything = fc.constantFrom<unknown>(null, "a", 1, true, [], { a: ["b"] })

class Deriving {
  readonly #words: Words

  constructor(words: Words) {
    this.#words = words
  }

  of(schema: AnySchema): fc.Arbitrary<unknown> {
    const shape = shapeOf(schema)
    if (shape === undefined) throw cannot("values of this shape", schema)
    const values = this.#values(shape, schema)
    // What holds between fields, or for a list as a whole.
    const asksMore = schema.ast.checks !== undefined && (shape.is === "fields" || shape.is === "list")
    return asksMore ? values.filter(Schema.is(schema)) : values
  }

  #values(shape: Shape, schema: AnySchema): fc.Arbitrary<unknown> {
    switch (shape.is) {
      case "fields":
        return this.#fields(shape.fields)
      case "list":
        return fc.array(this.of(shape.of), { minLength: shape.least, maxLength: longest })
      case "record":
        return this.#record(shape.key, shape.value)
      case "one of":
        return fc.oneof({ withCrossShrink: true }, ...shape.members.map((member) => this.of(member)))
      case "constant":
        return fc.constant(shape.value)
      case "text":
        return this.#text(shape.brand, schema)
      case "number":
        return taken(schema, plainNumbers, oddNumbers)
      case "boolean":
        return fc.boolean()
      case "anything":
        return anything
    }
  }

  #fields(fields: ReadonlyArray<Field>): fc.Arbitrary<unknown> {
    const model: Record<string, fc.Arbitrary<unknown>> = {}
    for (const { name, schema } of fields) model[name] = this.of(schema)
    const requiredKeys = fields.filter(({ optional }) => !optional).map(({ name }) => name)
    return fc.record(model, { requiredKeys, noNullPrototype: true })
  }

  #record(key: AnySchema, value: AnySchema): fc.Arbitrary<unknown> {
    const entry = fc.tuple(this.of(key).map(String), this.of(value))
    // Assigning would lose a key such as `__proto__`.
    return fc.array(entry, { maxLength: longest }).map((entries) => Object.fromEntries(entries))
  }

  #text(brand: string | undefined, schema: AnySchema): fc.Arbitrary<string> {
    const own = brand === undefined ? undefined : this.#words[brand]
    return own ?? taken(schema, plainTexts, [...oddTexts, ...otherTexts], longTexts)
  }
}

/** Any value of the schema. A word that the schema does not take fails at once. */
export const derive = <A>(schema: Schema.Codec<A, unknown>, words: Words): fc.Arbitrary<A> =>
  new Deriving(words).of(schema).map(Schema.decodeUnknownSync(schema))

/** Any value of each alternative of a schema, by the literal that tells them apart. */
export const deriveEach = <A>(
  schema: Schema.Codec<A, unknown>,
  tag: keyof A & string,
  words: Words
): ReadonlyMap<string, fc.Arbitrary<A>> => {
  const shape = shapeOf(schema)
  if (shape?.is !== "one of") throw cannot("alternatives", schema)
  const decode = Schema.decodeUnknownSync(schema)
  const deriving = new Deriving(words)
  return new Map(
    shape.members.map((member) => {
      const own = shapeOf(member)
      const field = own?.is === "fields" ? own.fields.find(({ name }) => name === tag) : undefined
      const told = field === undefined ? undefined : shapeOf(field.schema)
      if (told?.is !== "constant") throw cannot(`an alternative without its own ${tag}`, member)
      return [String(told.value), deriving.of(member).map(decode)]
    })
  )
}
