/**
 * What waits for somebody.
 */
import type { BudgetHeading } from "../grants/BudgetHeading.ts"
import type { Lacking } from "../mobility/FinalPayment.ts"
import type { DocumentCode, MemberId, MobilityId, ParticipantId } from "../Ids.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { type ToDoKind, toDoKinds, type WaitsFor } from "./ToDoKind.ts"

export { toDoKinds }
export type { ToDoKind, WaitsFor }

/** One thing that waits, and since when. */
export interface ToDoItem {
  readonly kind: ToDoKind
  readonly waitsFor: WaitsFor
  /** The day from which it waits; null where that is not known. */
  readonly since: CalendarDate | null
  /** The day by which it should be done; nothing where there is none. */
  readonly due: CalendarDate | undefined
  /**
   * The final report cannot be submitted before this is done: rows have to be complete, drafts completed or removed (NAITDOC
   * 33529124), and participants' reports are part of it. Of nothing, once the report is in.
   */
  readonly blocksReport: boolean
  /** Nothing where it is about the whole project. */
  readonly mobility: MobilityId | undefined
  readonly member: MemberId | undefined
  readonly participant: ParticipantId | undefined
  /** The document that is to be signed. */
  readonly document: DocumentCode | undefined
  /** The budget heading under which the balance is owed. */
  readonly heading: BudgetHeading | undefined
  /** How many places are unused. */
  readonly places: number | undefined
  /** What the project wants to see before the final payment, and is not there yet. */
  readonly lacking: Lacking | undefined
}
