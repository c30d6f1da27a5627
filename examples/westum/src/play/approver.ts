/**
 * A process of its own that approves one mobility: it looks whether there is a place, waits for the word, and approves.
 */
import { logAt } from "@westum-examples/store"
import { Consortium } from "@westum/mobility"
import { Clock, Effect, Layer, Result } from "effect"
import { now } from "../story/Story.ts"
import type { Approval } from "./Approval.ts"
import { SimulatedClock } from "./SimulatedClock.ts"

const [, , filename = "", mobility = ""] = process.argv
const approve = { type: "approve", mobility } as const

const say = (approval: Approval) => Effect.sync(() => process.send?.(approval))

const word = Effect.callback<void>((resume) => {
  process.once("message", () => resume(Effect.void))
})

const program = Effect.gen(function* () {
  const consortium = yield* Consortium
  const { rows } = yield* consortium.preview([approve])
  yield* say({ _tag: "Ready", wouldSucceed: rows.every(Result.isSuccess) })
  yield* word
  const approval = yield* consortium.execute(approve, { actor: `process ${process.pid}` }).pipe(
    Effect.map(({ upTo }): Approval => ({ _tag: "Approved", position: upTo })),
    Effect.catchTag("Refused", ({ refusal }) => Effect.succeed<Approval>({ _tag: "Refused", refusal }))
  )
  yield* say(approval)
})

const consortium = Consortium.layer.pipe(Layer.provide(logAt(filename)))
const clock = new SimulatedClock(Effect.runSync(Clock.Clock), now)
await Effect.runPromise(program.pipe(Effect.provide(consortium), Effect.provideService(Clock.Clock, clock)))
if (process.connected) process.disconnect()
