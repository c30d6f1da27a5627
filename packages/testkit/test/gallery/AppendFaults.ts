/**
 * Stores that record a part of an append, or answer for what they did not record.
 */
import { EventStore, Query } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"
import { type BrokenStore, unrecorded, wrapped } from "./BrokenStore.ts"

const atomic = "appending: a refused append leaves nothing"

export const appendFaults: ReadonlyArray<BrokenStore> = [
  wrapped("each event of a batch on its own", atomic, ({ append }) => ({
    append: (events, condition) =>
      Effect.map(
        Effect.forEach(events, (event, i) => append([event], i === 0 ? condition : undefined)),
        (answers) => ({
          ...answers[0],
          last: Arr.lastNonEmpty(answers).last
        })
      )
  })),
  wrapped(
    "large batches in pieces",
    "appending: readers see 10,000 events of one append all at once",
    ({ append }) => ({
      append: (events, condition) =>
        Effect.map(
          Effect.forEach(Arr.chunksOf(events, 1_000), (piece, i) =>
            Effect.andThen(Effect.yieldNow, append(piece, i === 0 ? condition : undefined))
          ),
          (answers) => ({ ...answers[0], last: Arr.lastNonEmpty(answers).last })
        )
    })
  ),
  wrapped("one append in a hundred acknowledged but not recorded", "appending: 1,000 concurrent appends", (store) => {
    let count = 0
    return {
      append: (events, condition) =>
        ++count % 100 === 0
          ? Effect.map(store.read([{ query: Query.all }]), ({ head }) => unrecorded(events, head))
          : store.append(events, condition)
    }
  }),
  wrapped("an append that is interrupted half recorded", "appending: an interrupted append", ({ append }) => ({
    append: (events, condition) =>
      Effect.gen(function* () {
        const [first, ...more] = events
        if (more.length === 0) return yield* append(events, condition)
        const { first: position } = yield* append([first], condition)
        yield* Effect.yieldNow
        const rest = Arr.isArrayNonEmpty(more) ? yield* append(more) : undefined
        return {
          first: position,
          last: rest?.last ?? position,
          recordedAt: rest?.recordedAt ?? 0,
          alreadyStored: false
        }
      })
  })),
  wrapped(
    "neighbours failed by the clash of another",
    "appending: an append that is refused does not fail",
    ({ append }) => {
      let clashed = false
      return {
        append: (events, condition) =>
          Effect.suspend(() =>
            clashed ? Effect.fail(new EventStore.IdClash({ ids: [] })) : append(events, condition)
          ).pipe(
            Effect.tapError((error) =>
              Effect.sync(() => {
                clashed = error._tag === "IdClash" && error.ids.length > 0
              })
            )
          )
      }
    }
  )
]
