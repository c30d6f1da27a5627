/**
 * The keys of the parts that decisions about one hosting read: the hosting tells the project, where it serves one.
 */
import type { HostingId } from "../Ids.ts"
import type { Hosting } from "./HostingState.ts"

/** The project is known once the hosting is. */
export const linkedKeys = (
  { hosting }: { readonly hosting: HostingId },
  known: { readonly hosting?: Hosting | undefined }
): { readonly hosting: string; readonly project?: string } => {
  const project = known.hosting?.standing?.project
  return project === undefined ? { hosting } : { hosting, project }
}
