/**
 * Closing lets what runs come to its end, and tells whoever is cut off what may have come of it.
 */
import { describe, expect, it } from "@effect/vitest"
import { Deferred, Effect, Layer } from "effect"
import { EventStore } from "../../src/eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../../src/eventsourcing/EventStoreMemory.ts"
import { storage } from "../../src/plain/Storage.ts"
import { memory, open, project } from "../../src/promise.ts"
import { join, openProject } from "../support/Commands.ts"

/** A storage that answers nothing until it is let. */
const held = () => {
  const gate = Deferred.makeUnsafe<void>()
  const layer = Layer.effect(
    EventStore,
    Effect.map(EventStore, (store) => ({
      ...store,
      read: (...args: Parameters<typeof store.read>) => Effect.andThen(Deferred.await(gate), store.read(...args)),
      append: (...args: Parameters<typeof store.append>) => Effect.andThen(Deferred.await(gate), store.append(...args))
    }))
  ).pipe(Layer.provide(EventStoreMemory.layer))
  return { storage: storage("held", layer), release: () => Deferred.doneUnsafe(gate, Effect.void) }
}

/** What became of it so far. */
const stateOf = async (promise: Promise<unknown>): Promise<string> => {
  const settled = promise.then(
    () => "resolved",
    () => "rejected"
  )
  const later = new Promise<string>((resolve) => setTimeout(() => resolve("waiting"), 20))
  return Promise.race([settled, later])
}

/** What a call rejects with. */
const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "answered",
    (error: unknown) => error
  )

const tooLate = {
  _tag: "ConsortiumClosed",
  outcome: "nothing written",
  message: "This consortium is closed; open() opens it again"
}

const cutOff = (outcome: string) => ({
  _tag: "ConsortiumClosed",
  outcome,
  message: `This consortium was closed before the call was answered (${outcome})`
})

describe("closing", () => {
  it("waits for the calls that are running, and takes no more", async () => {
    const { release, storage } = held()
    const consortium = await open(storage)
    const calls = [
      consortium.execute(openProject()),
      consortium.executeEach([openProject({ project: "q" })]),
      consortium.ask(project("p"))
    ]
    const closing = consortium.close()
    await expect(consortium.execute(join("north"))).rejects.toMatchObject(tooLate)
    await expect(consortium.ask(project("p"))).rejects.toMatchObject(tooLate)
    expect(await stateOf(closing)).toBe("waiting")
    release()
    expect(await Promise.all(calls)).toMatchObject([{ _tag: "Done" }, [{ _tag: "Done" }], {}])
    expect(await stateOf(closing)).toBe("resolved")
  })

  it("cuts off what is not answered in time, and says what may have come of it", async () => {
    const consortium = await open(held().storage)
    const written = [
      consortium.execute(openProject()),
      consortium.executeAll([openProject({ project: "q" })]),
      consortium.executeEach([openProject({ project: "r" })])
    ].map(errorOf)
    const read = [
      consortium.preview([openProject({ project: "s" })]),
      consortium.ask(project("p")),
      consortium.series(project("p"), { happenedBy: ["2020-01-01"] })
    ].map(errorOf)
    const closing = [consortium.close(), consortium.close({ within: 5 })]
    for (const error of await Promise.all(written)) expect(error).toMatchObject(cutOff("unknown"))
    for (const error of await Promise.all(read)) expect(error).toMatchObject(cutOff("nothing written"))
    await Promise.all(closing)
  })

  it("ends at once where nothing runs, also when it was given time, and also when a call had failed", async () => {
    const consortium = await open(memory())
    await expect(consortium.execute(join(""))).rejects.toMatchObject({ _tag: "InvalidCommand" })
    expect(await stateOf(consortium.close({ within: 60_000 }))).toBe("resolved")
  })

  it("in a way that there is not is told, and closes nothing", async () => {
    await using consortium = await open(memory())
    await expect(consortium.close(JSON.parse('{ "whithin": 5 }'))).rejects.toThrow(
      "close(options) cannot be called so. whithin: Expected no such field; allowed are within"
    )
    expect(await consortium.ask(project("p"))).toMatchObject({ period: undefined })
  })
})
