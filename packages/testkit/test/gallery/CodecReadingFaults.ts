/**
 * Faults of codecs in what they read and should not have, and in how they say that they cannot.
 */
import { type Event, EventCodec } from "@westum/mobility"
import { Result } from "effect"
import { broken, type BrokenCodec, changedData, isOfLent, reads } from "./BrokenCodec.ts"
import { loans } from "./Loans.ts"

const { codec } = loans

const newer = ({ event }: Event.SequencedEvent): boolean => event.version > (isOfLent(event) ? 2 : 1)

const withDetail = (stored: Event.SequencedEvent, problem: EventCodec.CannotDecode["problem"]) => {
  const { id, type, version } = stored.event
  return new EventCodec.CannotDecode({ position: stored.position, id, type, version, problem, detail: "?" })
}

/** What cannot be read is taken for something else. */
export const refusingFaults: ReadonlyArray<BrokenCodec> = [
  broken(
    "throws on a newer version",
    "an event of a newer version is refused as that",
    reads((stored) => {
      if (newer(stored)) throw new RangeError("too new")
      return codec.decode(stored)
    })
  ),
  broken(
    "takes a newer version for its own",
    "an event of a newer version is refused as that",
    reads((stored) => codec.decode(newer(stored) ? { ...stored, event: { ...stored.event, version: 1 } } : stored))
  ),
  broken(
    "calls a newer version an unknown type",
    "an event of a newer version is refused as that",
    reads((stored) => (newer(stored) ? Result.fail(withDetail(stored, "unknown type")) : codec.decode(stored)))
  ),
  broken(
    "throws on an unknown type",
    "an event of an unknown type is refused as that",
    reads((stored) => {
      if (!codec.types.includes(stored.event.type)) throw new RangeError("unknown")
      return codec.decode(stored)
    })
  ),
  broken(
    "takes a type in capitals for its own",
    "an event of an unknown type is refused as that",
    reads((stored) => codec.decode({ ...stored, event: { ...stored.event, type: stored.event.type.toLowerCase() } }))
  ),
  broken(
    "throws on text that is no JSON",
    "data that is no JSON object is refused as that",
    reads((stored) => {
      JSON.parse(stored.event.data)
      return codec.decode(stored)
    })
  ),
  broken(
    "calls a list data of the wrong shape",
    "data that is no JSON object is refused as that",
    reads((stored) =>
      stored.event.data.startsWith("[") ? Result.fail(withDetail(stored, "wrong shape")) : codec.decode(stored)
    )
  )
]

const numbersRead = (data: string): string => data.replaceAll(/"days":"(\d+)"/g, `"days":$1`)

const filled = (data: string): string =>
  data.includes(`"days":`) || !data.includes(`"state":`) ? data : data.replace("{", `{"days":null,`)

/** What was stored, with other text in it. */
const withData = (stored: Event.SequencedEvent, data: string): Event.SequencedEvent => ({
  ...stored,
  event: { ...stored.event, data }
})

/** What has another shape is read all the same. */
export const bendingFaults: ReadonlyArray<BrokenCodec> = [
  broken(
    "takes a text for the number in it",
    "data of another shape is refused as that, and never bent into shape",
    reads((stored) => codec.decode(withData(stored, numbersRead(stored.event.data))))
  ),
  broken(
    "puts in what is missing",
    "data of another shape is refused as that, and never bent into shape",
    reads((stored) => codec.decode(withData(stored, filled(stored.event.data))))
  ),
  broken(
    "trips over an older event that is not what it expects",
    "a mutilated event is read as one of its type or refused with a typed error, and nothing is thrown",
    reads((stored) => {
      const older = isOfLent(stored.event) && stored.event.version === 1
      if (older) changedData(stored.event.data, ({ state, ...rest }) => ({ ...rest, pages: String(state).length }))
      return codec.decode(stored)
    })
  ),
  broken(
    "says of another event that it cannot be read",
    "a mutilated event is read as one of its type or refused with a typed error, and nothing is thrown",
    reads((stored) =>
      Result.mapError(codec.decode(stored), (failed) =>
        withDetail({ ...stored, event: { ...stored.event, id: "?" } }, failed.problem)
      )
    )
  ),
  broken(
    "reads an event as one of the type that its data names",
    "a mutilated event is read as one of its type or refused with a typed error, and nothing is thrown",
    reads((stored) => {
      const names = /"type":"(book\.\w+)"/.exec(stored.event.data)?.[1]
      return codec.decode(
        names === undefined ? stored : { ...stored, event: { ...stored.event, type: names, version: 1 } }
      )
    })
  )
]
