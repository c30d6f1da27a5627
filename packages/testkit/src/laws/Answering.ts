/**
 * Laws of conduct: what a refusal does, what a command sent again gets, and that asking beforehand tells the truth.
 */
import { Refusal, refusalText, type RowAnswer } from "@westum/mobility"
import { Effect, Result, Schema } from "effect"
import type { Entry } from "../history/History.ts"
import { headOf, onDay, play, send, type Subject, wholeLog, withColdCache } from "../history/Play.ts"
import { conductLaw } from "./ConductLaw.ts"
import { difference } from "./Law.ts"

const isRefusal = Schema.is(Refusal.Refusal)

const refusalProblem = (answer: RowAnswer): string | undefined => {
  if (answer._tag === "Done") return undefined
  for (const { refusal } of answer.refusals) {
    const shown = JSON.stringify(refusal)
    if (!isRefusal(refusal)) return `${shown} is no refusal by the schema`
    for (const language of ["en", "sv"] as const) {
      const text = refusalText(refusal, language)
      if (text === "" || text.includes("{")) return `${shown} is put into the words ${JSON.stringify(text)}`
    }
  }
  return undefined
}

const events = (answer: RowAnswer): number => (answer._tag === "Done" ? answer.events.length : 0)

/** A refusal leaves no trace; what is done leaves exactly its events. */
export const refusalsLeaveNoTrace = conductLaw(
  "every refusal is typed, says why, and appends nothing",
  function* ({ fresh, history, right }) {
    const subject = yield* fresh
    for (const [i, entry] of history.entries.entries()) {
      const before = yield* headOf(subject)
      const answers = yield* send(subject, entry, `entry-${i}`)
      const grown = (yield* headOf(subject)) - before
      const told = answers.reduce((sum, answer) => sum + events(answer), 0)
      yield* right(grown === told ? undefined : `entry ${i} told of ${told} events, the log grew by ${grown}`)
      for (const answer of answers) yield* right(refusalProblem(answer))
    }
  }
)

/** What came of it, as it is told again: its events, or why not. */
export const eventsOf = (answer: RowAnswer): unknown => (answer._tag === "Done" ? answer.events : answer.refusals)

/** Every one of the answers is that it was done. */
export const wasDone = (answers: ReadonlyArray<RowAnswer>): boolean => answers.every(({ _tag }) => _tag === "Done")

/** A request that was carried out, and what it was answered. */
interface Sent {
  readonly entry: Entry
  readonly id: string
  readonly answers: ReadonlyArray<RowAnswer>
}

/** Also from another process, on a later day, after others intervened, and where the first time found that all was so already. */
export const sentAgain = conductLaw(
  "a command sent again at any later time answers as the first time",
  function* ({ chance, fresh, history, right }) {
    const subject = yield* fresh
    const sent: Array<Sent> = []
    const again = function* (other: Subject, day: number, { answers, entry, id }: Sent) {
      const before = yield* headOf(subject)
      const second = yield* send(other, { ...entry, day }, id)
      yield* right(difference(second.map(eventsOf), answers.map(eventsOf)))
      yield* right(difference(yield* headOf(subject), before))
    }
    for (const [i, entry] of history.entries.entries()) {
      for (const id of [`entry-${i}`, `echo-${i}`]) {
        const answers = yield* send(subject, entry, id)
        if (wasDone(answers)) sent.push({ entry, id, answers })
      }
      const earlier = sent[Math.floor(chance * sent.length)]
      if (earlier === undefined) continue
      yield* again(i % 2 === 0 ? subject : yield* withColdCache(subject), entry.day + 3, earlier)
    }
    const last = history.entries.at(-1)?.day ?? 0
    for (const each of sent) yield* again(subject, last + 3, each)
    const [opening] = sent
    const other = sent.findLast(({ entry }) => entry.mode === "all-or-none")
    if (opening === undefined || other === undefined || other.entry === opening.entry) return
    const reused = yield* Effect.result(send(subject, other.entry, opening.id))
    const tag = Result.isFailure(reused) ? reused.failure._tag : "success"
    yield* right(tag === "CommandIdReused" ? undefined : `the id of another command is answered with ${tag}`)
  }
)

/** What is foretold happens, and foretelling writes nothing. */
export const previewIsExecute = conductLaw("a preview tells what happens", function* ({ fresh, history, right }) {
  const subject = yield* fresh
  for (const [i, entry] of history.entries.entries()) {
    const commandId = `entry-${i}`
    const before = yield* headOf(subject)
    const { rows } = yield* onDay(entry.day, subject.consortium.preview(entry.commands, { commandId }, entry.mode))
    yield* right(difference(yield* headOf(subject), before))
    const answers = yield* send(subject, entry, commandId)
    const foretold = rows.map((row) => (Result.isSuccess(row) ? row.success : row.failure))
    const came = answers.map((answer) =>
      answer._tag === "Done" ? answer.events.map(({ event }) => event) : answer.refusals
    )
    yield* right(difference(foretold, came))
  }
})

/** Each by itself, in one request or in many: the same log. */
export const eachByItself = conductLaw("row by row is one after the other", function* ({ fresh, history, right }) {
  const together = yield* fresh
  const apart = yield* fresh
  for (const [i, entry] of history.entries.entries()) {
    const answers = yield* send(together, { ...entry, mode: "row-by-row" }, `entry-${i}`)
    const single: Array<unknown> = []
    for (const [row, command] of entry.commands.entries()) {
      const one: Entry = { day: entry.day, mode: "all-or-none", commands: [command] }
      const [answer] = yield* send(apart, one, `entry-${i}/${row}`)
      // Alone it is the first of its request.
      single.push(answer?._tag === "Refused" ? { ...answer, refusals: [{ ...answer.refusals[0], row }] } : answer)
    }
    // And comes after none.
    const apartFrom = answers.map((answer) =>
      answer._tag === "Done"
        ? answer
        : { ...answer, refusals: answer.refusals.map(({ refusal, row }) => ({ row, refusal })) }
    )
    yield* right(difference(apartFrom, single))
  }
  const logs = [yield* wholeLog(together), yield* wholeLog(apart)] as const
  yield* right(difference(logs[0].stored, logs[1].stored))
})

/** Events without the ids, which follow from how the commands were sent: named by where they stand. */
const anonymous = (subject: Subject) =>
  Effect.map(wholeLog(subject), ({ stored }) => {
    const text = JSON.stringify(
      stored.map(({ event: { data, tags, type, version } }) => ({ data, tags, type, version }))
    )
    return stored.reduce((shorter, { event, position }) => shorter.replaceAll(event.id, `#${position}`), text)
  })

/** All or none is what each by itself would be, as long as none is refused; otherwise it names those that are, and is nothing. */
export const allOrNone = conductLaw(
  "all or none is one after the other when all are allowed, and nothing when one is refused",
  function* ({ chance, fresh, history: { entries }, right }) {
    const cut = Math.floor(chance * entries.length)
    const rest = entries.slice(cut, cut + 6)
    const commands = rest.flatMap((entry) => entry.commands)
    const [first, ...others] = commands
    if (first === undefined) return
    const day = rest[rest.length - 1]?.day ?? 0
    const [together, apart] = [yield* fresh, yield* fresh]
    for (const [i, entry] of entries.slice(0, cut).entries()) {
      yield* send(together, entry, `entry-${i}`)
      yield* send(apart, entry, `entry-${i}`)
    }
    const before = yield* anonymous(together)
    const single = yield* send(apart, { day, mode: "row-by-row", commands: [first, ...others] }, "bulk")
    const [whole] = yield* send(together, { day, mode: "all-or-none", commands: [first, ...others] }, "bulk")
    const refused = single.flatMap((answer, row) => (answer._tag === "Refused" ? [{ ...answer.refusals[0], row }] : []))
    const after = yield* anonymous(together)
    if (refused.length === 0) {
      yield* right(difference(JSON.parse(after), JSON.parse(yield* anonymous(apart))))
    } else {
      yield* right(difference(whole?._tag === "Refused" ? whole.refusals : [], refused))
      yield* right(difference(JSON.parse(after), JSON.parse(before)))
    }
  }
)

/** What is remembered may be much, little or nothing: it is never seen from outside. */
export const memoryDoesNotShow = conductLaw(
  "a cache that forgets, or is shared, changes no answer",
  function* ({ fresh, history, right }) {
    const [warm, cold] = [yield* fresh, yield* fresh]
    const turns = yield* play(warm, history)
    for (const [i, entry] of history.entries.entries()) {
      // Two that forget at once take turns on one store: each is told by the log alone what the other did.
      const forgetful = yield* withColdCache(cold, i % 2 === 0 ? 1 : 3)
      yield* right(difference(yield* send(forgetful, entry, `entry-${i}`), turns[i]?.answers))
    }
    yield* right(difference((yield* wholeLog(cold)).stored, (yield* wholeLog(warm)).stored))
  }
)
