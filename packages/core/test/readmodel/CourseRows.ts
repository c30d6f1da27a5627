/**
 * A read model of courses, for tests.
 */
import { Schema } from "effect"
import type { ReadModel } from "../../src/readmodel/ReadModel.ts"
import { type Course, type CourseEvent, seats } from "../eventsourcing/courses.ts"

const schema: Schema.Codec<Course, unknown> = Schema.Struct({
  places: Schema.Int,
  students: Schema.Array(Schema.String),
  tutor: Schema.UndefinedOr(Schema.String)
})

type CourseColumns = { readonly tutor: string | null; readonly free: number }

/** One row per course, found by its tutor and by the places that are free. */
export const courseRows: ReadModel<Course, CourseEvent, CourseColumns> = {
  projection: { ...seats, schema },
  version: 1,
  columns: { tutor: "text", free: "number" },
  row: ({ places, students, tutor }) => ({ tutor: tutor ?? null, free: places - students.length })
}
