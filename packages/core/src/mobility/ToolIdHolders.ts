/**
 * Projection: which mobility of a project has a tool id.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import type { MobilityId, ProjectId, ToolId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { Mobility } from "./MobilityState.ts"
import { keysOf } from "./Parts.ts"

/**
 * The mobilities with this tool id: one at most. Only a past seen after corrections may show two at once: that of a mobility
 * which had a row by this id in another project until the row was removed and the mobility moved here, that of one whose row turned
 * out to have had this id when it was still another's, or that of one that was called an error while another had it.
 */
export type ToolIdHolders = ReadonlyArray<MobilityId>

/** Ids hold no control characters, so that the two cannot run into one another. */
const border = "\u001f"

/** The key of a tool id within a project. */
export const toolIdKey = (project: ProjectId, tool: ToolId): string => `${project}${border}${tool}`

const without = (holders: ToolIdHolders, mobility: MobilityId): ToolIdHolders =>
  holders.filter((holder) => holder !== mobility)

/** One tool id of one project per key. */
export const toolIdHolders: Projection<ToolIdHolders, ConsortiumEvent> = {
  name: "tool-id-holders",
  version: 3,
  types: [
    "mobility.registered",
    "mobility.registration-removed",
    "mobility.registration-corrected",
    "mobility.entered-in-error",
    "mobility.reinstated"
  ],
  initial: [],
  tags: (key) => {
    const [project = "", tool = ""] = key.split(border)
    return [`tool:${tool}`, `project:${project}`]
  },
  keys: (event) => {
    switch (event.type) {
      case "mobility.registered":
      case "mobility.registration-removed":
        return [toolIdKey(event.project, event.tool)]
      case "mobility.registration-corrected":
        return [toolIdKey(event.project, event.tool), toolIdKey(event.project, event.wrongTool)]
      case "mobility.entered-in-error":
      case "mobility.reinstated":
        return event.tool === undefined ? [] : [toolIdKey(event.project, event.tool)]
      default:
        return []
    }
  },
  evolve: (holders, event, _at, key) => {
    switch (event.type) {
      case "mobility.registered":
      case "mobility.reinstated":
        return [...holders, event.mobility]
      case "mobility.registration-removed":
      case "mobility.entered-in-error":
        return without(holders, event.mobility)
      case "mobility.registration-corrected":
        return key === toolIdKey(event.project, event.tool)
          ? [...holders, event.mobility]
          : without(holders, event.mobility)
      default:
        return holders
    }
  }
}

/** The keys of a decision by which a mobility comes to have this tool id. */
export const keysWithToolId = (
  command: { readonly mobility: MobilityId; readonly tool: ToolId },
  known: { readonly mobility?: Mobility | undefined }
) => {
  const keys = keysOf(command, known)
  const details = known.mobility?.details
  return details === undefined ? keys : { ...keys, holders: toolIdKey(details.project, command.tool) }
}

/** That another mobility has it; nothing where none does. */
export const toolIdTaken = ([holder]: ToolIdHolders, project: ProjectId, tool: ToolId): Refusal | undefined =>
  holder === undefined ? undefined : { code: "ToolIdTaken", project, tool, mobility: holder }
