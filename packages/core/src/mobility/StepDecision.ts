/**
 * The shape of a decision about one mobility whose event follows from its command.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { DecisionContext } from "../eventsourcing/Command.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import type { Settings } from "../project/Settings.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { FactDraft } from "./Compose.ts"
import { mobility } from "./Mobility.ts"
import { keysOf } from "./Parts.ts"
import { participantStays } from "./ParticipantStays.ts"
import type { Mobility } from "./MobilityState.ts"
import { type Entry, type StepCommand, type StepStates, takeStep } from "./TakeStep.ts"

const home = { mobility, project }
const away = { mobility, project, participant: participantStays }

type DraftOf<Command> = (command: Command, occurredOn: CalendarDate, entry: Entry) => FactDraft

/** What a step has against a mobility whose stage allows it. */
type Against<Command> = (
  command: Command,
  mobility: Mobility,
  on: CalendarDate,
  settings: Settings
) => Refusal | undefined

const decided =
  <Command extends StepCommand>(draftOf: DraftOf<Command>, against?: Against<Command>) =>
  (command: Command, states: StepStates, context: DecisionContext) =>
    takeStep(
      command,
      states,
      context,
      (on, entry) => draftOf(command, on, entry),
      (on) => against?.(command, states.mobility, on, states.project.settings)
    )

/** A step that leaves the days of the stay alone. */
export const homeStep = <Command extends StepCommand>(
  name: Command["type"],
  draftOf: DraftOf<Command>,
  against?: Against<Command>
): Decision<Command, ConsortiumEvent, Refusal, typeof home> => ({
  name,
  parts: home,
  contends: "mobility",
  keys: keysOf,
  decide: decided(draftOf, against)
})

/** A step that changes the days of the stay, so that those of the participant's other stays matter. */
export const awayStep = <Command extends StepCommand>(
  name: Command["type"],
  draftOf: DraftOf<Command>,
  against?: Against<Command>
): Decision<Command, ConsortiumEvent, Refusal, typeof away> => ({
  name,
  parts: away,
  contends: "mobility",
  keys: keysOf,
  decide: decided(draftOf, against)
})
