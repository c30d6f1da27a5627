/**
 * The golden files of the domain, where the core keeps them beside the codec that they bind.
 */
import { CodecLaws } from "@westum/mobility-testkit"
import { Schema } from "effect"
import { readdirSync, readFileSync } from "node:fs"

const directory = new URL("../../../core/test/golden/", import.meta.url)
const decode = Schema.decodeUnknownSync(Schema.fromJsonString(CodecLaws.GoldenFile))

/** Each file with its name. */
export const goldens = readdirSync(directory)
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, file: decode(readFileSync(new URL(name, directory), "utf8")) }))
