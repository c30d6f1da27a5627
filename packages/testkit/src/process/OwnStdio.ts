/**
 * Stdin and stdout of this process.
 */
import { Effect, Layer, PlatformError, Sink, Stdio, Stream } from "effect"

const failed = (cause: unknown) =>
  PlatformError.systemError({ module: "Stdio", method: "stdin", _tag: "Unknown", cause })

const write = (chunk: string | Uint8Array) =>
  Effect.callback<void>((resume) => void process.stdout.write(chunk, () => resume(Effect.void)))

export const ownStdio: Layer.Layer<Stdio.Stdio> = Layer.succeed(
  Stdio.Stdio,
  Stdio.make({
    args: Effect.succeed(process.argv.slice(2)),
    stdin: Stream.fromAsyncIterable<Uint8Array, PlatformError.PlatformError>(process.stdin, failed),
    stdout: () => Sink.forEach(write),
    stderr: () => Sink.drain
  })
)

/** Resolves when whoever started this process has closed stdin, or listens to stdout no more. */
export const callerGone: Effect.Effect<void> = Effect.callback((resume) => {
  const gone = () => resume(Effect.void)
  process.stdin.once("end", gone)
  // Listened to until the end: an answer on its way to nobody is no reason to fail.
  process.stdout.on("error", gone)
})
