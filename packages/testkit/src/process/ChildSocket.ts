/**
 * Stdin and stdout of a child process, as a socket.
 */
import { Effect, Layer } from "effect"
import { Socket } from "effect/socket"
import { type ChildProcessByStdio, spawn } from "node:child_process"
import { Readable, Writable } from "node:stream"

/** A program that serves its store. */
export interface Command {
  readonly command: string
  readonly args: ReadonlyArray<string>
}

type Child = ChildProcessByStdio<Writable, Readable, null>

// Its errors are for people: they go where ours go.
const start = ({ args, command }: Command) =>
  Effect.callback<Child>((resume) => {
    const child: Child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] })
    child.once("spawn", () => resume(Effect.succeed(child)))
    // Calls to a process that is gone fail by themselves, as lost.
    child.stdin.on("error", () => undefined)
    child.once("error", (cause) => resume(Effect.die(new Error(`cannot start ${command}`, { cause }))))
  })

/** Milliseconds that a program has for closing its store. */
const grace = 10_000

const end = (child: Child) =>
  Effect.callback<void>((resume) => {
    if (child.exitCode !== null || child.signalCode !== null) return resume(Effect.void)
    const impatience = setTimeout(() => child.kill("SIGKILL"), grace)
    child.once("exit", () => {
      clearTimeout(impatience)
      resume(Effect.void)
    })
    child.stdin.end()
  })

/** Starts the process; it is told to end, and waited for, with the layer. */
export const childSocket = (command: Command): Layer.Layer<Socket.Socket> =>
  Layer.effect(
    Socket.Socket,
    Effect.flatMap(Effect.acquireRelease(start(command), end), ({ stdin, stdout }) =>
      Socket.fromTransformStream(
        Effect.sync(() => ({ readable: Readable.toWeb(stdout), writable: Writable.toWeb(stdin) }))
      )
    )
  )
