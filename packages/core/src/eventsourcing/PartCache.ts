/**
 * The states of a decision's parts as last known, and up to which position each is known.
 *
 * A stale state only costs a retry, since the append condition names the position; so all depends on one thing: no state is
 * ever said to be known further than it is.
 */
import { Array as Arr, Result } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { generation as ours, generationOf } from "./Command.ts"
import type { CannotDecode, EventCodec } from "./EventCodec.ts"
import type { SequencedEvent } from "./Event.ts"
import type { Appended, ReadPart, ReadResult } from "./EventStore.ts"
import { type Horizon, type Known, mark, move, type Part, resumeFrom, unread } from "./Known.ts"
import { isMark, unreadMarks } from "./ModelRaised.ts"
import { type Projection, query, type Recorded } from "./Projection.ts"
import type { SavedState } from "./SavedState.ts"
import { saveIfDue, type Saves } from "./Saving.ts"
import { type SequencePosition, start } from "./SequencePosition.ts"

/** The parts that a runner keeps in memory. */
export class PartCache<Event extends { readonly type: string }> {
  /** Whether the model was raised: belongs to every boundary, and is never thrown out. */
  readonly model: Known<Event> = unreadMarks()
  readonly #codec: EventCodec<Event>
  readonly #capacity: number
  readonly #loyalty: number
  readonly #saves: Saves<Event> | undefined
  readonly #byType = new Map<string, Array<Projection<unknown, Event>>>()
  readonly #parts = new Map<string, Map<string, Known<Event>>>()
  /** The farthest one. Parts that have it follow what this process appends, for as long as no stranger comes in between. */
  #farthest: Horizon = { position: start }
  #size = 0
  /** How many appends of this process the cache has seen. */
  #appends = 0

  /** Parts that no decision asks for follow so many appends before they are left behind, to be read again when one does. */
  constructor(
    codec: EventCodec<Event>,
    projections: Iterable<Projection<unknown, Event>>,
    capacity: number,
    loyalty = 1000,
    saves?: Saves<Event>
  ) {
    this.#codec = codec
    this.#capacity = capacity
    this.#loyalty = loyalty
    this.#saves = saves
    this.#parts.set(this.model.projection.name, new Map([[this.model.key, this.model]]))
    for (const projection of projections) this.#watch(projection)
  }

  #watch(projection: Projection<unknown, Event>): Map<string, Known<Event>> {
    const keys = new Map<string, Known<Event>>()
    this.#parts.set(projection.name, keys)
    for (const type of new Set(projection.types)) {
      const watching = this.#byType.get(type)
      if (watching === undefined) this.#byType.set(type, [projection])
      else watching.push(projection)
    }
    return keys
  }

  get({ key, projection }: Part<Event>): Known<Event> | undefined {
    return this.find(projection, key)
  }

  find(projection: Projection<unknown, Event>, key: string): Known<Event> | undefined {
    return this.#parts.get(projection.name)?.get(key)
  }

  /** Starts with a state that was saved, of a part that nobody has read yet. */
  prime(part: Part<Event>, state: unknown, saved: SavedState): void {
    if (this.get(part) === undefined) resumeFrom(this.#put(part), state, saved)
  }

  /** The cached parts that an event moves, each once. */
  movedBy(event: Event): ReadonlyArray<Known<Event>> {
    const moved: Array<Known<Event>> = []
    for (const projection of this.#byType.get(event.type) ?? []) {
      for (const key of projection.keys(event)) {
        const part = this.find(projection, key)
        if (part !== undefined && !moved.includes(part)) moved.push(part)
      }
    }
    return moved
  }

  /** What to read to bring these parts to one head. */
  reads(parts: NonEmptyReadonlyArray<Part<Event>>): NonEmptyReadonlyArray<ReadPart> {
    const read = (part: Part<Event>): ReadPart => {
      const known = this.get(part)
      return known === undefined
        ? { query: query(part.projection, part.key), after: start }
        : { query: known.query, after: known.horizon.position }
    }
    const [first, ...rest] = parts
    return [read(first), ...rest.map(read)]
  }

  /** Brings the parts to the head of a read that was made with `reads`, and tells which of them it could bring there. */
  apply(
    parts: ReadonlyArray<Part<Event>>,
    reads: ReadonlyArray<ReadPart>,
    { events, head }: ReadResult
  ): Result.Result<ReadonlySet<Known<Event>>, CannotDecode> {
    const decoded: Array<readonly [Recorded<Event>, number]> = []
    const marks: Array<SequencedEvent> = []
    for (const stored of events) {
      if (isMark(stored.event)) {
        marks.push(stored)
        continue
      }
      const recorded = this.#codec.decode(stored)
      if (Result.isFailure(recorded)) return Result.fail(recorded.failure)
      decoded.push([recorded.success, generationOf(stored)])
    }
    const reading = this.#reading(parts, reads)
    for (const stored of marks) if (reading.has(this.model)) mark(this.model, stored)
    for (const [recorded, generation] of decoded) {
      for (const part of this.movedBy(recorded.event)) {
        if (reading.has(part)) move(part, recorded, generation)
      }
    }
    this.#reach(head, reading)
    this.#evict(reading)
    for (const part of reading) this.#save(part)
    return Result.succeed(reading)
  }

  /** Applies what this process has just appended under a condition over the given parts. */
  advance(
    { first, last }: Appended,
    events: ReadonlyArray<Recorded<Event>>,
    boundary: ReadonlySet<Known<Event>>
  ): void {
    const strangerBetween = first !== this.#farthest.position + 1
    this.#appends += 1
    for (const recorded of events) {
      for (const part of this.movedBy(recorded.event)) {
        // The condition has vouched for the boundary; of the others, those at the farthest horizon have missed nothing.
        if (!boundary.has(part) && (strangerBetween || !this.#follows(part))) continue
        move(part, recorded, ours)
        this.#save(part)
      }
    }
    if (!strangerBetween) this.#farthest.position = last
    this.#reach(last, boundary)
  }

  /** Whether the part has missed nothing and goes on so; one that nobody wants any more stays where it is. */
  #follows(part: Known<Event>): boolean {
    if (part.horizon !== this.#farthest) return false
    if (this.#appends - part.wantedAt <= this.#loyalty) return true
    part.horizon = { position: this.#farthest.position }
    return false
  }

  /** The parts that a read completes. One thrown out meanwhile, and perhaps put back since, may lack what the read left out. */
  #reading(parts: ReadonlyArray<Part<Event>>, reads: ReadonlyArray<ReadPart>): ReadonlySet<Known<Event>> {
    const reading = new Set<Known<Event>>()
    for (const [part, { after = start }] of Arr.zip(parts, reads)) {
      const known = this.get(part) ?? (after === start ? this.#put(part) : undefined)
      if (known !== undefined && known.horizon.position >= after) reading.add(known)
    }
    return reading
  }

  /** These parts are known up to the position, unless they were known further already. */
  #reach(position: SequencePosition, parts: Iterable<Known<Event>>): void {
    if (position > this.#farthest.position) this.#farthest = { position }
    // Others may have gone ahead since the read began: what it brought has not seen their appends and does not follow.
    const horizon = position === this.#farthest.position ? this.#farthest : { position }
    for (const part of parts) {
      part.wantedAt = this.#appends
      if (part.horizon.position <= position) part.horizon = horizon
    }
  }

  #put(part: Part<Event>): Known<Event> {
    const keys = this.#parts.get(part.projection.name) ?? this.#watch(part.projection)
    const known = unread(part, this.#appends)
    keys.set(part.key, known)
    this.#size += 1
    return known
  }

  /** Hands on a state that has come far since it was saved. */
  #save(part: Known<Event>): void {
    if (this.#saves !== undefined) saveIfDue(this.#saves, part, () => part)
  }

  /** Throws out what is too much, but nothing that has just been read: it is about to be used. */
  #evict(keep: ReadonlySet<Known<Event>>): void {
    while (this.#size > this.#capacity) {
      const oldest = this.#oldest(keep)
      if (oldest === undefined) return
      this.#parts.get(oldest.projection.name)?.delete(oldest.key)
      this.#size -= 1
    }
  }

  /** The oldest part of the fullest projection. */
  #oldest(keep: ReadonlySet<Known<Event>>): Known<Event> | undefined {
    for (const keys of [...this.#parts.values()].sort((a, b) => b.size - a.size)) {
      for (const part of keys.values()) if (!keep.has(part) && part !== this.model) return part
    }
    return undefined
  }
}
