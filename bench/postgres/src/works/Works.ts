/**
 * Everything that is measured, by name.
 */
import type { Work } from "../../../src/Work.ts"
import type { Scale } from "../Scale.ts"
import { appends } from "./Appends.ts"
import { coldAlone, coldCommands, warmAlone, warmCommands } from "./Commands.ts"
import { contention } from "./Contention.ts"
import { growth } from "./Growth.ts"
import { loads } from "./Loads.ts"
import { replay } from "./Replay.ts"

/** What takes long, and is asked for by itself. */
export const longWorks: ReadonlyMap<string, (scale: Scale) => Promise<Work>> = new Map([["growth", growth]])

export const works: ReadonlyMap<string, (scale: Scale) => Promise<Work>> = new Map([
  ["appends", appends],
  ["commands-cold", coldCommands],
  ["commands-warm", warmCommands],
  ["contention", contention],
  ["loads", loads],
  ["replay", replay],
  ["alone-cold", coldAlone],
  ["alone-warm", warmAlone]
])
