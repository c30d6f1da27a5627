/**
 * Read model: the stays of each participant, found by how many there are and when.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { ReadModel } from "../readmodel/ReadModel.ts"
import { ParticipantStays, participantStays } from "./ParticipantStays.ts"

/** All stays of a participant together, over all projects. */
export type ParticipantColumns = {
  readonly participant: string
  /** How many: approved ones and those that happened. */
  readonly stays: number
  /** The first day that is known of any of them. */
  readonly firstDay: string | null
  /** The last day that is known of any of them. */
  readonly lastDay: string | null
}

const known = (days: ReadonlyArray<string | null>): ReadonlyArray<string> =>
  days.filter((day) => day !== null).toSorted()

/** One row per participant. */
export const participantRows: ReadModel<ParticipantStays, ConsortiumEvent, ParticipantColumns> = {
  projection: { ...participantStays, schema: ParticipantStays },
  version: 1,
  columns: { participant: "text", stays: "number", firstDay: "text", lastDay: "text" },
  row: (state, participant) => {
    const stays = Object.values(state)
    const days = known(stays.flatMap(({ end, start }) => [start, end]))
    return { participant, stays: stays.length, firstDay: days.at(0) ?? null, lastDay: days.at(-1) ?? null }
  }
}
