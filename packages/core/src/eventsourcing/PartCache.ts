/**
 * The states of a decision's parts as last known, and up to which position each is known.
 *
 * Nothing here is relied upon for correctness: the append condition names the position, and a stale state only costs a retry.
 */
import { Option, Result, Schema } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { generation, Meta } from "./Command.ts"
import type { SequencedEvent } from "./Event.ts"
import type { CannotDecode, EventCodec } from "./EventCodec.ts"
import type { ReadPart, ReadResult } from "./EventStore.ts"
import { type Projection, query, type Recorded } from "./Projection.ts"
import type { Query } from "./Query.ts"
import { later, type SequencePosition, start } from "./SequencePosition.ts"

/** One key of one projection. */
export interface Part<Event> {
  readonly projection: Projection<unknown, Event>
  readonly key: string
}

/** A part with its state: everything that matches up to `known`, nothing beyond. */
export interface Known<Event> extends Part<Event> {
  readonly query: Query
  state: unknown
  known: SequencePosition
  /** The newest generation of the model that wrote into this part. */
  generation: number
}

const decodeMeta = Schema.decodeUnknownOption(Schema.fromJsonString(Meta))

const generationOf = ({ event }: SequencedEvent): number => {
  // The runner writes the generation first; only what another generation or another program wrote is parsed.
  if (event.meta.startsWith(`{"generation":${generation},`)) return generation
  return Option.match(decodeMeta(event.meta), { onNone: () => generation, onSome: (meta) => meta.generation })
}

export class PartCache<Event extends { readonly type: string }> {
  readonly #codec: EventCodec<Event>
  readonly #capacity: number
  readonly #byType = new Map<string, Array<Projection<unknown, Event>>>()
  readonly #parts = new Map<string, Map<string, Known<Event>>>()
  /** This process appended everything in (base, head], and its appends were applied to every state known since base. */
  #base: SequencePosition = start
  #head: SequencePosition = start
  #size = 0

  constructor(codec: EventCodec<Event>, projections: Iterable<Projection<unknown, Event>>, capacity: number) {
    this.#codec = codec
    this.#capacity = capacity
    for (const projection of projections) this.#watch(projection)
  }

  #watch(projection: Projection<unknown, Event>): Map<string, Known<Event>> {
    const keys = new Map<string, Known<Event>>()
    this.#parts.set(projection.name, keys)
    for (const type of projection.types) {
      const watching = this.#byType.get(type)
      if (watching === undefined) this.#byType.set(type, [projection])
      else watching.push(projection)
    }
    return keys
  }

  get({ key, projection }: Part<Event>): Known<Event> | undefined {
    return this.#parts.get(projection.name)?.get(key)
  }

  /** Up to where the state is known: this process's own appends count although the part was not read since. */
  knownUpTo(part: Known<Event>): SequencePosition {
    return part.known >= this.#base ? later(part.known, this.#head) : part.known
  }

  /** The cached parts that an event moves. */
  *movedBy(event: Event): Iterable<Known<Event>> {
    for (const projection of this.#byType.get(event.type) ?? []) {
      for (const key of projection.keys(event)) {
        const part = this.get({ projection, key })
        if (part !== undefined) yield part
      }
    }
  }

  /** What to read to bring these parts to one head. */
  reads(parts: NonEmptyReadonlyArray<Part<Event>>): NonEmptyReadonlyArray<ReadPart> {
    const read = (part: Part<Event>): ReadPart => {
      const known = this.get(part)
      return known === undefined
        ? { query: query(part.projection, part.key), after: start }
        : { query: known.query, after: this.knownUpTo(known) }
    }
    const [first, ...rest] = parts
    return [read(first), ...rest.map(read)]
  }

  /** Brings the parts to the head of a read that was made with `reads`. */
  apply(
    parts: ReadonlyArray<Part<Event>>,
    reads: ReadonlyArray<ReadPart>,
    { events, head }: ReadResult
  ): Result.Result<void, CannotDecode> {
    // What was thrown out and put back while the read was under way was read from too late a position.
    const reading = new Set<Known<Event>>()
    parts.forEach((part, i) => {
      const known = this.get(part) ?? this.#put(part)
      if (this.knownUpTo(known) >= (reads[i]?.after ?? start)) reading.add(known)
    })
    for (const stored of events) {
      const recorded = this.#codec.decode(stored)
      if (Result.isFailure(recorded)) return Result.fail(recorded.failure)
      for (const part of this.movedBy(recorded.success.event)) {
        if (!reading.has(part)) continue
        this.#move(part, recorded.success)
        part.generation = Math.max(part.generation, generationOf(stored))
      }
    }
    for (const part of reading) part.known = later(part.known, head)
    if (head > this.#head) this.#base = this.#head = head
    return Result.succeed(undefined)
  }

  /** Applies what this process has just appended under a condition over the given parts. */
  advance(appended: NonEmptyReadonlyArray<Recorded<Event>>, boundary: Iterable<Known<Event>>): void {
    const first = appended[0].position
    const last = appended[appended.length - 1]?.position ?? first
    const inBoundary = new Set(boundary)
    // Current up to `first`: what is known since base when no stranger came between, and what the condition vouched for.
    const inSequence = first === this.#head + 1
    for (const recorded of appended) {
      for (const part of this.movedBy(recorded.event)) {
        const current = inBoundary.has(part) || (inSequence && part.known >= this.#base)
        if (current) this.#move(part, recorded)
      }
    }
    for (const part of inBoundary) part.known = later(part.known, last)
    if (inSequence) this.#head = last
    else this.#base = this.#head = later(this.#head, last)
  }

  #move(part: Known<Event>, recorded: Recorded<Event>): void {
    if (recorded.position <= part.known) return
    part.state = part.projection.evolve(part.state, recorded.event, recorded, part.key)
    part.known = recorded.position
  }

  #put(part: Part<Event>): Known<Event> {
    const keys = this.#parts.get(part.projection.name) ?? this.#watch(part.projection)
    const known: Known<Event> = {
      projection: part.projection,
      key: part.key,
      query: query(part.projection, part.key),
      state: part.projection.initial,
      known: start,
      generation
    }
    keys.set(part.key, known)
    this.#size += 1
    if (this.#size > this.#capacity) this.#evict(known)
    return known
  }

  /** Throws out the oldest part of the fullest projection. */
  #evict(keep: Known<Event>): void {
    const fullest = [...this.#parts.values()].reduce((a, b) => (b.size > a.size ? b : a))
    for (const [key, part] of fullest) {
      if (part === keep) continue
      fullest.delete(key)
      this.#size -= 1
      return
    }
  }
}
