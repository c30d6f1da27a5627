/**
 * The same without Effect: promises, values, and loops that end when they are left.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { EventStore, StoreFailed } from "../src/eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../src/eventsourcing/EventStoreMemory.ts"
import { storage } from "../src/plain/Storage.ts"
import {
  ConsortiumClosed,
  fourFigures,
  goalProgress,
  memory,
  mobility,
  open,
  type OpenConsortium,
  opening,
  project,
  quotaUsage,
  readPlan,
  refusalText,
  timeline
} from "../src/promise.ts"
import { apply, approve, completed, depart, grant, join, opened, openProject, register } from "./support/Commands.ts"

const fill = [openProject(), ...opened().slice(1)] as const

const withProject = async (): Promise<OpenConsortium> => {
  const consortium = await open(memory())
  expect(await consortium.executeAll(fill)).toMatchObject({ _tag: "Done" })
  return consortium
}

describe("a consortium in a program without Effect", () => {
  it("resolves to events, or to a refusal as a value", async () => {
    await using consortium = await withProject()
    expect(await consortium.execute(apply("m"), { commandId: "c", actor: "coordinator" })).toMatchObject({
      _tag: "Done",
      again: false,
      events: [{ event: { type: "mobility.applied", mobility: "m" } }]
    })
    expect(await consortium.execute(apply("m"), { commandId: "c" })).toMatchObject({ _tag: "Done", again: true })
    const answer = await consortium.execute(depart("m"))
    if (answer._tag === "Done") throw new Error("nobody departs unapproved")
    expect(answer).toMatchObject({ refusals: [{ row: 0, refusal: { code: "StepNotAllowed" } }] })
    const [{ refusal }] = answer.refusals
    expect(refusalText(refusal, "sv")).toBe("Mobiliteten m kan inte påbörjas: den är ansökt, inte godkänd.")
    expect(refusalText(refusal)).toBe("Mobility m cannot begin: it is applied for, not approved.")
  })

  it("carries out many, all or none or each by itself, and looks at them before", async () => {
    await using consortium = await withProject()
    await consortium.execute(grant(1))
    const rows = [apply("a"), approve("a"), apply("b"), approve("b")] as const
    expect(await consortium.preview(rows)).toMatchObject([
      { _tag: "Refused", refusals: [{ row: 3, refusal: { code: "NoPlaceLeft" } }] }
    ])
    expect((await consortium.preview(rows, {}, "row-by-row")).map(({ _tag }) => _tag)).toEqual([
      "Done",
      "Done",
      "Done",
      "Refused"
    ])
    expect(await consortium.executeAll(rows)).toMatchObject({ _tag: "Refused", refusals: [{ row: 3 }] })
    expect(await consortium.ask(mobility("a"))).toMatchObject({ stage: "none" })
    const answers = await consortium.executeEach(rows)
    expect(answers.map(({ _tag }) => _tag)).toEqual(["Done", "Done", "Done", "Refused"])
    const [first] = await consortium.preview([depart("a")])
    expect(first).toMatchObject({ _tag: "Done", events: [{ type: "mobility.departed" }] })
  })

  it("answers every question, now and in the past", async () => {
    await using consortium = await withProject()
    const before = new Date()
    for (const command of [...completed("m"), register("m")]) await consortium.execute(command)
    expect(await consortium.ask(project("p"))).toMatchObject({ timeZone: "Europe/Stockholm" })
    expect(await consortium.ask(mobility("m"))).toMatchObject({ stage: "completed" })
    expect(await consortium.ask(timeline("m"))).toMatchObject({ closed: true })
    expect(await consortium.ask(goalProgress("p"))).toMatchObject([{ served: 1 }, {}, {}, {}, {}])
    expect(await consortium.ask(fourFigures("p"), { asOf: "2019-12-01" })).toMatchObject({ registered: 1 })
    expect(await consortium.ask(fourFigures("p"), { asOf: "2019-11-30" })).toMatchObject({ registered: 0 })
    const held = async (knownAt: Date | number | string) =>
      (await consortium.ask(quotaUsage("p"), { knownAt })).project.held
    const [later, earlier] = [Date.now() + 1, before.getTime() - 60_000]
    expect([await held(later), await held(new Date(later)), await held("9999-12-31")]).toEqual([1, 1, 1])
    expect([await held(earlier), await held(new Date(earlier)), await held("2019-12-31")]).toEqual([0, 0, 0])
    expect(await held("2100-01-01")).toBe(1)
    expect((await consortium.ask(quotaUsage("p"), { asOf: "2019-10-10", knownAt: later })).project.held).toBe(1)
    expect((await consortium.ask(quotaUsage("p"), { asOf: "2019-10-09", knownAt: later })).project.held).toBe(0)
  })

  it("rejects what is no command, no day and no moment", async () => {
    await using consortium = await withProject()
    await expect(consortium.execute(apply(""))).rejects.toMatchObject({ _tag: "InvalidCommand" })
    await expect(consortium.executeAll([apply("m"), apply("")])).rejects.toMatchObject({
      problems: [{ row: 1, path: "mobility" }]
    })
    await expect(consortium.executeEach([apply("")])).rejects.toThrow("Command 0, mobility: ")
    await expect(consortium.preview([apply("")])).rejects.toMatchObject({ _tag: "InvalidCommand" })
    const question = quotaUsage("p")
    await expect(consortium.ask(question, { asOf: "2019-02-30" })).rejects.toThrow("a date that exists, as YYYY-MM-DD")
    await expect(consortium.ask(question, { knownAt: "yesterday" })).rejects.toThrow("a date that exists")
    await expect(consortium.ask(question, { knownAt: new Date("yesterday") })).rejects.toThrow(
      "knownAt: Expected a Date, milliseconds since 1970"
    )
    await expect(consortium.ask(question, { knownAt: Number.NaN })).rejects.toThrow(
      "knownAt: Expected a Date, milliseconds since 1970"
    )
    for (const odd of [{ type: { toString: 1 } }, { type: 1n }, null]) {
      const answer = consortium.execute(Object(odd))
      await expect(answer).rejects.toMatchObject({ _tag: "InvalidCommand" })
    }
    await expect(
      consortium.execute(apply("m"), { commandId: "c" }).then(() => consortium.execute(apply("k"), { commandId: "c" }))
    ).rejects.toMatchObject({ _tag: "CommandIdReused", commandId: "c" })
  })
})

describe("a consortium as data", () => {
  const plan = {
    name: "Two valleys",
    members: [{ id: "upper", name: "Upper valley" }],
    projects: [
      {
        id: "p",
        coordinator: "upper",
        openedOn: "2019-09-01",
        start: "2019-09-01",
        end: "2021-08-31",
        timeZone: "Europe/Stockholm",
        categories: ["learner"],
        goals: [],
        members: ["upper"],
        places: { total: 3 }
      }
    ]
  }

  it("is read and opened", async () => {
    await using consortium = await open(memory())
    const read = readPlan(JSON.parse(JSON.stringify(plan)))
    for (const planned of read.projects) await consortium.executeAll(opening(read, planned), { commandId: planned.id })
    expect(await consortium.ask(quotaUsage("p"))).toMatchObject({ project: { places: 3, held: 0 } })
  })

  it("or says what is wrong with it, and where", () => {
    expect(() => readPlan({ ...plan, members: [] })).toThrow("members.0: Missing key")
  })
})

describe("watching", () => {
  it("yields the answer now and after each change, until the loop is left", async () => {
    await using consortium = await withProject()
    await consortium.execute(apply("m"))
    const stages: Array<string> = []
    for await (const { stage } of consortium.watch(mobility("m"))) {
      stages.push(stage)
      if (stage === "applied") await consortium.execute(approve("m"))
      if (stage === "approved") await consortium.execute(depart("m"))
      if (stage === "departed") break
    }
    expect(stages).toEqual(["applied", "approved", "departed"])
    expect(await consortium.execute(join("west"))).toMatchObject({ _tag: "Done" })
  })

  it("ends its store's subscription when the loop is left", async () => {
    let subscriptions = 0
    const counted = Layer.effect(
      EventStore,
      Effect.map(EventStore, (store) => ({
        ...store,
        subscribe: (...args: Parameters<typeof store.subscribe>) => {
          subscriptions++
          return store.subscribe(...args)
        }
      }))
    ).pipe(Layer.provide(EventStoreMemory.layer))
    await using consortium = await open(storage("counted", counted))
    const watching = consortium.watch(project("p"))[Symbol.asyncIterator]()
    expect(await watching.next()).toMatchObject({ done: false, value: { period: undefined } })
    const next = watching.next()
    await consortium.execute(openProject())
    expect(await next).toMatchObject({ value: { period: { start: "2019-09-01" } } })
    await watching.return?.()
    await consortium.execute(join("north"))
    expect(await watching.next()).toMatchObject({ done: true })
    expect(subscriptions).toBe(1)
  })
})

describe("opening and closing", () => {
  it("ends the loops that watch, also those that wait", async () => {
    const consortium = await withProject()
    const seen: Array<string | undefined> = []
    const watching = (async () => {
      for await (const { number } of consortium.watch(project("p"))) seen.push(number)
      return "ended"
    })()
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    await consortium.close()
    expect(await watching).toBe("ended")
    expect(seen).toEqual([undefined])
  })

  it("each memory is a log of its own, which closing lets go", async () => {
    const [one, other] = [await open(memory()), await open(memory())]
    await one.execute(openProject())
    expect((await other.ask(project("p"))).period).toBeUndefined()
    await one.close()
    await one.close()
    const closed = { _tag: "ConsortiumClosed", message: "This consortium is closed; open() opens it again" }
    await expect(one.execute(join("north"))).rejects.toMatchObject(closed)
    await expect(one.ask(project("p"))).rejects.toMatchObject(closed)
    expect(() => one.watch(project("p"))).toThrow(ConsortiumClosed)
    expect(await other.execute(openProject())).toMatchObject({ _tag: "Done" })
    await other.close()
  })

  it("rejects where the storage cannot be opened, and refuses what no adapter made", async () => {
    const failed = new StoreFailed({
      reason: "notAStore",
      outcome: "nothing written",
      detail: "opening log.db",
      cause: "no database"
    })
    await expect(open(storage("log.db", Layer.effect(EventStore, Effect.fail(failed))))).rejects.toMatchObject({
      _tag: "StoreFailed",
      reason: "notAStore"
    })
    await expect(open({ description: "memory" })).rejects.toThrow("open() wants a storage made by an adapter")
    expect(storage("log.db", EventStoreMemory.layer).description).toBe("log.db")
    expect(memory().description).toBe("memory")
  })
})
