/**
 * Read models with a fault each, and what the law must say of it.
 */
import { MemberRows, MobilityRows, QuotaRows } from "@westum/mobility"
import type { Laws } from "@westum/mobility-testkit"
import { Schema } from "effect"

/** A fault, and the read model that it is in. */
export interface BrokenReadModel {
  readonly fault: string
  readonly model: Laws.AnyReadModel
}

/** A fault, and the rows that it is in. */
export interface BrokenDerivedRows {
  readonly fault: string
  readonly rows: Laws.AnyDerivedRows
}

const sound: Laws.AnyReadModel = MobilityRows.mobilityRows
const soundRows: Laws.AnyDerivedRows = MemberRows.memberRows

const broken = (fault: string, faulty: Partial<Laws.AnyReadModel>): BrokenReadModel => ({
  fault,
  model: { ...sound, ...faulty }
})

const keeping = (schema: Schema.Codec<unknown, unknown>): Partial<Laws.AnyReadModel> => ({
  projection: { ...sound.projection, schema }
})

/** Faults in what is kept, and in the columns. */
export const brokenReadModels: ReadonlyArray<BrokenReadModel> = [
  broken("keeps the stage and forgets the facts", keeping(Schema.Struct({ stage: Schema.Unknown }))),
  broken("cannot read what it has kept", keeping(QuotaRows.quotaRows.projection.schema)),
  broken("leaves a column out", { row: () => ({}) }),
  broken("says a number in a column of text", { row: (state, key) => ({ ...sound.row(state, key), stage: 1 }) }),
  broken("divides by nothing in a column", { row: (state, key) => ({ ...sound.row(state, key), closed: 0 / 0 }) }),
  broken("has a column that it has not declared", { row: (state, key) => ({ ...sound.row(state, key), more: null }) }),
  broken("counts the rows that it has written", {
    row: (() => {
      let written = 0
      return (state, key) => ({ ...sound.row(state, key), closed: written++ })
    })()
  })
]

/** Faults in rows that are read out of others. */
export const brokenDerivedRows: ReadonlyArray<BrokenDerivedRows> = [
  {
    fault: "gives two rows one name",
    rows: { ...soundRows, rows: (state, key) => soundRows.rows(state, key).flatMap((row) => [row, row]) }
  },
  { fault: "shares what the row of the state has not", rows: { ...soundRows, shared: ["project", "held"] } },
  {
    fault: "leaves a column out",
    rows: { ...soundRows, rows: () => [{ name: "", value: null, columns: {} }], shared: [] }
  }
]
