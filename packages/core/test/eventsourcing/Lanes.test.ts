import { describe, expect, it } from "@effect/vitest"
import { Array as Arr, Cause, Context, Effect, Exit, Fiber, Latch, Option, Scheduler, Scope, Tracer } from "effect"
import { SqlClient } from "effect/sql"
import * as fc from "fast-check"
import * as Lanes from "../../src/eventsourcing/Lanes.ts"
import { patience } from "./support.ts"

/** Lanes whose work waits at a gate, and what went together so far. */
const gated = Effect.gen(function* () {
  const gate = yield* Latch.make(false)
  const groups: Array<ReadonlyArray<string>> = []
  const lane = yield* Lanes.make<string, string, string>((items) => {
    groups.push(items)
    return gate.whenOpen(Effect.succeed(items.map((item) => Exit.succeed(`done ${item}`))))
  })
  return { gate, groups, lane }
})

/** Lets all fibers come as far as they come. */
const settle = Effect.forEach(Arr.range(1, 20), () => Effect.yieldNow, { discard: true })

const start = <A, E>(effect: Effect.Effect<A, E>) => Effect.forkChild(effect, { startImmediately: true })

const startAll = <A, E>(effects: ReadonlyArray<Effect.Effect<A, E>>) => Effect.forEach(effects, start)

/** Fibers that yield as often as they can and still get on: they can be interrupted nearly anywhere. */
const hesitant = Effect.provideService(Scheduler.MaxOpsBeforeYield, 3)

const interrupted = (exit: Exit.Exit<unknown, unknown>): boolean =>
  Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause)

describe("who goes when", () => {
  it.effect("whoever finds the lane free goes at once and alone", () =>
    Effect.gen(function* () {
      const { gate, groups, lane } = yield* gated
      yield* gate.open
      expect(yield* lane("k", "a")).toBe("done a")
      expect(yield* lane("k", "b")).toBe("done b")
      expect(groups).toEqual([["a"], ["b"]])
    })
  )

  it.effect("those who come meanwhile go together, in the order they came, each to its own answer", () =>
    Effect.gen(function* () {
      const { gate, groups, lane } = yield* gated
      const fibers = yield* startAll(["a", "b", "c", "d"].map((item) => lane("k", item)))
      expect(groups).toEqual([["a"]])
      yield* gate.open
      expect(yield* Effect.forEach(fibers, Fiber.join)).toEqual(["done a", "done b", "done c", "done d"])
      expect(groups).toEqual([["a"], ["b", "c", "d"]])
    })
  )

  it.effect("those of another lane do not wait", () =>
    Effect.gen(function* () {
      const { gate, groups, lane } = yield* gated
      const fibers = yield* startAll([lane("k", "a"), lane("l", "b"), lane("l", "c"), lane("k", "d")])
      expect(groups).toEqual([["a"], ["b"]])
      yield* gate.open
      yield* Effect.forEach(fibers, Fiber.join)
      expect(groups).toEqual([["a"], ["b"], ["d"], ["c"]])
    })
  )

  it.effect("no more go together than the widest lane takes", () =>
    Effect.gen(function* () {
      const { gate, groups, lane } = yield* gated
      const items = Arr.makeBy(2 * Lanes.widest + 2, (i) => `${i}`)
      const fibers = yield* startAll(items.map((item) => lane("k", item)))
      yield* gate.open
      expect(yield* Effect.forEach(fibers, Fiber.join)).toEqual(items.map((item) => `done ${item}`))
      expect(groups.map((group) => group.length)).toEqual([1, 256, 256, 1])
      expect(groups.flat()).toEqual(items)
    })
  )
})

/** A transaction of a client that has no server. */
const transaction = SqlClient.TransactionConnection(-1)
const inTransaction = SqlClient.makeWithTransaction({
  transactionService: Context.Service<typeof transaction.Identifier, readonly [string, number]>(transaction.key),
  spanAttributes: [],
  acquireConnection: () => Effect.succeed("a connection"),
  begin: () => Effect.void,
  savepoint: () => Effect.void,
  commit: () => Effect.void,
  rollback: () => Effect.void,
  rollbackSavepoint: () => Effect.void
})

/** What the first sees, who goes alone, and then those who have waited for it. */
const seen = <A>(look: Effect.Effect<A>, made: <B>(making: Effect.Effect<B, never, Scope.Scope>) => typeof making) =>
  Effect.gen(function* () {
    const gate = yield* Latch.make(false)
    const lane = yield* made(
      Lanes.make<string, A, never>((items) =>
        gate.whenOpen(Effect.map(look, (saw) => items.map(() => Exit.succeed(saw))))
      )
    )
    const first = yield* start(Effect.orDie(inTransaction(lane("k", "a"))))
    const others = yield* startAll([lane("k", "b"), lane("k", "c")])
    yield* gate.open
    return yield* Effect.forEach([first, ...others], Fiber.join)
  })

describe("what goes together belongs to nobody", () => {
  const ofOne = Effect.map(Effect.context(), ({ mapUnsafe }) =>
    Array.from(mapUnsafe.keys()).filter((key) => key.startsWith("effect/sql/") || key === Tracer.ParentSpan.key)
  )
  const isIn = Effect.map(Effect.serviceOption(transaction), Option.isSome)

  it.effect("it is no part of the transaction or the span in front", () =>
    Effect.gen(function* () {
      expect(yield* seen(isIn, (made) => made)).toEqual([true, false, false])
      const [first, ...others] = yield* seen(ofOne, (made) => made)
      expect(first).toContain(Tracer.ParentSpan.key)
      expect(others).toEqual([[], []])
    })
  )

  it.effect("it is no part of the transaction or the span in which the lanes were made", () =>
    Effect.gen(function* () {
      const [, ...others] = yield* seen(ofOne, (made) => Effect.orDie(inTransaction(made)))
      expect(others).toEqual([[], []])
    })
  )
})

describe("interruption", () => {
  it.effect("who does not wait any longer is left out", () =>
    Effect.gen(function* () {
      const { gate, groups, lane } = yield* gated
      const [first, second, third] = [
        yield* start(lane("k", "a")),
        yield* start(lane("k", "b")),
        yield* start(lane("k", "c"))
      ]
      yield* Fiber.interrupt(second)
      yield* gate.open
      expect(yield* Effect.forEach([first, third], Fiber.join)).toEqual(["done a", "done c"])
      expect(groups).toEqual([["a"], ["c"]])
    })
  )

  it.effect("whoever goes alone takes its work with it and frees the lane", () =>
    Effect.gen(function* () {
      const { gate, groups, lane } = yield* gated
      const first = yield* start(lane("k", "a"))
      const second = yield* start(lane("k", "b"))
      yield* Fiber.interrupt(first)
      yield* settle
      expect(groups).toEqual([["a"], ["b"]])
      yield* gate.open
      expect(yield* Fiber.join(second)).toBe("done b")
      expect(yield* lane("k", "c")).toBe("done c")
    })
  )

  it.effect("whoever goes together with others leaves them their work", () =>
    Effect.gen(function* () {
      const { gate, groups, lane } = yield* gated
      const first = yield* start(lane("k", "a"))
      const others = yield* startAll([lane("k", "b"), lane("k", "c")])
      yield* Fiber.interrupt(first)
      yield* settle
      expect(groups).toEqual([["a"], ["b", "c"]])
      const [left, stayed] = others
      if (left !== undefined) yield* Fiber.interrupt(left)
      yield* gate.open
      expect(stayed && (yield* Fiber.join(stayed))).toBe("done c")
    })
  )

  it.effect("at any moment at all frees the lane", () =>
    Effect.gen(function* () {
      for (const moment of Arr.range(0, 80)) {
        const { gate, lane } = yield* gated
        const first = yield* start(lane("k", "a"))
        const second = yield* start(lane("k", "b"))
        if (moment % 3 === 0) yield* gate.open
        for (let i = 0; i < moment; i++) yield* Effect.yieldNow
        yield* Fiber.interrupt(moment % 2 === 0 ? first : second)
        yield* gate.open
        expect(yield* lane("k", "c")).toBe("done c")
        yield* Effect.forEach([first, second], Fiber.await)
      }
    }).pipe(hesitant)
  )
})

/** What becomes of two who go together, and of one alone after them, when the work is this. */
const failing = (work: Lanes.Together<string, string, string>) =>
  Effect.gen(function* () {
    const gate = yield* Latch.make(false)
    let group = 0
    const lane = yield* Lanes.make<string, string, string>((items) =>
      group++ === 0 ? gate.whenOpen(Effect.succeed([Exit.succeed("first")])) : work(items)
    )
    const first = yield* start(lane("k", "a"))
    const others = yield* startAll([lane("k", "b"), lane("k", "c")])
    yield* gate.open
    expect(yield* Fiber.join(first)).toBe("first")
    const exits = yield* Effect.forEach(others, Fiber.await)
    // Whatever happened, the lane goes on.
    const alone = yield* Effect.exit(lane("k", "d"))
    return { exits, alone }
  })

describe("failure", () => {
  it.effect("of the whole is that of each", () =>
    Effect.gen(function* () {
      const { alone, exits } = yield* failing(() => Effect.fail("broken"))
      expect(exits).toEqual([Exit.fail("broken"), Exit.fail("broken")])
      expect(alone).toEqual(Exit.fail("broken"))
    })
  )

  it.effect("of one is its own", () =>
    Effect.gen(function* () {
      const { alone, exits } = yield* failing((items) =>
        Effect.succeed(items.map((item) => (item === "b" ? Exit.fail("no b") : Exit.succeed(item))))
      )
      expect(exits).toEqual([Exit.fail("no b"), Exit.succeed("c")])
      expect(alone).toEqual(Exit.succeed("d"))
    })
  )

  it.effect("by a defect of the work is told to all", () =>
    Effect.gen(function* () {
      const { alone, exits } = yield* failing(() => Effect.die("bug"))
      for (const exit of [...exits, alone]) expect(exit).toEqual(Exit.die("bug"))
    })
  )

  it.effect("by work that cannot even be made is told to all", () =>
    Effect.gen(function* () {
      const { alone, exits } = yield* failing(() => {
        throw new TypeError("bug")
      })
      for (const exit of [...exits, alone]) expect(exit).toEqual(Exit.die(new TypeError("bug")))
    })
  )

  it.effect("to answer somebody who goes alone is a defect", () =>
    Effect.gen(function* () {
      const lane = yield* Lanes.make<string, string, string>(() => Effect.succeed([]))
      const unanswered = Exit.die(new RangeError("work done together must give an exit for each item"))
      expect(yield* Effect.exit(lane("k", "a"))).toEqual(unanswered)
    })
  )

  it.effect("to answer somebody is a defect", () =>
    Effect.gen(function* () {
      const { alone, exits } = yield* failing((items) =>
        Effect.succeed(items.slice(1).map((item) => Exit.succeed(item)))
      )
      expect(exits[0]).toEqual(Exit.succeed("c"))
      for (const exit of [exits[1], alone]) {
        expect(exit).toEqual(Exit.die(new RangeError("work done together must give an exit for each item")))
      }
    })
  )
})

describe("closing", () => {
  const inScope = Effect.gen(function* () {
    const scope = yield* Scope.make()
    return { scope, ...(yield* Effect.provideService(gated, Scope.Scope, scope)) }
  })

  it.effect("ends those who wait behind somebody who is still going", () =>
    Effect.gen(function* () {
      const { gate, groups, lane, scope } = yield* inScope
      const first = yield* start(lane("k", "a"))
      const others = yield* startAll([lane("k", "b"), lane("k", "c")])
      yield* Scope.close(scope, Exit.void)
      for (const exit of yield* Effect.forEach(others, Fiber.await)) expect(interrupted(exit)).toBe(true)
      yield* gate.open
      expect(yield* Fiber.join(first)).toBe("done a")
      expect(groups).toEqual([["a"]])
    })
  )

  it.effect("ends a group that is going and those who wait behind it", () =>
    Effect.gen(function* () {
      const { gate, groups, lane, scope } = yield* inScope
      const first = yield* start(lane("k", "a"))
      const going = yield* startAll([lane("k", "b"), lane("k", "c")])
      yield* gate.release
      yield* settle
      const waiting = yield* start(lane("k", "d"))
      yield* Scope.close(scope, Exit.void)
      expect(yield* Fiber.join(first)).toBe("done a")
      for (const fiber of [...going, waiting]) expect(interrupted(yield* Fiber.await(fiber))).toBe(true)
      expect(groups).toEqual([["a"], ["b", "c"]])
    })
  )

  it.effect("interrupts who comes later, whether the lane is free or not", () =>
    Effect.gen(function* () {
      const { groups, lane, scope } = yield* inScope
      const first = yield* start(lane("k", "a"))
      yield* Scope.close(scope, Exit.void)
      for (const key of ["k", "l"]) expect(interrupted(yield* Effect.exit(lane(key, "b")))).toBe(true)
      yield* Fiber.interrupt(first)
      expect(interrupted(yield* Effect.exit(lane("k", "c")))).toBe(true)
      expect(groups).toEqual([["a"]])
    })
  )

  it.effect("at any moment at all leaves nobody waiting", () =>
    Effect.gen(function* () {
      for (const moment of Arr.range(0, 80)) {
        const { gate, lane, scope } = yield* inScope
        const fibers = yield* startAll(["a", "b", "c"].map((item) => lane("k", item)))
        yield* gate.open
        for (let i = 0; i < moment; i++) yield* Effect.yieldNow
        yield* Scope.close(scope, Exit.void)
        for (const fiber of fibers) {
          const exit = yield* Fiber.await(fiber)
          expect(Exit.isSuccess(exit) || interrupted(exit)).toBe(true)
        }
      }
    }).pipe(hesitant)
  )
})

/** What one caller asks for, and when it gives up. */
const caller = fc.record({
  key: fc.constantFrom("k", "l"),
  steps: fc.nat({ max: 6 }),
  outcome: fc.constantFrom("done", "failed", "died"),
  givesUpAfter: fc.option(fc.nat({ max: 30 }))
})

interface Item {
  readonly number: number
  readonly key: string
  readonly steps: number
  readonly outcome: string
}

const answerOf = ({ number, outcome }: Item): Exit.Exit<number, string> =>
  outcome === "done" ? Exit.succeed(number) : outcome === "failed" ? Exit.fail(`${number}`) : Exit.die(number)

it.effect(
  "answers everybody who has patience, whatever the others do, and lets one group go at a time",
  () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.array(caller, { maxLength: 12 }), fc.integer({ min: 3, max: 12 }), (callers, ops) =>
          Effect.gen(function* () {
            const going = new Set<string>()
            const lane = yield* Lanes.make<Item, number, string>((items) =>
              Effect.gen(function* () {
                const [{ key }] = items
                expect(going.has(key)).toBe(false)
                going.add(key)
                for (const { steps } of items) for (let i = 0; i < steps; i++) yield* Effect.yieldNow
                return items.map(answerOf)
              }).pipe(Effect.ensuring(Effect.sync(() => going.delete(items[0].key))))
            )
            const fibers = yield* Effect.forEach(callers, ({ givesUpAfter, ...rest }, number) =>
              Effect.gen(function* () {
                const item = { number, ...rest }
                const fiber = yield* start(lane(item.key, item))
                if (givesUpAfter !== null) {
                  for (let i = 0; i < givesUpAfter; i++) yield* Effect.yieldNow
                  yield* Fiber.interrupt(fiber)
                }
                const exit = yield* Fiber.await(fiber)
                const gaveUp = givesUpAfter !== null && Exit.isFailure(exit) && Cause.hasInterrupts(exit.cause)
                if (!gaveUp) expect(exit).toEqual(answerOf(item))
              }).pipe(start)
            )
            yield* Effect.forEach(fibers, Fiber.join)
            // Whoever left a group left its work: the lanes are free once that is done.
            for (const key of ["k", "l"]) {
              expect(yield* lane(key, { number: -1, key, steps: 0, outcome: "done" })).toBe(-1)
            }
            expect(going.size).toBe(0)
          }).pipe(Effect.provideService(Scheduler.MaxOpsBeforeYield, ops), Effect.scoped, Effect.runPromise)
        )
      )
    ),
  patience
)
