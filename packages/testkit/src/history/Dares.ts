/**
 * Every dare there is.
 */
import { checkDares } from "./CheckDares.ts"
import type { Dare } from "./Dare.ts"
import { mobilityDares } from "./MobilityDares.ts"
import { projectDares } from "./ProjectDares.ts"
import { rarity } from "./Seldom.ts"
import { termsDares } from "./TermsDares.ts"

/** The most seldom first. */
export const dares: ReadonlyArray<Dare> = [...mobilityDares, ...checkDares, ...termsDares, ...projectDares].toSorted(
  (one, other) => rarity([other.reason]) - rarity([one.reason])
)
