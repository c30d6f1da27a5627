/**
 * The check of rows for programs that know no Effect.
 */
import { Result, Schema } from "effect"
import { type Question, registrations } from "../consortium/Question.ts"
import { CallYear } from "../programme/CallYears.ts"
import { actionsIn, type RuleSet, ruleSetFor } from "../programme/RuleSet.ts"
import { shippedRuleSets } from "../programme/Shipped.ts"
import type { RowRules } from "../registration/CheckRegistration.ts"
import { parseRegistrationRules } from "../registration/ParseRegistrationRules.ts"
import type { FieldValues, RecordSources, RegistrationRecord } from "../registration/RegistrationRecord.ts"
import { type RegistrationRow, rowOf } from "../registration/RegistrationRow.ts"
import { type RegistrationRules, registrationRulesFor } from "../registration/RegistrationRules.ts"
import { participantsOf, recordsOf } from "../registration/Registrations.ts"
import { shippedRegistrationRules } from "../registration/ShippedRegistrationRules.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { askedBy } from "./InvalidQuestion.ts"

/** Whatever answers questions, such as an open consortium. */
export interface Answers<Options> {
  ask<Answer>(question: Question<Answer>, options?: Options): Promise<Answer>
}

/** Where records take from what the log does not hold. */
export interface CheckSources extends RecordSources {
  /** What is kept about a participant, by its reference; nothing where there is nothing, or where it was erased. */
  readonly person: (participant: string) => Promise<FieldValues | undefined>
}

/** The sets of rules to choose from; those that come with the library where nothing is said. */
export interface RulesOffered {
  readonly registration?: ReadonlyArray<RegistrationRules>
  readonly programme?: ReadonlyArray<RuleSet>
}

const unread = Schema.optionalKey(Schema.Unknown)

const toDay = askedBy(
  Schema.Struct({ on: CalendarDate, offered: Schema.Struct({ registration: unread, programme: unread }) })
)

/**
 * What rows of an action such as `KA121-VET` in a call are judged by on a day (`YYYY-MM-DD`). Throws where there are no rules of rows for
 * the call, where the programmes have no such action in it, and where the day is none. `{ programme: [] }` leaves the rules of programmes
 * out.
 */
export const rowRules = (action: string, callYear: number, on: string, offered: RulesOffered = {}): RowRules => {
  const { programme = shippedRuleSets, registration = shippedRegistrationRules } = offered
  const { on: day } = toDay({ on, offered })
  const rows = registrationRulesFor(registration, callYear, day)
  if (rows === undefined) throw new RangeError(`There are no rules of rows for the call of ${callYear} on ${on}`)
  const rules = ruleSetFor(programme, action, callYear, day)
  if (rules === undefined && programme.length > 0) {
    const known = actionsIn(programme, callYear, day).join(", ")
    throw new RangeError(
      `There are no rules of ${JSON.stringify(action)} for the call of ${callYear} on ${on}; there are of ${known === "" ? "no action" : known}`
    )
  }
  return { registration: rows, ...(rules === undefined ? {} : { programme: rules }) }
}

/** Rules of rows from a value or from parsed JSON; throws an error that names every problem with its path. */
export const readRegistrationRules = (input: unknown): RegistrationRules =>
  Result.getOrThrow(parseRegistrationRules(input))

/** Whose records, and from where. What the sources hold is read when a record is made: no message repeats anything of it. */
const readFrom = askedBy(
  Schema.Struct({
    project: Schema.String,
    sources: Schema.Struct({
      person: Schema.Unknown,
      callYear: CallYear,
      member: Schema.optionalKey(Schema.String),
      organisations: unread,
      given: unread,
      erased: unread
    })
  })
)

/** The records of a project's mobilities that the tool has or should have, now or in the past that the options name. */
export const readRecords = async <Options>(
  consortium: Answers<Options>,
  project: string,
  sources: CheckSources,
  options?: Options
): Promise<ReadonlyArray<RegistrationRecord>> => {
  readFrom({ project, sources })
  const answer = await consortium.ask(registrations(project, sources), options)
  const people = new Map<string, FieldValues>()
  for (const participant of participantsOf(answer)) {
    const fields = await sources.person(participant)
    if (fields !== undefined) people.set(participant, fields)
  }
  return recordsOf(answer, people, sources)
}

/** A row for each of these mobilities: what the tool reported, our own check, and what it found. */
export const checkProject = async <Options>(
  consortium: Answers<Options>,
  project: string,
  rules: RowRules,
  sources: CheckSources,
  options?: Options
): Promise<ReadonlyArray<RegistrationRow>> =>
  (await readRecords(consortium, project, sources, options)).map((record) => rowOf(rules, record))
