/**
 * What a schema leaves open, and what values made of it: a field that may be left out, one of several, none or many.
 */
import { Schema } from "effect"
import { type AnySchema, type Field, shapeOf } from "../../src/values/Shape.ts"

/** What can be chosen at one place of a schema. */
export interface Choice {
  /** Such as `planned.start`. */
  readonly path: string
  readonly chosen: string
}

/** What a field that may be left out is. */
export const present = "present"
export const absent = "absent"

const optionalOnes: ReadonlyArray<string> = [present, absent]

/** Whether the choice is whether a field is there at all. */
export const isOptional = ({ chosen }: Choice): boolean => optionalOnes.includes(chosen)

const none = "none"
const some = "one or more"

const inside = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`)

const nameOf = (member: AnySchema): string => {
  const shape = shapeOf(member)
  return shape?.is === "constant" ? String(shape.value) : (shape?.is ?? "?")
}

const fieldChoices = ({ name, optional, schema }: Field, path: string): ReadonlyArray<Choice> => {
  const field = inside(path, name)
  return [...(optional ? optionalOnes.map((chosen) => ({ path: field, chosen })) : []), ...choices(schema, field)]
}

/** Everything that can be chosen. */
export const choices = (schema: AnySchema, path = ""): ReadonlyArray<Choice> => {
  const shape = shapeOf(schema)
  switch (shape?.is) {
    case "fields":
      return shape.fields.flatMap((field) => fieldChoices(field, path))
    case "list":
      return [
        ...(shape.least === 0 ? [{ path, chosen: none }] : []),
        { path, chosen: some },
        ...choices(shape.of, `${path}[]`)
      ]
    case "record":
      return [{ path, chosen: none }, { path, chosen: some }, ...choices(shape.value, `${path}{}`)]
    case "one of":
      return shape.members.flatMap((member) => [{ path, chosen: nameOf(member) }, ...choices(member, path)])
    case "boolean":
      return [true, false].map((value) => ({ path, chosen: String(value) }))
    default:
      return []
  }
}

/** Making a test from a schema takes longer than testing. */
const tests = new Map<AnySchema, (value: unknown) => boolean>()

const isOf = (schema: AnySchema): ((value: unknown) => boolean) => {
  const known = tests.get(schema) ?? Schema.is(schema)
  tests.set(schema, known)
  return known
}

const entriesOf = (value: unknown): ReadonlyArray<readonly [string, unknown]> =>
  typeof value === "object" && value !== null ? Object.entries(value) : []

const amount = (values: ReadonlyArray<unknown>): string => (values.length === 0 ? none : some)

const fieldTaken = ({ name, optional, schema }: Field, value: unknown, path: string): ReadonlyArray<Choice> => {
  const field = inside(path, name)
  const found = entriesOf(value).find(([key]) => key === name)
  const inner = found === undefined ? [] : taken(schema, found[1], field)
  return optional ? [{ path: field, chosen: found === undefined ? absent : present }, ...inner] : inner
}

/** What was chosen in a value. */
export const taken = (schema: AnySchema, value: unknown, path = ""): ReadonlyArray<Choice> => {
  const shape = shapeOf(schema)
  switch (shape?.is) {
    case "fields":
      return shape.fields.flatMap((field) => fieldTaken(field, value, path))
    case "list": {
      const elements = Array.isArray(value) ? value : []
      return [
        { path, chosen: amount(elements) },
        ...elements.flatMap((element) => taken(shape.of, element, `${path}[]`))
      ]
    }
    case "record": {
      const values = entriesOf(value).map(([, each]) => each)
      return [{ path, chosen: amount(values) }, ...values.flatMap((each) => taken(shape.value, each, `${path}{}`))]
    }
    case "one of": {
      const member = shape.members.find((each) => isOf(each)(value))
      return member === undefined ? [] : [{ path, chosen: nameOf(member) }, ...taken(member, value, path)]
    }
    case "boolean":
      return [{ path, chosen: String(value) }]
    default:
      return []
  }
}
