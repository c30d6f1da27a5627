/**
 * Projection: which mobility of a project a tool id belongs to.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import type { MobilityId, ProjectId, ToolId } from "../Ids.ts"

/** The mobility with this tool id, if there is one. */
export type ToolIdHolder = MobilityId | null

/** Ids hold no control characters, so that the two cannot run into one another. */
const border = "\u001f"

/** The key of a tool id within a project. */
export const toolIdKey = (project: ProjectId, tool: ToolId): string => `${project}${border}${tool}`

/** One tool id of one project per key. */
export const toolIdHolder: Projection<ToolIdHolder, ConsortiumEvent> = {
  name: "tool-id-holder",
  version: 1,
  types: ["mobility.registered", "mobility.registration-removed", "mobility.entered-in-error"],
  initial: null,
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
  evolve: (_holder, event) => (event.type === "mobility.registered" ? event.mobility : null)
}
