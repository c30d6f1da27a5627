/**
 * Carries out the commands that it is told, one a line as `{ commandId, command }`, each at once, whatever the others are
 * doing; tells each answer as a line: the command's id, a space, and the answer as JSON. It may be told to die at an append.
 */
import { type CommandInput, storage } from "@westum/mobility"
import { open } from "@westum/mobility/promise"
import { SqliteEventStore } from "@westum/mobility-store-sqlite"
import * as Recorder from "@westum/mobility-testkit/Recorder"
import { writeSync } from "node:fs"
import { createInterface } from "node:readline"
import { mortal } from "../support/Mortal.ts"

const [filename = "", appends = "0", moment = "", wait = "0"] = process.argv.slice(2)

const file = Recorder.layer(SqliteEventStore.layer({ filename, lockTimeout: "1 minute" }))
const consortium = await open(storage(filename, mortal(file, { appends: Number(appends), moment, wait: Number(wait) })))

const carryOut = async (line: string): Promise<void> => {
  // What this is, the consortium finds out.
  const { command, commandId }: { command: CommandInput; commandId: string } = JSON.parse(line)
  const answer = await consortium.execute(command, { commandId })
  // Not through a stream, which might hold it back.
  writeSync(1, `${commandId} ${JSON.stringify(answer)}\n`)
}

console.log("started")
const running: Array<Promise<void>> = []
for await (const line of createInterface({ input: process.stdin })) running.push(carryOut(line))
await Promise.all(running)
await consortium.close()
