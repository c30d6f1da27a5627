/**
 * The keys of the parts that decisions about one mobility read: the mobility tells the others.
 */
import type { MobilityId } from "../Ids.ts"
import type { Mobility } from "./MobilityState.ts"

/** Project and participant are known once the mobility is. */
export const keysOf = (
  { mobility }: { readonly mobility: MobilityId },
  known: { readonly mobility?: Mobility | undefined }
): { readonly mobility: string; readonly project?: string; readonly participant?: string } => {
  const details = known.mobility?.details
  return details === undefined ? { mobility } : { mobility, project: details.project, participant: details.participant }
}
