/**
 * How far a version has come: events behind, rate and time left, as far as they can be said.
 */
import { expect, it } from "vitest"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { progress, type Sight } from "../../src/readmodel/Progress.ts"

const sight = (seconds: number, upTo: number, head: number, unseenSince?: number): Sight => ({
  at: seconds * 1000,
  standing: { model: "seats", version: "1.1", upTo: at(upTo), serving: false },
  head: at(head),
  unseenSince
})

it("of one sight there is no rate", () => {
  expect(progress(sight(10, 40, 100, 4_000))).toEqual({
    model: "seats",
    version: "1.1",
    upTo: 40,
    serving: false,
    head: 100,
    behind: 60,
    secondsBehind: 6,
    rate: undefined,
    secondsLeft: undefined
  })
})

it.each<readonly [string, Sight, Sight, object]>([
  ["goes on", sight(10, 40, 100, 0), sight(0, 0, 50, 0), { behind: 60, rate: 4, secondsLeft: 15 }],
  ["stands still", sight(10, 40, 100, 0), sight(0, 40, 100, 0), { rate: 0, secondsLeft: undefined }],
  [
    "has caught up",
    sight(10, 100, 100),
    sight(0, 0, 100, 0),
    { behind: 0, secondsBehind: 0, rate: 10, secondsLeft: 0 }
  ],
  ["is idle at the end of the log", sight(10, 100, 100), sight(0, 100, 100), { behind: 0, rate: 0, secondsLeft: 0 }],
  ["was begun again", sight(10, 5, 100, 0), sight(0, 90, 100, 0), { rate: undefined, secondsLeft: undefined }],
  ["was looked at twice in the same moment", sight(9, 5, 9, 0), sight(9, 5, 9, 0), { rate: undefined }],
  ["came further between two looks", sight(10, 101, 100), sight(0, 1, 100, 0), { behind: 0, rate: 10, secondsLeft: 0 }],
  ["waits for an event that a faster clock recorded", sight(10, 0, 1, 11_000), sight(0, 0, 0), { secondsBehind: 0 }]
])("a version that %s", (_, now, earlier, expected) => {
  expect(progress(now, earlier)).toMatchObject(expected)
})
