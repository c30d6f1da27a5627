/**
 * Projection: which mobility of a project has a tool id.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import type { MobilityId, ProjectId, ToolId } from "../Ids.ts"

/**
 * The mobilities with this tool id: one at most. Only a past seen after corrections may show two at once: that of a mobility
 * which had a row by this id in another project until the row was removed and the mobility moved here.
 */
export type ToolIdHolders = ReadonlyArray<MobilityId>

/** Ids hold no control characters, so that the two cannot run into one another. */
const border = "\u001f"

/** The key of a tool id within a project. */
export const toolIdKey = (project: ProjectId, tool: ToolId): string => `${project}${border}${tool}`

/** One tool id of one project per key. */
export const toolIdHolders: Projection<ToolIdHolders, ConsortiumEvent> = {
  name: "tool-id-holders",
  version: 1,
  types: ["mobility.registered", "mobility.registration-removed", "mobility.entered-in-error"],
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
      case "mobility.entered-in-error":
        return event.tool === undefined ? [] : [toolIdKey(event.project, event.tool)]
      default:
        return []
    }
  },
  evolve: (holders, event) => {
    switch (event.type) {
      case "mobility.registered":
        return [...holders, event.mobility]
      case "mobility.registration-removed":
      case "mobility.entered-in-error":
        return holders.filter((holder) => holder !== event.mobility)
      default:
        return holders
    }
  }
}
