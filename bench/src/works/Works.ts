/**
 * Everything that is measured, by name.
 */
import type { Scale } from "../Scale.ts"
import type { Work } from "../Work.ts"
import { appendInMemory } from "./AppendInMemory.ts"
import { appendOnSqlite } from "./AppendOnSqlite.ts"
import { commandsInMemory } from "./CommandsInMemory.ts"
import { commandsOnSqlite } from "./CommandsOnSqlite.ts"
import { foldMillion } from "./FoldMillion.ts"
import { rebuildReadModels } from "./RebuildReadModels.ts"

export const works: ReadonlyMap<string, (scale: Scale) => Promise<Work>> = new Map([
  ["commands-in-memory", commandsInMemory],
  ["commands-on-sqlite", commandsOnSqlite],
  ["appends-on-sqlite", appendOnSqlite],
  ["appends-in-memory", appendInMemory],
  ["fold", foldMillion],
  ["rebuild", rebuildReadModels]
])
