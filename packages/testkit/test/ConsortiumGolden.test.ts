/**
 * The codec of the domain keeps the laws of codecs, and every golden event that was ever written.
 */
import { ConsortiumCodec } from "@westum/mobility"
import { CodecLaws, Values } from "@westum/mobility-testkit"
import { expect, it } from "vitest"
import { goldens } from "./support/Goldens.ts"

CodecLaws.suite("the consortium", {
  codec: ConsortiumCodec.codec,
  events: Values.events,
  golden: goldens.map(({ file }) => file)
})

it("golden files are named by what they hold", () => {
  expect(goldens.map(({ file }) => `${file.type}.v${file.version}.json`)).toEqual(goldens.map(({ name }) => name))
})
