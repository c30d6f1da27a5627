/**
 * The check of all rows of a project, for programs that embed it: the mobilities from the log in one pass, the people from
 * `PersonalData`. It reads, and writes nothing.
 */
import { Effect, Option } from "effect"
import type { AskOptions } from "./Asking.ts"
import type { Answered } from "./Reading.ts"
import { Consortium } from "./Consortium.ts"
import { registrations } from "./Question.ts"
import type { CannotDecode } from "../eventsourcing/EventCodec.ts"
import type { StoreFailed } from "../eventsourcing/EventStore.ts"
import { type Fields, PersonalData, type PersonalDataFailed } from "../personal/PersonalData.ts"
import type { RowRules } from "../registration/CheckRegistration.ts"
import type { RecordSources, RegistrationRecord } from "../registration/RegistrationRecord.ts"
import { type RegistrationRow, rowOf } from "../registration/RegistrationRow.ts"
import { participantsOf, recordsOf } from "../registration/Registrations.ts"
import type { UnknownVersion } from "./UnknownVersion.ts"

/** What keeps a check from its rows. */
export type CheckFailed = StoreFailed | CannotDecode | PersonalDataFailed | UnknownVersion

/** How many people are read at once. */
const atOnce = 16

/**
 * The records of a project's mobilities that the tool has or should have: now, as of a day, as known at a moment, or as of a version. What is kept about
 * people has no past: it is as it is now.
 */
export const readRecords = Effect.fnUntraced(function* (
  project: string,
  sources: RecordSources,
  options?: AskOptions
): Effect.fn.Return<Answered<ReadonlyArray<RegistrationRecord>>, CheckFailed, Consortium | PersonalData> {
  const { ask } = yield* Consortium
  const { get } = yield* PersonalData
  const { answer, upTo } = yield* ask(registrations(project, sources), options)
  const people = new Map<string, Fields>()
  yield* Effect.forEach(
    participantsOf(answer),
    (participant) =>
      Effect.map(
        get(participant),
        Option.map((fields) => people.set(participant, fields))
      ),
    { concurrency: atOnce, discard: true }
  )
  return { answer: recordsOf(answer, people, sources), upTo }
})

/** A row for each of these mobilities: what the tool reported, our own check, and what it found. */
export const checkProject = (
  project: string,
  rules: RowRules,
  sources: RecordSources,
  options?: AskOptions
): Effect.Effect<Answered<ReadonlyArray<RegistrationRow>>, CheckFailed, Consortium | PersonalData> =>
  Effect.map(readRecords(project, sources, options), ({ answer, upTo }) => ({
    answer: answer.map((record) => rowOf(rules, record)),
    upTo
  }))
