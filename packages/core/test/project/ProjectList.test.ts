/**
 * The list of projects: each once, as it was agreed on last, in the order in which they began.
 */
import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { AskOptions } from "../../src/consortium/Asking.ts"
import { projects } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  approved,
  check,
  close,
  correctProject,
  openProject,
  opened,
  retractProjectStep,
  submitReport
} from "../support/Commands.ts"
import { ask, play, send } from "../support/Playing.ts"

/** In short. */
const listed = (options?: AskOptions) =>
  Effect.map(ask(projects(), options), (rows) =>
    rows.map(({ closedOn, coordinator, end, number, programme, project, start }) =>
      [project, number ?? "–", programme ?? "–", coordinator, start, end, closedOn ?? "–"].join(" ")
    )
  )

it.effect("there is none before one is opened", () =>
  play(
    Effect.gen(function* () {
      expect(yield* listed()).toEqual([])
    })
  )
)

it.effect("each stands there once, as agreed on last and put right; the first to begin is the first", () =>
  play(
    Effect.gen(function* () {
      yield* send(
        ...opened("p"),
        openProject({ project: "a", number: "SE-1", programme: "KA1", start: "2020-01-01", end: "2021-12-31" }),
        openProject({ project: "b", number: "SE-2", start: "2017-06-01", end: "2019-05-31", coordinator: "south" }),
        { type: "assign-number", project: "a", number: "SE-9" },
        { type: "request-extension", project: "a", on: "2020-03-01", end: "2022-06-30" },
        { type: "grant-extension", project: "a", on: "2020-04-01", end: "2022-06-30" },
        correctProject({ start: "2017-07-01" }, "b"),
        ...approved("m")
      )
      expect(yield* listed()).toEqual([
        "b SE-2 – south 2017-07-01 2019-05-31 –",
        "p – – north 2019-09-01 2021-08-31 –",
        "a SE-9 KA1 north 2020-01-01 2022-06-30 –"
      ])
      expect(yield* listed({ asOf: CalendarDate.make("2020-03-15") })).toContain(
        "a SE-1 KA1 north 2020-01-01 2021-12-31 –"
      )
    })
  )
)

it.effect("one that was closed says so, until that is taken back", () =>
  play(
    Effect.gen(function* () {
      yield* send(...opened(), submitReport("final", "2020-02-10"), check("C1", "2020-03-10"), close("2020-04-10"))
      expect(yield* listed()).toEqual(["p – – north 2019-09-01 2021-08-31 2020-04-10"])
      expect(yield* listed({ asOf: CalendarDate.make("2020-04-09") })).toEqual(["p – – north 2019-09-01 2021-08-31 –"])
      yield* send(retractProjectStep())
      expect(yield* listed()).toEqual(["p – – north 2019-09-01 2021-08-31 –"])
    })
  )
)
