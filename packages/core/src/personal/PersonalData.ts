/**
 * Where names, addresses and notes about people live: beside the log, changeable, and erasable per person.
 */
import { Context, Effect, type Option, Result, Schema, SchemaParser } from "effect"
import { StoreFailureReason } from "../eventsourcing/EventStore.ts"
import { linesOf, Problem, problemsIn, strictly } from "../Problem.ts"

/** What is kept about one person, such as `name`, `email`, `note`. */
export type Fields = Readonly<Record<string, string>>

/** The storage underneath failed; asking again is harmless, since every operation can be repeated. */
export class PersonalDataFailed extends Schema.TaggedError<PersonalDataFailed>()("PersonalDataFailed", {
  reason: StoreFailureReason,
  /** What was being done, and to what: the file, the server. */
  detail: Schema.String,
  cause: Schema.Defect()
}) {
  override get message() {
    return `The store of personal data failed (${this.reason}): ${this.detail}`
  }
}

/** Nothing was kept: a subject without a name, or fields that are no texts. What was found is not told, since it may be personal. */
export class InvalidPersonalData extends Schema.TaggedError<InvalidPersonalData>()("InvalidPersonalData", {
  problems: Schema.NonEmptyArray(Problem)
}) {
  override get message() {
    return linesOf(this.problems)
  }
}

const decode = SchemaParser.decodeUnknownResult(
  Schema.Struct({ subject: Schema.NonEmptyString, fields: Schema.Record(Schema.String, Schema.String) }),
  { ...strictly, reportInput: false }
)

/** Fails where these cannot be kept. Every store asks this before it writes. */
export const keepable = (subject: string, fields: Fields): Effect.Effect<void, InvalidPersonalData> =>
  Effect.suspend(() =>
    Result.match(decode({ subject, fields }), {
      onSuccess: () => Effect.void,
      onFailure: (issue) => Effect.fail(new InvalidPersonalData({ problems: problemsIn(issue) }))
    })
  )

/**
 * Keyed by subject: the opaque reference that events carry in place of a person. Nothing that is counted or decided depends
 * on it, so erasing a person changes no figure.
 */
export interface PersonalDataService {
  /** Keeps these fields, in place of all that was kept about the subject. */
  readonly put: (subject: string, fields: Fields) => Effect.Effect<void, InvalidPersonalData | PersonalDataFailed>

  /** The fields of the subject; none when there never were any, or when they were erased. */
  readonly get: (subject: string) => Effect.Effect<Option.Option<Fields>, PersonalDataFailed>

  /** Leaves nothing of the subject in the store. Erasing again, or somebody unknown, succeeds. */
  readonly erase: (subject: string) => Effect.Effect<void, PersonalDataFailed>

  /** Everybody about whom something is kept, in no particular order. */
  readonly subjects: () => Effect.Effect<ReadonlyArray<string>, PersonalDataFailed>
}

/** The store of personal data. */
export class PersonalData extends Context.Service<PersonalData, PersonalDataService>()(
  "@westum/mobility/PersonalData"
) {}
