/**
 * A codec with a fault, and the law that must see it.
 */
import { type Event, EventCodec } from "@westum/mobility"
import type { CodecLaws } from "@westum/mobility-testkit"
import { Result } from "effect"
import { loans, type LoanEvent } from "./Loans.ts"

type Codec = EventCodec.EventCodec<LoanEvent>
type Subject = CodecLaws.CodecSubject<LoanEvent>

/** A fault, what it is in, and the name of the law that catches it. */
export interface BrokenCodec {
  readonly fault: string
  readonly subject: Subject
  readonly caughtBy: string
}

const { codec } = loans

/** A fault that the codec of a library has, and the law that catches it. */
export const broken = (fault: string, caughtBy: string, faulty: Partial<Subject>): BrokenCodec => ({
  fault,
  caughtBy,
  subject: { ...loans, ...faulty }
})

/** What is written is what the fault makes of it, with the digest that belongs to it. */
export const writes = (change: (written: Event.EncodedEvent, event: LoanEvent) => Partial<Event.EncodedEvent>) => ({
  codec: {
    ...codec,
    encode: (event: LoanEvent, id: string, meta: string) => {
      const written = codec.encode(event, id, meta)
      const changed = { ...written, ...change(written, event) }
      return { ...changed, digest: EventCodec.digest(changed) }
    }
  }
})

/** What is read is what the fault makes of what was stored. */
export const reads = (decode: Codec["decode"]) => ({ codec: { ...codec, decode } })

/** What was read, as the fault sees it. */
export const seen = (change: (event: LoanEvent) => LoanEvent) =>
  reads((stored) => Result.map(codec.decode(stored), (read) => ({ ...read, event: change(read.event) })))

/** Text of JSON with something changed in it. */
export const changedData = (data: string, change: (data: EventCodec.Data) => EventCodec.Data): string =>
  JSON.stringify(change(JSON.parse(data)))

/** Whether it is an event of the type that has two versions. */
export const isOfLent = ({ type }: { readonly type: string }): boolean => type === "book.lent"
