/**
 * All that a row in the tool would say of one mobility, as it stands now or stood then: what the log knows, what the caller gives,
 * and what is kept of the person. It holds personal data: it is made for a check, and is neither stored nor logged.
 */
import { Schema } from "effect"
import { ActivityCode, CategoryCode, type MemberId, MobilityId, type ParticipantId, ToolId } from "../Ids.ts"
import { interruptedDays } from "../mobility/Interruption.ts"
import { Mode } from "../mobility/Mode.ts"
import { RegisteredDates } from "../mobility/MobilityEvent.ts"
import type { Mobility } from "../mobility/MobilityState.ts"
import { isOfForceMajeure } from "../mobility/ParticipantReport.ts"
import { Stage } from "../mobility/Stage.ts"
import { Stay } from "../mobility/Stay.ts"
import { CallYear } from "../programme/CallYears.ts"
import { isSubmitted } from "../project/PhaseHistory.ts"
import type { Project } from "../project/Project.ts"
import { CalendarDate } from "../time/CalendarDate.ts"

/** Texts by the names or keys of fields. */
export const FieldValues = Schema.Record(Schema.String, Schema.String)
export type FieldValues = typeof FieldValues.Type

/** What the tool says of a row. */
export const ReportedStatus = Schema.Literals(["draft", "complete"])
export type ReportedStatus = typeof ReportedStatus.Type

/** A record. It does not depend on any rules, so that several can judge the same. */
export const RegistrationRecord = Schema.Struct({
  mobility: MobilityId,
  callYear: CallYear,
  stage: Stage,
  category: Schema.NullOr(CategoryCode),
  activity: Schema.NullOr(ActivityCode),
  /** As planned until departure, as it was from then on. */
  stay: Stay,
  /** Days on which the stay paused; null where one of them is unknown. */
  interruptedDays: Schema.NullOr(Schema.Natural),
  forceMajeure: Schema.Boolean,
  /** Told by its field where it is left out: blended or not. */
  mode: Schema.optionalKey(Mode),
  /** The last day online, where there is such a part and the log knows it. */
  virtualEnd: Schema.optionalKey(CalendarDate),
  projectNumber: Schema.NullOr(Schema.String),
  /** Whether the final report of its project is in, so that nothing changes in its rows any more. */
  submitted: Schema.Boolean,
  /** The row in the tool, as it was registered; null where there is none. */
  row: Schema.NullOr(Schema.Struct({ tool: ToolId, status: ReportedStatus, dates: RegisteredDates, period: Stay })),
  /** What the caller gives of the mobility, by the tool's names of its fields. */
  given: FieldValues,
  sender: FieldValues,
  receiver: FieldValues,
  /** What is kept of the participant; null where it was erased. */
  person: Schema.NullOr(FieldValues)
})
export type RegistrationRecord = typeof RegistrationRecord.Type

/** What the caller gives of a mobility, beside what the log knows of it. */
export interface Given {
  /** By the tool's names of its fields. */
  readonly fields?: FieldValues
  /** The form, where the log does not have it. */
  readonly mode?: Mode
}

/** Where a record takes from what the log does not hold. */
export interface RecordSources {
  /** The call that the project was granted under. */
  readonly callYear: CallYear
  /** Whose mobilities are meant; those of all members where it is left out. */
  readonly member?: string
  /** What is known of members and hosts, by their ids: fields such as `pic`, by the keys of the rules. */
  readonly organisations?: Readonly<Record<string, FieldValues>>
  /** What is known of mobilities, by their ids. */
  readonly given?: Readonly<Record<string, Given>>
  /**
   * Those of whose erasure the caller knows. Where it is left out, whoever has nothing kept about them counts as erased; where it is
   * given, such a person's fields are missing unless they are among them.
   */
  readonly erased?: ReadonlyArray<string>
}

/** The value under a name of one's own; never one that every object has. */
export const valueIn = <Value>(values: Readonly<Record<string, Value>> = {}, name: string): Value | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined

const personIn = (
  kept: FieldValues | undefined,
  participant: ParticipantId | undefined,
  erased: RecordSources["erased"]
): FieldValues | null => {
  if (kept !== undefined) return kept
  return erased === undefined || participant === undefined || erased.includes(participant) ? null : {}
}

const organisation = (sources: RecordSources, id: MemberId | Mobility["host"]): FieldValues =>
  (id === undefined ? undefined : valueIn(sources.organisations, id)) ?? {}

/** The form that was entered. Where none was, a field of the tool may tell one. */
const onlineMode = ({ mode }: Mobility): Mode | undefined => (mode === "physical" ? undefined : mode)

/** The record of a mobility as it stands; `kept` is what `PersonalData` has of its participant. */
export const recordOf = (
  id: MobilityId,
  mobility: Mobility,
  project: Pick<Project, "number" | "phases">,
  kept: FieldValues | undefined,
  sources: RecordSources
): RegistrationRecord => {
  const { activity, details, host, registration, stage, stay, virtual } = mobility
  const { fields = {}, mode = onlineMode(mobility) } = valueIn(sources.given, id) ?? {}
  return {
    mobility: id,
    callYear: sources.callYear,
    stage,
    category: details?.category ?? null,
    activity: activity ?? null,
    stay,
    interruptedDays: interruptedDays(mobility) ?? null,
    forceMajeure: isOfForceMajeure(mobility),
    ...(mode === undefined ? {} : { mode }),
    ...(virtual === undefined ? {} : { virtualEnd: virtual.end }),
    projectNumber: project.number ?? null,
    submitted: isSubmitted(project.phases),
    row:
      registration === undefined
        ? null
        : {
            tool: registration.tool,
            status: registration.status,
            dates: registration.dates,
            period: registration.period
          },
    given: fields,
    sender: organisation(sources, details?.member),
    receiver: organisation(sources, host),
    person: personIn(kept, details?.participant, sources.erased)
  }
}
