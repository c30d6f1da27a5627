/**
 * The laws of the stored form, on a log that has lived through every version of every event, and through a raised model.
 */
import { ConsortiumCodec, type Event, EventCodec, EventId, ModelRaised, SequencePosition } from "@westum/mobility"
import { Laws } from "@westum/mobility-testkit"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { asWritten } from "../src/codec/GoldenFile.ts"
import { sameTextAgain } from "../src/laws/Stored.ts"
import { goldens } from "./support/Goldens.ts"

const sealed = (plain: Omit<Event.EncodedEvent, "digest">): Event.EncodedEvent => ({
  ...plain,
  digest: EventCodec.digest(plain)
})

const idOf = EventId.eventIdOf("a long life")

const events = goldens
  .flatMap(({ file }) => file.events.map((event) => asWritten(file, event)))
  .map((plain, i) => sealed({ ...plain, id: idOf(i) }))

const logOf = (all: ReadonlyArray<Event.EncodedEvent>): Laws.Log =>
  Result.getOrThrow(Laws.logOf(all.map((event, i) => ({ position: SequencePosition.at(i + 1), recordedAt: 0, event }))))

const versionToday = new Map<string, number>(
  Object.values(ConsortiumCodec.definitions).map(({ type, version }) => [type, version])
)

const isOlder = ({ type, version }: Event.EncodedEvent): boolean => version < (versionToday.get(type) ?? 0)

/** The same JSON in other letters, under a digest that fits. */
const respelled = (event: Event.EncodedEvent) => sealed({ ...event, data: event.data.replace("{", "{ ") })

describe("that every stored event decodes, and one of today's version encodes to the same text,", () => {
  const old = events.filter(isOlder)

  it("holds for events of every version that was ever written, and behind a mark of the model", () => {
    expect(old.length).toBeGreaterThan(5)
    const log = logOf([...events, ModelRaised.markOf(99), ...events.slice(0, 1)])
    expect(log.stored).toHaveLength(events.length + 1)
    expect(log.events).toHaveLength(events.length + 1)
    sameTextAgain.check(log)
    sameTextAgain.check(logOf(old.map(respelled)))
  })

  it("does not where the text is another one, of today's version", () => {
    for (const event of events.filter((event) => !isOlder(event))) {
      expect(() => sameTextAgain.check(logOf([respelled(event)]))).toThrow(Laws.LawBroken)
    }
  })

  it("does not where the digest is not that of the event, of whichever version", () => {
    for (const event of events) {
      const altered = { ...event, meta: event.meta.replace("coordinator 1", "coordinator 2") }
      expect(() => sameTextAgain.check(logOf([altered]))).toThrow(Laws.LawBroken)
    }
  })
})
