/**
 * A small domain to try event sourcing with: students take places in courses, which tutors give.
 */
import { Result, Schema } from "effect"
import type { AnyDecision, Decision } from "../../src/eventsourcing/Decision.ts"
import type { Tag } from "../../src/eventsourcing/Event.ts"
import * as EventCodec from "../../src/eventsourcing/EventCodec.ts"
import type { Projection } from "../../src/eventsourcing/Projection.ts"

const course = Schema.String
const student = Schema.String
const tutor = Schema.String

const Opened = Schema.Struct({ type: Schema.Literal("course.opened"), course, places: Schema.Natural, tutor })
const PlacesSet = Schema.Struct({ type: Schema.Literal("course.places-set"), course, places: Schema.Natural })
const TutorChanged = Schema.Struct({ type: Schema.Literal("course.tutor-changed"), course, tutor })
const Enrolled = Schema.Struct({ type: Schema.Literal("student.enrolled"), course, student })
const Left = Schema.Struct({ type: Schema.Literal("student.left"), course, student })
const Noted = Schema.Struct({ type: Schema.Literal("student.noted"), student, note: Schema.String })
const FellIll = Schema.Struct({ type: Schema.Literal("tutor.fell-ill"), tutor })
const Recovered = Schema.Struct({ type: Schema.Literal("tutor.recovered"), tutor })

/** What can happen. */
export type CourseEvent =
  | typeof Opened.Type
  | typeof PlacesSet.Type
  | typeof TutorChanged.Type
  | typeof Enrolled.Type
  | typeof Left.Type
  | typeof Noted.Type
  | typeof FellIll.Type
  | typeof Recovered.Type

/** Every event has a tag for each thing it names, and a change of tutor belongs to the new one. */
export const tagsOf = (event: CourseEvent): ReadonlyArray<Tag> => {
  const tags: Array<Tag> = []
  if ("course" in event) tags.push(`course:${event.course}`)
  if ("student" in event) tags.push(`student:${event.student}`)
  if ("tutor" in event) tags.push(`tutor:${event.tutor}`)
  return tags
}

const define = <Event extends CourseEvent>(
  schema: Schema.Codec<Event, unknown> & { readonly fields: { readonly type: { readonly literal: Event["type"] } } }
): EventCodec.EventDefinition<Event> => ({
  type: schema.fields.type.literal,
  version: 1,
  schema,
  tags: tagsOf,
  upcasts: []
})

/** Each type of event. */
export const definitions: Readonly<Record<CourseEvent["type"], EventCodec.EventDefinition<CourseEvent>>> = {
  "course.opened": define(Opened),
  "course.places-set": define(PlacesSet),
  "course.tutor-changed": define(TutorChanged),
  "student.enrolled": define(Enrolled),
  "student.left": define(Left),
  "student.noted": define(Noted),
  "tutor.fell-ill": define(FellIll),
  "tutor.recovered": define(Recovered)
}

/** Writes and reads events of courses. */
export const codec = EventCodec.make<CourseEvent>(definitions)

/** A course: its places, who has one, who gives it. */
export interface Course {
  readonly places: number
  readonly students: ReadonlyArray<string>
  readonly tutor: string | undefined
}

/** One state per course. */
export const seats: Projection<Course, CourseEvent> = {
  name: "seats",
  version: 1,
  schema: Schema.Struct({
    places: Schema.Number,
    students: Schema.Array(Schema.String),
    tutor: Schema.UndefinedOr(Schema.String)
  }),
  types: ["course.opened", "course.places-set", "course.tutor-changed", "student.enrolled", "student.left"],
  initial: { places: 0, students: [], tutor: undefined },
  tags: (key) => [`course:${key}`],
  keys: (event) => ("course" in event ? [event.course] : []),
  evolve: (state, event) => {
    switch (event.type) {
      case "course.opened":
        return { ...state, places: event.places, tutor: event.tutor }
      case "course.places-set":
        return { ...state, places: event.places }
      case "course.tutor-changed":
        return { ...state, tutor: event.tutor }
      case "student.enrolled":
        return { ...state, students: [...state.students, event.student] }
      case "student.left":
        return { ...state, students: state.students.filter((other) => other !== event.student) }
      default:
        return state
    }
  }
}

/** The courses of each student, by position and time of enrolling: what a projection may keep of where an event stands. */
export const timetable: Projection<Readonly<Record<string, string>>, CourseEvent> = {
  name: "timetable",
  version: 1,
  schema: Schema.Record(Schema.String, Schema.String),
  types: ["student.enrolled", "student.left"],
  initial: {},
  tags: (key) => [`student:${key}`],
  keys: (event) => ("student" in event ? [event.student] : []),
  evolve: (state, event, { id, position, recordedAt }) => {
    if (!("course" in event)) return state
    const { [event.course]: _, ...others } = state
    return event.type === "student.enrolled" ? { ...others, [event.course]: `${id} ${position} ${recordedAt}` } : others
  }
}

/** Whether a tutor is ill. */
export const illness: Projection<boolean, CourseEvent> = {
  name: "illness",
  version: 1,
  schema: Schema.Boolean,
  types: ["tutor.fell-ill", "tutor.recovered"],
  initial: false,
  tags: (key) => [`tutor:${key}`],
  keys: (event) => ("tutor" in event ? [event.tutor] : []),
  evolve: (_, event) => event.type === "tutor.fell-ill"
}

/** How often a student came and went in one course; the key is both, and so are the tags. */
export const visits: Projection<number, CourseEvent> = {
  name: "visits",
  version: 1,
  types: ["student.enrolled", "student.left"],
  initial: 0,
  tags: (key) => {
    const [course = "", student = ""] = key.split("/")
    return [`course:${course}`, `student:${student}`]
  },
  keys: (event) => ("course" in event && "student" in event ? [`${event.course}/${event.student}`] : []),
  evolve: (visits) => visits + 1
}

/** How many have enrolled anywhere: one state for the whole log. */
export const enrolments: Projection<number, CourseEvent> = {
  name: "enrolments",
  version: 1,
  schema: Schema.Number,
  types: ["student.enrolled"],
  initial: 0,
  tags: () => [],
  keys: () => [""],
  evolve: (count) => count + 1
}

/** All of them, as a runner takes them. */
export const projections: ReadonlyArray<Projection<unknown, CourseEvent>> = [
  seats,
  timetable,
  illness,
  visits,
  enrolments
]

/** Whoever asks for a place, or for something else. */
export type CourseCommand =
  | { readonly type: "open"; readonly course: string; readonly places: number; readonly tutor: string }
  | { readonly type: "set-places"; readonly course: string; readonly places: number }
  | { readonly type: "change-tutor"; readonly course: string; readonly tutor: string }
  | { readonly type: "enrol"; readonly course: string; readonly student: string }
  | { readonly type: "leave"; readonly course: string; readonly student: string }
  | { readonly type: "note"; readonly student: string; readonly note: string }
  | { readonly type: "report"; readonly tutor: string; readonly ill: boolean }
  | { readonly type: "ask-for-more"; readonly course: string; readonly places: number }

/** Why not. */
export type CourseRefusal =
  | { readonly code: "no place"; readonly places: number; readonly taken: number }
  | { readonly code: "already enrolled" }
  | { readonly code: "not enrolled" }
  | { readonly code: "tutor ill"; readonly tutor: string }
  | { readonly code: "busy"; readonly courses: number }

/** A student takes so many courses at most. */
export const most = 3

type Answer = Result.Result<ReadonlyArray<CourseEvent>, CourseRefusal>
type Of<Type extends CourseCommand["type"]> = Extract<CourseCommand, { readonly type: Type }>

const enrolParts = { seats, timetable, illness }

/** The tutor is known once the course is. */
const enrol: Decision<Of<"enrol">, CourseEvent, CourseRefusal, typeof enrolParts> = {
  name: "enrol",
  parts: enrolParts,
  contends: "seats",
  keys: ({ course, student }, known) => {
    const tutor = known.seats?.tutor
    return { seats: course, timetable: student, ...(tutor === undefined ? {} : { illness: tutor }) }
  },
  decide: ({ course, student }, { illness, seats: { places, students, tutor }, timetable }): Answer => {
    const courses = Object.keys(timetable).length
    if (students.includes(student)) return Result.fail({ code: "already enrolled" })
    if (courses >= most) return Result.fail({ code: "busy", courses })
    if (illness) return Result.fail({ code: "tutor ill", tutor: tutor ?? "" })
    if (students.length >= places) return Result.fail({ code: "no place", places, taken: students.length })
    return Result.succeed([{ type: "student.enrolled", course, student }])
  }
}

const seatsOnly = { seats }

const onSeats = <Command extends CourseCommand & { readonly course: string }>(
  name: string,
  decide: (command: Command, course: Course) => Answer
): Decision<Command, CourseEvent, CourseRefusal, typeof seatsOnly> => ({
  name,
  parts: seatsOnly,
  contends: "seats",
  keys: ({ course }) => ({ seats: course }),
  decide: (command, { seats }) => decide(command, seats)
})

const open = onSeats<Of<"open">>("open", ({ course, places, tutor }) =>
  Result.succeed([{ type: "course.opened", course, places, tutor }])
)

/** Two events: fewer places send those home who came last. */
const setPlaces = onSeats<Of<"set-places">>("set-places", ({ course, places }, { students }) =>
  Result.succeed([
    { type: "course.places-set", course, places },
    ...students.slice(places).map((student) => ({ type: "student.left", course, student }) as const)
  ])
)

const changeTutor = onSeats<Of<"change-tutor">>("change-tutor", ({ course, tutor }) =>
  Result.succeed([{ type: "course.tutor-changed", course, tutor }])
)

const leave = onSeats<Of<"leave">>("leave", ({ course, student }, { students }) =>
  students.includes(student)
    ? Result.succeed([{ type: "student.left", course, student }])
    : Result.fail({ code: "not enrolled" })
)

/** Decided on a course, but written about nobody's places: a note can be taken again and again. */
const noteParts = { timetable }
const note: Decision<Of<"note">, CourseEvent, CourseRefusal, typeof noteParts> = {
  name: "note",
  parts: noteParts,
  contends: "timetable",
  keys: ({ student }) => ({ timetable: student }),
  decide: ({ note, student }) => Result.succeed([{ type: "student.noted", student, note }])
}

const reportParts = { illness }
const report: Decision<Of<"report">, CourseEvent, CourseRefusal, typeof reportParts> = {
  name: "report",
  parts: reportParts,
  contends: "illness",
  keys: ({ tutor }) => ({ illness: tutor }),
  decide: ({ ill, tutor }, { illness }) =>
    Result.succeed(ill === illness ? [] : [{ type: ill ? "tutor.fell-ill" : "tutor.recovered", tutor }])
}

/** Contends on a part whose key only the course tells. */
const askParts = { seats, illness }
const askForMore: Decision<Of<"ask-for-more">, CourseEvent, CourseRefusal, typeof askParts> = {
  name: "ask-for-more",
  parts: askParts,
  contends: "illness",
  keys: ({ course }, { seats }) =>
    seats?.tutor === undefined ? { seats: course } : { seats: course, illness: seats.tutor },
  decide: ({ course, places }, { illness, seats: { tutor = "" } }) =>
    illness
      ? Result.fail({ code: "tutor ill", tutor })
      : Result.succeed([{ type: "course.places-set", course, places }])
}

/** Each decision by the type of its command. */
export const decisions: Readonly<
  Record<CourseCommand["type"], AnyDecision<CourseCommand, CourseEvent, CourseRefusal>>
> = {
  open,
  "set-places": setPlaces,
  "change-tutor": changeTutor,
  enrol,
  leave,
  note,
  report,
  "ask-for-more": askForMore
}

/** The decision for a command. */
export const decisionOf = (command: CourseCommand): AnyDecision<CourseCommand, CourseEvent, CourseRefusal> =>
  decisions[command.type]
