/**
 * Carries out the commands that it is told, one a line as `{ commandId, command }`, each at once, whatever the others are doing;
 * tells each that is done as a line: the command's id, and its events by id and position.
 */
import { type CommandInput, storage } from "@westum/mobility"
import { open } from "@westum/mobility/promise"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import * as Recorder from "@westum/mobility-testkit/Recorder"
import { writeSync } from "node:fs"
import { createInterface } from "node:readline"

const [url = "", schema = ""] = process.argv.slice(2)

const consortium = await open(storage(url, Recorder.layer(PostgresEventStore.layer({ url, schema }))))

const carryOut = async (line: string): Promise<void> => {
  // What this is, the consortium finds out.
  const { command, commandId }: { command: CommandInput; commandId: string } = JSON.parse(line)
  const answer = await consortium.execute(command, { commandId })
  if (answer._tag === "Refused") return
  const events = answer.events.map(({ id, position }) => ({ id, position }))
  // Not through a stream, which might hold it back.
  writeSync(1, `${JSON.stringify({ commandId, events })}\n`)
}

console.log("started")
for await (const line of createInterface({ input: process.stdin })) void carryOut(line)
