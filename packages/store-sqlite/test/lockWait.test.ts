/**
 * Work that finds a lock taken is tried again until its time is up; any other is done once, and at once.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Exit, Fiber } from "effect"
import { attemptOn } from "../src/Attempt.ts"
import { storeFailed } from "../src/Failure.ts"
import { patiently } from "../src/LockWait.ts"

/** As node:sqlite throws it (sqlite.org/rescode.html: SQLITE_BUSY). */
const locked = (nth: number): Error => Object.assign(new Error(`locked, try ${nth}`), { errcode: 5 })

/** Work that finds the lock taken so often, and what was tried. */
const work = (takenFor: number) => {
  const tried: Array<number> = []
  return {
    tried,
    now: () => {
      tried.push(tried.length + 1)
      if (tried.length <= takenFor) throw locked(tried.length)
      return "done"
    }
  }
}

describe("work that", () => {
  it("finds no lock is done once, before anything else happens", () => {
    const { now, tried } = work(0)
    const waiting = patiently(1000, now)
    expect(tried).toEqual([])
    expect(Effect.runSync(waiting)).toBe("done")
    expect(tried).toEqual([1])
  })

  it("fails otherwise is not tried again", () => {
    const fault = new Error("the disk is gone")
    const tried: Array<number> = []
    const failing = patiently(1000, () => {
      tried.push(1)
      throw fault
    })
    expect(Effect.runSync(Effect.flip(failing))).toBe(fault)
    expect(tried).toEqual([1])
  })

  it.live("finds a lock is tried until it is let go", () =>
    Effect.gen(function* () {
      const { now, tried } = work(5)
      expect(yield* patiently(10_000, now)).toBe("done")
      expect(tried).toEqual([1, 2, 3, 4, 5, 6])
    })
  )

  it.live("finds it for too long fails with what it found last", () =>
    Effect.gen(function* () {
      const { now, tried } = work(Number.POSITIVE_INFINITY)
      const began = performance.now()
      const error = yield* Effect.flip(patiently(30, now))
      expect(performance.now() - began).toBeGreaterThanOrEqual(30)
      expect(error).toEqual(locked(tried.length))
      expect(tried.length).toBeGreaterThan(2)
    })
  )

  it.live("is called off is not tried again", () =>
    Effect.gen(function* () {
      const { now, tried } = work(Number.POSITIVE_INFINITY)
      const fiber = yield* Effect.forkChild(patiently(60_000, now))
      yield* Effect.sleep("5 millis")
      yield* Fiber.interrupt(fiber)
      const before = tried.length
      expect(before).toBeGreaterThan(1)
      yield* Effect.sleep("30 millis")
      expect(tried.length).toBe(before)
    })
  )
})

describe("a failure is told", () => {
  const attempt = attemptOn("/log.db", 0, storeFailed)

  it.live("in the words of the port, if the file is at fault", () =>
    Effect.gen(function* () {
      expect(yield* Effect.flip(attempt("reading", work(Number.POSITIVE_INFINITY).now))).toMatchObject({
        _tag: "StoreFailed",
        reason: "locked",
        detail: expect.stringContaining("reading /log.db: ")
      })
    })
  )

  it.live("as a defect, if the program is", () =>
    Effect.gen(function* () {
      const mistake = new TypeError("undefined is not a function")
      const exit = yield* Effect.exit(
        attempt("reading", () => {
          throw mistake
        })
      )
      expect(exit).toEqual(Exit.die(mistake))
    })
  )
})
