/**
 * Who reads the log together: those who stand near each other, whatever order they came in.
 */
import { expect, it } from "vitest"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { together } from "../../src/readmodel/Together.ts"

it.each<readonly [string, ReadonlyArray<number>, ReadonlyArray<ReadonlyArray<number>>]>([
  ["nobody", [], []],
  ["one alone", [7], [[7]]],
  ["those at one position", [5, 5, 5], [[5, 5, 5]]],
  ["those as far from each other as is near", [0, 10], [[0, 10]]],
  ["not those a little further", [0, 11], [[0], [11]]],
  ["each near the one before, and so a long way", [20, 0, 10], [[0, 10, 20]]],
  [
    "the lowest first",
    [100, 1, 99, 0],
    [
      [0, 1],
      [99, 100]
    ]
  ]
])("%s", (_, positions, groups) => {
  const found = together(
    positions.map((position) => ({ upTo: at(position) })),
    10
  )
  expect(found.map((group) => group.map(({ upTo }) => upTo))).toEqual(groups)
})
