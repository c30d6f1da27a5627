/**
 * Decision: give a place. The one decision that competes for places.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { project } from "../project/Project.ts"
import { guard } from "../quota/Guarding.ts"
import { places } from "../quota/Places.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { mobility } from "./Mobility.ts"
import type { Approve } from "./MobilityCommand.ts"
import { keysOf } from "./Parts.ts"
import { participantStays } from "./ParticipantStays.ts"
import { saidLater, saysPlan } from "./SaidLater.ts"
import { stepRefusal, takeStep } from "./TakeStep.ts"

const parts = { mobility, project, places, participant: participantStays }

export const approve: Decision<Approve, ConsortiumEvent, Refusal, typeof parts> = {
  name: "approve",
  parts,
  contends: "places",
  keys: (command, known) => {
    const keys = keysOf(command, known)
    return keys.project === undefined ? keys : { ...keys, places: keys.project }
  },
  decide: (command, states, context) => {
    const { beyondQuota, mobility: id, planned } = command
    const refused = stepRefusal(states.mobility, id, command.type)
    if (refused !== undefined) return Result.fail(refused)
    const { details } = states.mobility
    if (details === undefined) return Result.fail({ code: "UnknownMobility", mobility: id })
    return Result.flatMap(guard(states.places, states.project.settings, details, beyondQuota?.reason), (excess) =>
      takeStep(
        command,
        states,
        context,
        (occurredOn) => ({
          type: "mobility.approved",
          mobility: id,
          occurredOn,
          ...(planned === undefined ? {} : { planned }),
          ...(excess === undefined ? {} : { excess })
        }),
        (on) => (planned === undefined ? undefined : saidLater(saysPlan, states.mobility, "approval", on))
      )
    )
  }
}
