/**
 * The states that were used last: of as many as the capacity none is forgotten, and never more than twice as many are kept.
 */
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { RecentStates } from "../../src/readmodel/RecentStates.ts"

const capacity = 4

const brought = (states: RecentStates<string>, keys: ReadonlyArray<string>) => {
  const into = new Map<string, string>()
  const missing = states.bring(keys, into)
  return { into, missing }
}

it("what was kept last is brought, what never was is missing", () => {
  const states = new RecentStates<string>(capacity)
  states.keep([["a", "1"]])
  states.keep([
    ["a", "2"],
    ["b", "1"]
  ])
  expect(brought(states, ["a", "b", "c"])).toEqual({
    into: new Map([
      ["a", "2"],
      ["b", "1"]
    ]),
    missing: ["c"]
  })
})

it("a state that is there already is left as it is", () => {
  const states = new RecentStates<string>(capacity)
  states.keep([["a", "kept"]])
  const into = new Map([["a", "moved"]])
  expect(states.bring(["a", "b"], into)).toEqual(["b"])
  expect(into).toEqual(new Map([["a", "moved"]]))
})

it("the last ones are there as they were kept last, and the number of all is bounded", () => {
  const keys = fc.array(fc.constantFrom(...Array.from("abcdefghijklmnopqrstuvwxyz")), { maxLength: 100 })
  fc.assert(
    fc.property(keys, (used) => {
      const states = new RecentStates<string>(capacity)
      const last = new Map<string, string>()
      for (const [turn, key] of used.entries()) {
        states.keep([[key, String(turn)]])
        last.delete(key)
        last.set(key, String(turn))
      }
      const recent = [...last].slice(-capacity)
      const { into } = brought(states, [...last.keys()])
      for (const [key, turn] of recent) expect(into.get(key)).toBe(turn)
      for (const [key, turn] of into) expect(last.get(key)).toBe(turn)
      expect(into.size).toBeLessThan(2 * capacity)
    })
  )
})
