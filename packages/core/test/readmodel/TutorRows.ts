/**
 * A read model of tutors, for tests.
 */
import { Schema } from "effect"
import type { ReadModel } from "../../src/readmodel/ReadModel.ts"
import { type CourseEvent, illness } from "../eventsourcing/courses.ts"

/** One row per tutor of whom anybody has said how they are. */
export const tutorRows: ReadModel<boolean, CourseEvent, { readonly ill: number }> = {
  projection: { ...illness, schema: Schema.Boolean },
  version: 1,
  columns: { ill: "number" },
  row: (ill) => ({ ill: Number(ill) })
}
