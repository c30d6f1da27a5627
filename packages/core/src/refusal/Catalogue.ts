/**
 * Refusals in people's languages: templates as data, filled with a refusal's values.
 */
import type { Refusal, RefusalCode } from "./Refusal.ts"

/** One language: a template per code with `{value}` for values, and words for the codes that values are. */
export interface Catalogue {
  readonly templates: Readonly<Record<RefusalCode, string>>
  /** What stages, steps, dates and levels are called. */
  readonly words: Readonly<Record<string, string>>
  /** What stands for a value nobody knows. */
  readonly unknown: string
}

const word = (catalogue: Catalogue, value: unknown): string => {
  if (value === null || value === undefined) return catalogue.unknown
  if (Array.isArray(value)) return value.map((each: unknown) => word(catalogue, each)).join(", ")
  const text = typeof value === "string" ? value : JSON.stringify(value)
  return catalogue.words[text] ?? text
}

/** The values a template asks for. */
export const placeholders = (template: string): ReadonlyArray<string> =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name)

/** A refusal in words. */
export const textOf = (catalogue: Catalogue, refusal: Refusal): string => {
  const values: Readonly<Record<string, unknown>> = refusal
  return catalogue.templates[refusal.code].replaceAll(/\{(\w+)\}/g, (_, name: string) => word(catalogue, values[name]))
}
