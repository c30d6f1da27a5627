/**
 * Saved states in the memory of this process: for tests, and the reference for stores that outlive it.
 */
import { Effect, Layer, Option } from "effect"
import { rungOf, type SavedState } from "./SavedState.ts"
import { type Bounds, type Saved, SavedStates, type SavedStatesService } from "./SavedStates.ts"

/** As many of the first as the bounds allow; one that is too large is passed over. */
const within = (states: ReadonlyArray<SavedState>, { characters, count }: Bounds): ReadonlyArray<SavedState> => {
  let room = characters
  const taken: Array<SavedState> = []
  for (const state of states) {
    if (taken.length === count || state.state.length > room) break
    room -= state.state.length
    taken.push(state)
  }
  return taken
}

const keyOf = ({ key, projection, version }: Saved & { readonly key: string }): string =>
  JSON.stringify([projection, version, key])

/** The newest of the states of a key, up to a position; none or one. */
const newestOf = (rungs: ReadonlyMap<number, SavedState>, position = Number.POSITIVE_INFINITY) =>
  [...rungs.values()]
    .filter((state) => state.position <= position)
    .sort((a, b) => b.position - a.position)
    .slice(0, 1)

const make = (): SavedStatesService => {
  const kept = new Map<string, Map<number, SavedState>>()
  return {
    save: (state) =>
      Effect.sync(() => {
        const rungs = kept.get(keyOf(state)) ?? new Map<number, SavedState>()
        kept.set(keyOf(state), rungs.set(rungOf(state), state))
      }),
    newest: (of, bounds) =>
      Effect.sync(() => {
        const states = [...kept.values()].flatMap((rungs) => newestOf(rungs))
        const wanted = states.filter((state) =>
          of.some(({ projection, version }) => state.projection === projection && state.version === version)
        )
        return within(
          wanted.sort((a, b) => b.events - a.events),
          bounds
        )
      }),
    upTo: (of, key, position) =>
      Effect.sync(() => Option.fromNullishOr(newestOf(kept.get(keyOf({ ...of, key })) ?? new Map(), position)[0])),
    forget: (state) => Effect.sync(() => void kept.get(keyOf(state))?.delete(rungOf(state)))
  }
}

/** An empty store. It lives as long as the layer. */
export const layer: Layer.Layer<SavedStates> = Layer.sync(SavedStates, () => make())
