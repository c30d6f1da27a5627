/**
 * Matters in words: reminders are counted by them in states that are kept.
 */
import { expect, it } from "@effect/vitest"
import { DocumentCode } from "../../src/Ids.ts"
import { type Matter, matterKey } from "../../src/reminder/Matter.ts"

const host = { document: DocumentCode.make("learning-agreement"), party: "host" } as const

it.each<readonly [key: string, Matter]>([
  ["register", { of: "register" }],
  ["pay-final travel", { of: "pay-final", heading: "travel" }],
  ["sign-document learning-agreement by host", { of: "sign-document", signature: host }]
])("%s", (key, matter) => {
  expect(matterKey(matter)).toBe(key)
})
