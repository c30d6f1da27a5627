/**
 * Rows and position are kept in one transaction: whatever is killed, none of them is there without the other. (Two transactions stand so
 * close together that no process which is killed at random dies between them.)
 */
import { expect, it } from "@effect/vitest"
import { ReadModelStore, SequencePosition } from "@westum/mobility"
import { SqliteReadModels } from "@westum/mobility-store-sqlite"
import { Context, Effect, Layer } from "effect"
import { statementsOf } from "./support/Statements.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const towns = { model: "towns", version: "1.1", columns: { country: "text" } } as const

const row = (key: string) => ({ key, state: "{}", columns: { country: "SE" } })

it.live("a step of a read model is one transaction from its first statement to its last", () =>
  Effect.gen(function* () {
    const directory = yield* temporaryDirectory
    const opened = yield* Layer.build(SqliteReadModels.layer({ filename: `${directory}/read-models.db` }))
    const store = Context.get(opened, ReadModelStore.ReadModelStore)
    yield* store.prepare(towns)
    const step = { from: SequencePosition.at(0), upTo: SequencePosition.at(7), rows: [row("a"), row("b")] }
    const [, texts] = yield* statementsOf(store.advance(towns, step))
    const borders = texts.filter((text) => /^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/.test(text))
    expect(borders).toEqual(["BEGIN IMMEDIATE", "COMMIT"])
    expect([texts[0], texts.at(-1)]).toEqual(borders)
    expect(texts.filter((text) => /^(INSERT|UPDATE)/.test(text))).toHaveLength(3)
  })
)
