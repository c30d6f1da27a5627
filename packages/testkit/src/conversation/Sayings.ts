/**
 * What can be said next in a conversation, as commands of fast-check: what is meant is drawn, and becomes whatever it can be when
 * its turn comes. So a conversation stays one when others are left out of it, and shrinks to a short one.
 */
import { Effect, type Scope } from "effect"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import * as fc from "fast-check"
import { daring, intent, intrusionIn, slipIn } from "../history/Happenings.ts"
import { type Entry, History } from "../history/History.ts"
import { choose } from "../history/Move.ts"
import type { Setting } from "../history/Setting.ts"
import { happen, type Happening } from "../history/Unfold.ts"
import { iso } from "../model/Days.ts"
import { askAboutNow, askAboutPast, type Past } from "./Asking.ts"
import type { Memory, Talk } from "./Talk.ts"
import { done, preview, repeat, restart, tell } from "./Telling.ts"

/** Carries out what is said, on a running conversation. */
export type Hand = (said: (talk: Talk) => Effect.Effect<void, unknown, Scope.Scope>) => Promise<void>

/** What is meant, made concrete: it prints as a line or a few. */
interface Said {
  readonly shown: () => string
  readonly carryOut: (talk: Talk) => Effect.Effect<void, unknown, Scope.Scope>
}

/** What it comes to as things stand; nothing where it means nothing. */
type Meaning = (memory: Memory) => Said | undefined

/** A command of the conversation. */
class Saying implements fc.AsyncCommand<Memory, Hand> {
  readonly #meaning: Meaning
  #said: Said | undefined

  constructor(meaning: Meaning) {
    this.#meaning = meaning
  }

  check(memory: Readonly<Memory>): boolean {
    this.#said = this.#meaning(memory)
    return this.#said !== undefined
  }

  async run(_memory: Memory, hand: Hand): Promise<void> {
    if (this.#said !== undefined) await hand(this.#said.carryOut)
  }

  toString(): string {
    return this.#said?.shown() ?? ""
  }

  /** It may be tried again in another conversation, where it comes to something else. */
  [fc.cloneMethod](): Saying {
    return new Saying(this.#meaning)
  }
}

const inLines = (entries: ReadonlyArray<Entry>): string => String(new History(entries)).trimEnd()

/** What is said of a day beside what is sent, and what it is about. */
const aside =
  ({ model: { today } }: Memory, what: string, about: ReadonlyArray<Entry> = []): Said["shown"] =>
  () =>
    `\n${iso(today)} (${what})${inLines(about)}`

/** One thing after the other, each as a request of its own. */
const oneByOne =
  (happening: Happening): Meaning =>
  ({ model }) => {
    const { entries, model: after } = happen({ model, entries: [] }, happening)
    return entries.length === 0
      ? undefined
      : {
          shown: () => inLines(entries),
          carryOut: Effect.fnUntraced(function* (talk: Talk) {
            for (const entry of entries) yield* tell(talk, entry)
            talk.memory.model = { ...talk.memory.model, today: after.today }
          })
        }
  }

const onTheSpot = (happening: Happening): Happening =>
  "overlooks" in happening ? { ...happening, intent: { ...happening.intent, days: 0 } } : { ...happening, days: 0 }

/** Several things as one request, on the same day. */
const asOne = (happenings: ReadonlyArray<Happening>, mode: Entry["mode"], { model }: Memory): Entry | undefined => {
  const atOnce = happenings.map(onTheSpot)
  const { entries } = atOnce.reduce(happen, { model, entries: [] })
  const commands = entries.flatMap((entry) => entry.commands)
  return isReadonlyArrayNonEmpty(commands) ? { day: model.today, mode, commands } : undefined
}

const together =
  (happenings: ReadonlyArray<Happening>, mode: Entry["mode"]): Meaning =>
  (memory) => {
    const entry = asOne(happenings, mode, memory)
    return entry && { shown: () => inLines([entry]), carryOut: (talk) => tell(talk, entry) }
  }

const previewed =
  (happenings: ReadonlyArray<Happening>, mode: Entry["mode"]): Meaning =>
  (memory) => {
    const entry = asOne(happenings, mode, memory)
    return (
      entry && {
        shown: aside(memory, "preview", [entry]),
        carryOut: (talk) => preview(talk, entry)
      }
    )
  }

const again =
  (number: number): Meaning =>
  (memory) => {
    const turn = choose(done(memory), number)
    return (
      turn && {
        shown: aside(memory, "again", [turn.entry]),
        carryOut: (talk) => repeat(talk, turn)
      }
    )
  }

const later =
  (days: number): Meaning =>
  (memory) => ({
    shown: aside(memory, `${days} days pass`),
    carryOut: ({ memory }) =>
      Effect.sync(() => {
        memory.model = { ...memory.model, today: memory.model.today + days }
      })
  })

const restarted =
  (capacity: number): Meaning =>
  (memory) => ({
    shown: aside(memory, `restart, with room for ${capacity} states`),
    carryOut: (talk) => restart(talk, capacity)
  })

const askedNow: Meaning = (memory) => ({ shown: aside(memory, "asked about now"), carryOut: askAboutNow })

const askedPast =
  (past: Past): Meaning =>
  (memory) => ({
    shown: aside(memory, `asked what was ${past.how}, ${past.known} and ${past.happened} days ago`),
    carryOut: (talk) => askAboutPast(talk, past)
  })

const mode = fc.constantFrom("all-or-none" as const, "row-by-row" as const)
const ago = fc.nat({ max: 40 })
const past: fc.Arbitrary<Past> = fc.record({
  known: ago,
  happened: ago,
  how: fc.constantFrom("known", "version", "known at noon", "known before noon", "happened", "happened and known")
})

const meaningIn = (setting: Setting): fc.Arbitrary<Meaning> => {
  const wrong: fc.Arbitrary<Happening> = fc.oneof(
    { weight: 4, arbitrary: slipIn(setting) },
    { weight: 4, arbitrary: intrusionIn(setting) },
    { weight: 1, arbitrary: daring }
  )
  const any = fc.oneof({ weight: 3, arbitrary: intent }, { weight: 2, arbitrary: wrong })
  const several = fc.array(any, { minLength: 1, maxLength: 4, size: "max" })
  return fc.oneof(
    { weight: 24, arbitrary: intent.map(oneByOne) },
    { weight: 24, arbitrary: wrong.map(oneByOne) },
    { weight: 4, arbitrary: fc.tuple(several, mode).map(([all, mode]) => together(all, mode)) },
    { weight: 3, arbitrary: fc.tuple(several, mode).map(([all, mode]) => previewed(all, mode)) },
    { weight: 3, arbitrary: fc.nat({ max: 63 }).map(again) },
    { weight: 2, arbitrary: fc.constantFrom(1, 7, 40).map(later) },
    { weight: 2, arbitrary: fc.constantFrom(1, 3, 100).map(restarted) },
    { weight: 2, arbitrary: fc.constant(askedNow) },
    { weight: 4, arbitrary: past.map(askedPast) }
  )
}

/** So many sayings at most; half as many on average. */
const longest = 80

/** Whatever can be said, one after the other. */
export const sayingsIn = (setting: Setting): fc.Arbitrary<Iterable<fc.AsyncCommand<Memory, Hand>>> =>
  fc.commands<Memory, Hand, false>([meaningIn(setting).map((each) => new Saying(each))], {
    maxCommands: longest,
    size: "max"
  })
