/**
 * What was told of the row that a mobility has in the tool.
 */
import type { ToolId } from "../Ids.ts"
import type { Fact } from "./MobilityState.ts"

/** Everything since the row was made that stands now; a row that was removed before is another. */
export const rowFacts = (facts: ReadonlyArray<Fact>): ReadonlyArray<Fact> =>
  facts
    .slice(facts.findLastIndex(({ event }) => event.type === "mobility.registered"))
    .filter(({ event }) => "tool" in event)

/** The facts, these of them with another tool id. */
export const withToolId = (
  facts: ReadonlyArray<Fact>,
  corrects: ReadonlyArray<string>,
  tool: ToolId
): ReadonlyArray<Fact> =>
  facts.map(({ event, id }): Fact => ({
    id,
    event: corrects.includes(id) && "tool" in event ? { ...event, tool } : event
  }))
