/**
 * Decisions that mistake what was paid, or whose it is.
 */
import { Ids } from "@westum/mobility"
import { type BrokenDecisions, mistaking, recordingOf } from "./BrokenDecisions.ts"

export const moneyFaults: ReadonlyArray<BrokenDecisions> = [
  {
    fault: "takes back what is paid later only",
    decisions: mistaking(
      ({ mobility }) =>
        mobility === undefined
          ? {}
          : { mobility: { ...mobility, money: mobility.money.map((moved) => ({ ...moved, on: null })) } },
      "record-recovery"
    ),
    caughtBy: "nobody is paid who was never approved, and no more is taken back than was paid"
  },
  {
    fault: "copies another member into payments",
    decisions: recordingOf((event) => ({ ...event, member: Ids.MemberId.make("elsewhere") }), "record-payment"),
    caughtBy: "without corrections the events as of no day are the events"
  }
]
