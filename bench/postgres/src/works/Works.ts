/**
 * Everything that is measured, by name.
 */
import type { Work } from "../../../src/Work.ts"
import type { Scale } from "../Scale.ts"
import { appends } from "./Appends.ts"

export const works: ReadonlyMap<string, (scale: Scale) => Promise<Work>> = new Map([
  ["appends", appends]
])
