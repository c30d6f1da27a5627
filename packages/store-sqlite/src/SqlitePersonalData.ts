/**
 * Personal data in a SQLite file of its own, so that a backup of the log holds none, and so that backups of the two can be
 * kept for different times.
 */
import { PersonalData, StorableText } from "@westum/mobility"
import { Duration, Effect, Layer, Option } from "effect"
import { resolve } from "node:path"
import type { SQLOutputValue } from "node:sqlite"
import { type Attempt, attemptOn } from "./Attempt.ts"
import { jsonIn, textIn } from "./Column.ts"
import type { Connection } from "./Connection.ts"
import type { Failure } from "./Failure.ts"
import { openFile } from "./Opening.ts"
import { personalFile } from "./PersonalTables.ts"
import { FileFault } from "./SqliteFault.ts"

/** Which file, and how it is used. */
export interface Options {
  /** The file; made when there is none. Not that of the log. */
  readonly filename: string
  /** How long to wait while another process writes, in real time. By default 5 seconds. */
  readonly lockTimeout?: Duration.Input
}

// Unlike FULL, EXTRA also makes durable that the journal is gone, which is what commits here. Old values are overwritten at
// once as far as SQLite can; erasing goes further.
const settings = "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;"

const replace = `
  INSERT INTO person (subject, fields) VALUES (?, ?)
  ON CONFLICT (subject) DO UPDATE SET fields = excluded.fields`

const areFields = (value: unknown): value is PersonalData.Fields =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((field) => typeof field === "string")

const fieldsIn = (value: SQLOutputValue | undefined): PersonalData.Fields => {
  const fields = jsonIn(value)
  if (areFields(fields)) return fields
  throw new FileFault("corrupt", "fields were expected where something else stands")
}

/** VACUUM writes the whole file anew: deleting alone leaves copies on pages that SQLite once moved rows away from. */
const erase = (file: Connection, subject: string): void => {
  file.exclusively(() => file.run("DELETE FROM person WHERE subject = ?", [StorableText.encode(subject)]))
  file.script("VACUUM")
}

const make = (
  file: Connection,
  attempt: Attempt<PersonalData.PersonalDataFailed>
): PersonalData.PersonalDataService => ({
  put: (subject, fields) =>
    Effect.andThen(
      PersonalData.keepable(subject, fields),
      attempt("writing", () =>
        file.exclusively(() => file.run(replace, [StorableText.encode(subject), JSON.stringify(fields)]))
      )
    ),
  get: (subject) =>
    attempt("reading", () => {
      const row = file.row("SELECT fields FROM person WHERE subject = ?", [StorableText.encode(subject)])
      return row === undefined ? Option.none() : Option.some(fieldsIn(row[0]))
    }),
  erase: (subject) => attempt("erasing from", () => erase(file, subject)),
  subjects: () =>
    attempt("reading", () =>
      file.rows("SELECT subject FROM person").map(([subject]) => StorableText.decode(textIn(subject)))
    )
})

const failed = ({ cause, detail, reason }: Failure) => new PersonalData.PersonalDataFailed({ reason, detail, cause })

/**
 * The store of personal data in this file. What is erased is nowhere in the file, nor beside it, once `erase` has succeeded;
 * copies that were made of the file are not reached.
 */
export const layer = (options: Options): Layer.Layer<PersonalData.PersonalData, PersonalData.PersonalDataFailed> => {
  const path = resolve(options.filename)
  const attempt = attemptOn(path, Duration.toMillis(options.lockTimeout ?? "5 seconds"), failed)
  const opened = Effect.acquireRelease(
    attempt("opening", () => openFile(path, personalFile, settings)),
    (file) => Effect.sync(() => file.close())
  )
  return Layer.effect(
    PersonalData.PersonalData,
    Effect.map(opened, (file) => make(file, attempt))
  )
}
