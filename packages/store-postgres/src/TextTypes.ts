/**
 * Values out of what PostgreSQL writes as text. The types of our columns alone: how the program has its own read is its business.
 */
import type { TextTypes } from "./ForeignPool.ts"

const element = /"((?:[^"\\]|\\.)*)"|([^,]+)/gs

/** An array of texts out of its text (PostgreSQL, 8.15.6). */
const textArray = (text: string): ReadonlyArray<string> => {
  const inside = text.slice(1, -1)
  if (inside === "") return []
  if (!inside.includes('"')) return inside.split(",")
  return Array.from(inside.matchAll(element), ([, quoted, plain = ""]) => quoted?.replaceAll(/\\(.)/gs, "$1") ?? plain)
}

/** By the number of the type (PostgreSQL, the catalog pg_type): bool, int2, int4, oid, float4, float8, text[]. */
const readers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [16, (text) => text === "t"],
  [21, Number],
  [23, Number],
  [26, Number],
  [700, Number],
  [701, Number],
  [1009, textArray]
])

const asItIs = (text: string): string => text

/** How the columns of our statements are read. */
export const textTypes: TextTypes = { getTypeParser: (type) => readers.get(type) ?? asItIs }
