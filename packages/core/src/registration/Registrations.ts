/**
 * All mobilities of a project that the tool has or should have, with what the project has agreed on: what rows are checked by.
 */
import type { MobilityId, ParticipantId } from "../Ids.ts"
import type { Gathered, GatheredMobility, Wanted } from "../mobility/Gathered.ts"
import type { Mobility } from "../mobility/MobilityState.ts"
import type { Project } from "../project/Project.ts"
import { isForTool } from "../todo/InTool.ts"
import { type FieldValues, type RecordSources, recordOf, type RegistrationRecord } from "./RegistrationRecord.ts"

/** A mobility with its id. */
export interface Registrable {
  readonly id: MobilityId
  readonly mobility: Mobility
}

/** A project with its mobilities of which the tool has a row, or should have one, in the order in which they were entered. */
export interface Registrations {
  readonly project: Project
  readonly mobilities: ReadonlyArray<Registrable>
}

/** Those that the tool should show, and those that it still shows. Who needs no place is not expected there. */
const belongs = ({ details, mobility: { registration, stage } }: GatheredMobility, { settings }: Project): boolean =>
  registration !== undefined || (isForTool(stage) && !settings.placeless.includes(details.category))

/** What the tool has, and should have, of all that was gathered: of all members, or of one. */
export const registrationsIn = (known: Gathered, of: Wanted): Registrations => ({
  project: known.project,
  mobilities: known.mobilities(of).filter((each) => belongs(each, known.project))
})

/** Whose personal data the records want, each once. */
export const participantsOf = ({ mobilities }: Registrations): ReadonlyArray<ParticipantId> => [
  ...new Set(mobilities.flatMap(({ mobility: { details } }) => (details === undefined ? [] : [details.participant])))
]

/** The records of all of them; `people` is what `PersonalData` has of the participants. */
export const recordsOf = (
  { mobilities, project }: Registrations,
  people: ReadonlyMap<string, FieldValues>,
  sources: RecordSources
): ReadonlyArray<RegistrationRecord> =>
  mobilities.map(({ id, mobility }) => {
    const participant = mobility.details?.participant
    return recordOf(id, mobility, project, participant === undefined ? undefined : people.get(participant), sources)
  })
