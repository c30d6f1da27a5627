/**
 * Each work in a process of its own, so that nobody runs code that was compiled for other work.
 */
import { fork } from "node:child_process"
import { once } from "node:events"
import { goalRowsOf, type Reported, workSection } from "./Report.ts"
import { measure, type Turns } from "./Rounds.ts"
import type { Work } from "./Work.ts"

/** Lets a program measure the work of this name; what it tells. */
export const reportOf = async (program: URL, name: string, size: string): Promise<Reported> => {
  const child = fork(program, [name, size])
  const exited = once(child, "exit")
  const [told]: Array<Reported> = await Promise.race([
    once(child, "message"),
    exited.then(([code]) => Promise.reject(new Error(`measuring ${name} ended with exit code ${code}`)))
  ])
  await exited
  if (told === undefined) throw new Error(`measuring ${name} told nothing`)
  return told
}

const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

/** Measures a work and tells the parent process what came out. */
export const tellReport = async (name: string, turns: Turns, prepare: () => Promise<Work>): Promise<void> => {
  progress(`${name}: preparing`)
  const measured = await measure(await prepare(), turns, progress)
  progress("")
  const reported: Reported = { section: workSection(measured), goalRows: goalRowsOf(measured) }
  await new Promise<void>((told) => {
    if (process.send === undefined) told()
    else process.send(reported, undefined, undefined, () => told())
  })
}
