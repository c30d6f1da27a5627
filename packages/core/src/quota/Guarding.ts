/**
 * The guard of the places: whether one more may be held, and on what grounds.
 */
import { isReadonlyArrayNonEmpty } from "effect/Array"
import { Result } from "effect"
import type { CategoryCode, MemberId, ProjectId, ReasonCode } from "../Ids.ts"
import type { Stage } from "../mobility/Stage.ts"
import type { Settings } from "../project/Settings.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { Excess } from "./Excess.ts"
import { overLimitsFor } from "./OverLimits.ts"
import { hold, type Places } from "./Places.ts"

/** Whose place it is. */
export interface Claim {
  readonly project: ProjectId
  readonly member: MemberId
  readonly category: CategoryCode
  /** Where its mobility stands; approved, where it is not said. */
  readonly stage?: Stage
}

/** The limits gone over once this claim holds a place, and the cause; nothing when it stays within all of them, or takes none. */
export const excessOf = (
  places: Places,
  { category, member, stage = "approved" }: Claim,
  cause: Excess["cause"]
): Excess | undefined => {
  const over = overLimitsFor(hold(places, { member, category, stage }, 1), member, category)
  return isReadonlyArrayNonEmpty(over) ? { cause, over } : undefined
}

/**
 * Whether an approval may hold one more place: within all limits; above one that only warns; above a blocking one with a
 * reason, where the project allows it.
 */
export const guard = (
  places: Places,
  settings: Settings,
  claim: Claim,
  reason: ReasonCode | undefined
): Result.Result<Excess | undefined, Refusal> => {
  const excess = excessOf(places, claim, "guard-warns")
  const blocked = excess?.over.find(({ level }) => settings.guards[level] === "block")
  if (excess === undefined || blocked === undefined) return Result.succeed(excess)
  if (reason === undefined) return Result.fail({ code: "NoPlaceLeft", project: claim.project, ...blocked })
  return settings.beyondQuota === "forbidden"
    ? Result.fail({ code: "BeyondQuotaForbidden", project: claim.project, ...blocked })
    : Result.succeed({ cause: "beyond-quota", reason, over: excess.over })
}
