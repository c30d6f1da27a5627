/**
 * Commands that are aimed at what there is can be read, whatever became of it.
 */
import { expect, it } from "@effect/vitest"
import { type CommandInput, ConsortiumCommand } from "@westum/mobility"
import { Schema } from "effect"
import { aimed } from "../src/history/Aim.ts"
import { anyConsortium } from "../src/history/Setup.ts"
import { nothingIn } from "../src/history/Unfold.ts"
import { seenHosting } from "../src/oracle/HostingFacts.ts"

const isCommand = Schema.is(ConsortiumCommand)

it("what is put right of a hosting that was entered in error is no day that nobody has said", () => {
  const facts = { facts: [], struck: [], entries: 2, id: "h1", inError: true, group: undefined, project: undefined }
  const hosting = { ...facts, member: "m1", partner: "partner1", participant: "guest1", ...seenHosting([]) }
  const model = { ...nothingIn(anyConsortium), hostings: [hosting] }
  const command: CommandInput = {
    type: "correct-hosting",
    hosting: "h1",
    changes: { planned: { start: "2019-09-02", end: "2019-09-20" } },
    reason: "typing-error"
  }
  for (let number = 0; number < 500; number++) {
    const asked = aimed(command, model, number)
    expect(isCommand(asked), `aimed by ${number}: ${JSON.stringify(asked)}`).toBe(true)
  }
})
