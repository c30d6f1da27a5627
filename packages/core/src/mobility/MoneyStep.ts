/**
 * The shape of a decision that enters money: in the currency of the project, under an id that the mobility does not know yet.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { awarded } from "../grants/ProjectAwards.ts"
import { project } from "../project/Project.ts"
import type { Settings } from "../project/Settings.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { FactDraft } from "./Compose.ts"
import { mobility } from "./Mobility.ts"
import type { Mobility } from "./MobilityState.ts"
import { otherCurrency, paidOtherwise, takenId } from "./MoneyRules.ts"
import { keysOf } from "./Parts.ts"
import type { RecordPayment, RecordRecovery } from "./PaymentCommand.ts"
import { takeStep } from "./TakeStep.ts"

const parts = { mobility, project, awards: awarded }

/** An entry of money; `against` is asked where id and currency are right. */
export const moneyStep = <Command extends RecordPayment | RecordRecovery>(
  name: Command["type"],
  draftOf: (command: Command, occurredOn: CalendarDate) => FactDraft,
  against?: (command: Command, mobility: Mobility, on: CalendarDate, settings: Settings) => Refusal | undefined
): Decision<Command, ConsortiumEvent, Refusal, typeof parts> => ({
  name,
  parts,
  contends: "mobility",
  keys: (command, known) => {
    const { mobility, project } = keysOf(command, known)
    return project === undefined ? { mobility } : { mobility, project, awards: project }
  },
  decide: (command, states, context) =>
    takeStep(
      command,
      states,
      context,
      (on) => draftOf(command, on),
      (on) => {
        const { details, money } = states.mobility
        return (
          takenId(command.mobility, states.mobility, command.payment) ??
          (details === undefined
            ? undefined
            : (otherCurrency(details.project, states.awards, money, command.amount) ??
              paidOtherwise(command.mobility, details.project, states.awards, money))) ??
          against?.(command, states.mobility, on, states.project.settings)
        )
      }
    )
})
