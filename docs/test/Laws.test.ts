/**
 * The page of the laws has every law of the testkit, and none that is not there.
 */
import { MemberRows, Mobility, MobilityRows } from "@westum/mobility"
import { CodecLaws, Laws } from "@westum/mobility-testkit"
import { describe, expect, it } from "vitest"
import { read } from "../src/Repository.ts"

const sections = new Map(
  read("docs/reference/laws.md")
    .split("\n## ")
    .map((section) => {
      const [title = "", ...lines] = section.split("\n")
      const rows = lines.filter((line) => line.startsWith("| ")).slice(2)
      return [title, rows.map((row) => (row.split("|")[1] ?? "").trim())] as const
    })
)

const ofProjections = Laws.projectionLaws(Mobility.mobility).map(({ name }) => name.replace(": mobility", ""))

const ofReadModels = [
  ...Laws.readModelLaws(MobilityRows.mobilityRows),
  ...Laws.derivedRowLaws(MemberRows.memberRows)
].map(({ name }) => name.replace(/: (?:mobility|quota-usage)$/, ""))

const isOfEach = (name: string): boolean =>
  [...ofProjections, ...ofReadModels].some((law) => name.startsWith(`${law}: `))

describe("the page of the laws", () => {
  it("has those of every log", () => {
    const names = Laws.logLaws.map(({ name }) => name).filter((name) => !isOfEach(name))
    expect(sections.get("Of every log")).toEqual(names)
  })

  it("has those of every projection", () => {
    expect(sections.get("Of every projection")).toEqual(ofProjections)
  })

  it("has those of every read model", () => {
    expect(sections.get("Of every read model")).toEqual(ofReadModels)
  })

  it("has those of every codec", () => {
    expect(sections.get("Of every codec")).toEqual(CodecLaws.codecLaws.map(({ name }) => name))
  })

  it("has those of every conversation", () => {
    expect(sections.get("Of every conversation")).toEqual(Laws.conductLaws.map(({ name }) => name))
  })

  it("has that of the whole library", () => {
    expect(sections.get("Of the whole library")).toEqual([Laws.asTheModelSays])
  })
})
