/**
 * Bad input for every command: what is refused, with all that is said, and that nothing is recorded of it.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Layer, Schema, Struct } from "effect"
import { Consortium, type ConsortiumOptions } from "../../src/consortium/Consortium.ts"
import { decisions } from "../../src/consortium/Decisions.ts"
import * as EventStoreMemory from "../../src/eventsourcing/EventStoreMemory.ts"
import { Refusal, refusalCodes } from "../../src/refusal/Refusal.ts"
import { refusalText } from "../../src/refusal/RefusalText.ts"
import { defaultPermissions } from "../../src/roles/DefaultPermissions.ts"
import { dayIs, stored, today } from "../support/Playing.ts"
import { rows as ahead } from "./ahead.ts"
import { rows as beds } from "./beds.ts"
import { rows as corrections } from "./corrections.ts"
import { rows as days } from "./days.ts"
import { rows as grants } from "./grants.ts"
import { rows as hosting } from "./hosting.ts"
import { rows as members } from "./members.ts"
import { rows as openings } from "./openings.ts"
import { rows as overlaps } from "./overlaps.ts"
import { rows as papers } from "./papers.ts"
import { rows as payments } from "./payments.ts"
import { rows as phases } from "./phases.ts"
import { rows as project } from "./project.ts"
import { rows as quota } from "./quota.ts"
import { rows as registration } from "./registration.ts"
import { rows as reminders } from "./reminders.ts"
import { overruled, rows as roles, ruled, told } from "./roles.ts"
import type { Row } from "./Row.ts"
import { rows as steps } from "./steps.ts"

interface Table {
  readonly about: string
  readonly rows: ReadonlyArray<Row>
  readonly options?: ConsortiumOptions
}

const tables: ReadonlyArray<Table> = [
  { about: "projects", rows: project },
  { about: "openings", rows: openings },
  { about: "members", rows: members },
  { about: "places", rows: quota },
  { about: "money", rows: grants },
  { about: "steps", rows: steps },
  { about: "what lies ahead", rows: ahead },
  { about: "days", rows: days },
  { about: "stays at the same time", rows: overlaps },
  { about: "rows in the tool", rows: registration },
  { about: "papers and goals", rows: papers },
  { about: "phases of a project", rows: phases },
  { about: "form, funding and payments", rows: payments },
  { about: "corrections", rows: corrections },
  { about: "hosting", rows: hosting },
  { about: "beds", rows: beds },
  { about: "reminders", rows: reminders },
  { about: "roles", rows: roles },
  { about: "what somebody may do", rows: told, options: { roles: defaultPermissions } },
  { about: "a rule of one's own", rows: overruled, options: { decisions: ruled } }
]

const all = tables.flatMap(({ rows }) => rows)

/** What a text has to name as it is: whose it is about, and the days that it speaks of. */
const names = ["mobility", "hosting", "tool", "actor", "goal", "date", "earlierOn", "laterOn", "offer", "currency"]

const saysAll = (refusal: Refusal): void => {
  for (const language of ["en", "sv"] as const) {
    const text = refusalText(refusal, language)
    expect(text).not.toMatch(/[{}]|undefined|null|\[object|NaN/)
    for (const [name, value] of Object.entries(refusal)) if (names.includes(name)) expect(text).toContain(String(value))
  }
}

const play = ([, before, command, why, actor = "chief"]: Row) =>
  Effect.gen(function* () {
    yield* dayIs(today)
    const consortium = yield* Consortium
    for (const each of before) yield* consortium.execute(each, { actor: "chief" })
    const { head } = yield* stored
    const failed = yield* Effect.flip(consortium.execute(command, { actor }))
    if (failed._tag !== "Refused") return yield* failed
    expect(failed.refusal).toEqual(why)
    expect(failed.refusals).toHaveLength(1)
    expect((yield* stored).head).toBe(head)
    expect(Schema.decodeUnknownSync(Refusal)(JSON.parse(JSON.stringify(failed.refusal)))).toEqual(failed.refusal)
    saysAll(failed.refusal)
  })

for (const { about, options = {}, rows } of tables) {
  const layer = Layer.fresh(Consortium.layerWith(options)).pipe(Layer.provideMerge(Layer.fresh(EventStoreMemory.layer)))
  describe(`refused about ${about}:`, () => {
    for (const row of rows) it.effect(row[0], () => Effect.provide(play(row), layer))
  })
}

describe("the table of what is refused", () => {
  it("has two cases of every command", () => {
    const few = Struct.keys(decisions).filter((type) => all.filter(([, , command]) => command.type === type).length < 2)
    expect(few).toEqual([])
  })

  it("has a case of every refusal that a decision gives", () => {
    const given = refusalCodes.filter((code) => all.some(([, , , why]) => why.code === code))
    // A row of several whose id belongs to something else is never decided on.
    expect([...given, "CommandIdReused"].toSorted()).toEqual(refusalCodes.toSorted())
  })

  it("says each case once", () => {
    const said = all.map(([, ...what]) => JSON.stringify(what))
    expect(said.filter((each, i) => said.indexOf(each) !== i)).toEqual([])
    expect(new Set(all.map(([name]) => name)).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(300)
  })
})
