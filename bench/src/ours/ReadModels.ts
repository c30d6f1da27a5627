/**
 * The read models that are rebuilt.
 */
import { type ConsortiumEvent, type ReadModel, type ReadModelRunner, shippedReadModels } from "@westum/mobility"
import { Schema } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"

const Life = Schema.Struct({
  stage: Schema.Literals(["none", "applied", "approved", "departed", "completed"]),
  project: Schema.String,
  member: Schema.String,
  category: Schema.String,
  goals: Schema.Array(Schema.String),
  start: Schema.NullOr(Schema.String),
  end: Schema.NullOr(Schema.String),
  lastStepOn: Schema.NullOr(Schema.String),
  tool: Schema.NullOr(Schema.String)
})
type Life = typeof Life.Type

type LifeColumns = {
  readonly project: string
  readonly member: string
  readonly stage: string
  readonly start: string | null
  readonly tool: string | null
}

const evolve = (life: Life, event: ConsortiumEvent): Life => {
  switch (event.type) {
    case "mobility.applied": {
      const { category, goals, member, occurredOn, planned, project } = event
      return { ...life, stage: "applied", project, member, category, goals, ...planned, lastStepOn: occurredOn }
    }
    case "mobility.approved":
      return { ...life, stage: "approved", ...event.stay, lastStepOn: event.occurredOn }
    case "mobility.departed":
      return { ...life, stage: "departed", ...event.stay, lastStepOn: event.occurredOn }
    case "mobility.completed":
      return { ...life, stage: "completed", ...event.stay, lastStepOn: event.occurredOn }
    case "mobility.registered":
      return { ...life, tool: event.tool }
    default:
      return life
  }
}

/** One row per mobility with what the peers keep of it: what they are compared by. */
export const lifeRows: ReadModel.ReadModel<Life, ConsortiumEvent, LifeColumns> = {
  projection: {
    name: "lives",
    version: 1,
    types: ["mobility.applied", "mobility.approved", "mobility.departed", "mobility.completed", "mobility.registered"],
    schema: Life,
    initial: {
      stage: "none",
      project: "",
      member: "",
      category: "",
      goals: [],
      start: null,
      end: null,
      lastStepOn: null,
      tool: null
    },
    tags: (key) => [`mobility:${key}`],
    keys: (event) => ("mobility" in event ? [event.mobility] : []),
    evolve
  },
  version: 1,
  columns: { project: "text", member: "text", stage: "text", start: "text", tool: "text" },
  row: ({ member, project, stage, start, tool }) => ({ project, member, stage, start, tool })
}

/** All that are rebuilt in one pass: with those that ship. */
export const readModels: NonEmptyReadonlyArray<ReadModelRunner.AnyReadModel<ConsortiumEvent>> = [
  lifeRows,
  ...shippedReadModels
]
