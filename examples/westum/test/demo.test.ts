/**
 * The demo as its reader runs it: what it prints, and the log it leaves.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { today } from "../src/data/Illustration.ts"
import { dayText } from "../src/screen/Page.ts"
import { tellStory } from "../src/story/Story.ts"
import { contents, type Run, runDemo } from "./support/Demo.ts"
import { recounted } from "./support/Recount.ts"

/** Milliseconds for a few runs on a busy machine. */
const patience = 240_000

const directory = mkdtempSync(join(tmpdir(), "westum-demo-test-"))
const file = join(directory, "westum.sqlite")

/** Each kind as the demo says it, and for whom. */
const whatWaits = {
  "decide-application": "an application to decide on selection",
  "give-place": "a place for one on the waiting list selection",
  "sign-document": "a learning agreement to sign participant",
  "confirm-departure": "a departure to confirm member",
  "resume-stay": "a stay that paused to resume member",
  "extend-in-time": "an end near: prolong now or never member",
  "confirm-return": "a return to confirm member",
  register: "a row to make in Mobility Tool coordinator",
  "hand-in-report": "a report to hand in participant",
  "reach-participant": "a participant the tool cannot reach member"
}

const linesOf = (text: string): ReadonlyArray<string> =>
  text.split("\n").map((line) => line.replaceAll(/\s+/g, " ").trim())

const section = (out: string, title: string): string => {
  const [, after = ""] = out.split(title)
  return after.split(/\n \d+ {2}/)[0] ?? ""
}

/** How many places a member holds in each column of the correction. */
const heldBy = (member: string, correction: string): ReadonlyArray<number> => {
  const [row = ""] = correction.match(new RegExp(`${member} .*held.*`)) ?? []
  return [...row.matchAll(/(\d+) held/g)].map(([, number]) => Number(number))
}

let run: Run

beforeAll(async () => {
  run = await runDemo(file)
}, patience)

afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe("a run", () => {
  it("succeeds, and says nothing on the side", () => {
    expect(run.err).toBe("")
    expect(run.code).toBe(0)
  })

  it("says what was published, and the log says the same", () => {
    const lines = linesOf(run.out)
    for (const line of [
      "● Places granted 229 229 ✓",
      "● of these for learners 112 112 ✓",
      "● Members 15 15 ✓",
      "● Coordinated mobilities in spring 2019 7 7 ✓",
      "● Registered, as of 1 Jan 2019 68 68 ✓",
      "● Registered, as of 31 Aug 2019 172 172 ✓",
      "● of these learners 77 77 ✓",
      "● of these staff 95 95 ✓",
      "● Consumption rate 75 % 75 % ✓",
      "● Received during 2019 13 13 ✓",
      "● of these staff 10 10 ✓",
      "● of these learners 3 3 ✓",
      "● Places granted, without a split 222 222 ✓",
      "● Members 14 14 ✓",
      "● Goals 1, 2.1, 2.2, 3, 4, 5 1, 2.1, 2.2, 3, 4, 5 ✓",
      "● Learners abroad in autumn 2019 5 5 ✓",
      "● First end 31 Aug 2021 31 Aug 2021 ✓",
      "● End after the extension 31 Aug 2022 31 Aug 2022 ✓"
    ]) {
      expect(lines).toContain(line)
    }
    expect(run.out).not.toContain("✗ differs")
  })

  it("shows the four figures of both projects", () => {
    const figures = linesOf(section(run.out, "The four figures of the page")).map((line) =>
      line.replaceAll(/ ?[█▏▎▍▌▋▊▉]+/g, "")
    )
    expect(figures).toContain("Approved (places granted) ● 229 ● 222")
    expect(figures.join("\n")).toMatch(
      /Registered in Mobility Tool ● 172 ○ \d+\nof these staff ● 95 ○ \d+\nof these learners ● 77 ○ \d+/
    )
  })

  it("shows who was received in 2019, with the totals that are published", () => {
    const received = section(run.out, "Those who came")
    expect(linesOf(received)).toContain("● All 10 3 13")
    expect(linesOf(received)).toContain("○ 2019–2022, for goal 5 6 4 10 invented")
    const members = linesOf(received).flatMap((line) => /^○ .+? (\d+) (\d+) (\d+) partner-/.exec(line)?.slice(1) ?? [])
    expect(members.map(Number).reduce((sum, number) => sum + number, 0)).toBe(26)
  })

  it("shows the late registration with what had happened beside what was known", () => {
    const late = linesOf(section(run.out, "Registered late")).map((line) => line.replaceAll(/ ?[█▏▎▍▌▋▊▉]+/g, ""))
    expect(late).toContain("○ 31 May 2019 126 126 ·")
    expect(late).toContain("○ 30 Jun 2019 156 126 30 late")
    expect(late).toContain("○ 25 Aug 2019 172 142 30 late")
    expect(late).toContain("○ 26 Aug 2019 172 172 ·")
  })

  it("shows the project with its first end before the extension, and with the later one after it", () => {
    const ends = linesOf(section(run.out, "The project that was extended"))
    expect(ends).toContain("○ 15 Nov 2020 31 Aug 2021 31 Aug 2022 the agency has not answered")
    expect(ends).toContain("○ 16 Nov 2020 31 Aug 2022 · granted")
  })

  it("shows what became of stays that did not go as planned, as the story has it", () => {
    const turns = linesOf(section(run.out, "The pandemic, and other turns"))
    const numbers = turns.flatMap((line) => /^○ (.+?) (\d+) (\d+) ✓/.exec(line)?.slice(1) ?? [])
    expect(numbers).toHaveLength(7 * 3)
    expect(turns).toContainEqual(expect.stringMatching(/^○ called off, the place given back 38 38 ✓/))
    expect(turns).toContainEqual(expect.stringMatching(/^○ prevented: its one-day record uses a place 3 3 ✓/))
    expect(turns).toContainEqual(expect.stringMatching(/^○ put off until the project was extended 6 6 ✓/))
  })

  it("shows what waits for whom, then and now, and what the final report waits for", () => {
    const waits = linesOf(section(run.out, "What waits for whom"))
    expect(waits).toContainEqual(expect.stringMatching(/^○ an application to decide on selection 0 4 ✓/))
    expect(waits).toContainEqual(expect.stringMatching(/^○ a place for one on the waiting list selection 0 3 ✓/))
    expect(waits).toContainEqual(expect.stringMatching(/^○ a departure to confirm member 6 0 ✓/))
    expect(waits).toContainEqual(expect.stringMatching(/^○ a row to make in Mobility Tool coordinator 6 \d+ ✓/))
    expect(waits.join("\n")).toMatch(/The final report cannot be submitted before [1-9]\d* of them are done/)
  })

  it("counts what waits as the commands of the story do: both days, the oldest of each, and what blocks the report", () => {
    const { entries, second } = tellStory()
    const [then, now] = ["2020-08-31", today].map((on) => recounted(entries, second.id, on))
    const rows = Object.entries(whatWaits).flatMap(([kind, words]) => {
      const [first = [], last = []] = [then, now].map((all = []) => all.filter((each) => each.kind === kind))
      const since = last[0] === undefined ? "" : ` ${dayText(last[0].since)}`
      return first.length + last.length === 0 ? [] : [`○ ${words} ${first.length} ${last.length} ✓${since}`]
    })
    const section9 = section(run.out, "What waits for whom")
    expect(linesOf(section9).filter((line) => /^○ .*✓/.test(line))).toEqual(rows)
    const blocking = now?.filter(({ blocks }) => blocks) ?? []
    expect(section9).toContain(`The final report cannot be submitted before ${blocking.length} of them are done`)
    const named = linesOf(section9).flatMap((line) => /^(\d+ \w{3} \d{4}) m-/.exec(line)?.slice(1) ?? [])
    expect(named).toEqual(blocking.slice(0, 3).map(({ since }) => dayText(since)))
  })

  it("refuses one approval too many, in English and in Swedish", () => {
    const refused = section(run.out, "One approval too many")
    expect(refused).toContain("refused: NoPlaceLeft")
    expect(refused).toMatch(/en {2}No place is left in project westum-2019/)
    expect(refused).toMatch(/sv {2}Det finns ingen plats kvar i projektet westum-2019/)
  })

  it("lets one of two processes win the last place, both of which had seen it", () => {
    const race = section(run.out, "Two processes, one last place")
    expect(race.match(/saw the free place, approved \(event \d+\)/g)).toHaveLength(1)
    expect(race.match(/saw the free place, refused: NoPlaceLeft/g)).toHaveLength(1)
    expect(race).toContain("1 of 2 won: 222 of 222 places are held, none above.")
    expect(new Set(race.match(/process \d+/g)).size).toBe(2)
  })

  it("corrects a mobility: one member has one fewer, the other one more", () => {
    const correction = section(run.out, "A correction, and its effect")
    const [wrongBefore = 0, ...wrongAfter] = heldBy("Lysekil", correction)
    const [rightBefore = 0, ...rightAfter] = heldBy("Sotenäs", correction)
    expect(wrongBefore).toBeGreaterThan(0)
    expect(wrongAfter).toEqual([wrongBefore - 1, wrongBefore - 1])
    expect(rightAfter).toEqual([rightBefore + 1, rightBefore + 1])
  })

  it("is plain text of at most 100 columns when no terminal shows it", () => {
    expect(run.out).not.toContain("\u001b")
    expect(run.out).not.toContain("\r")
    for (const line of run.out.split("\n")) expect(line.length).toBeLessThanOrEqual(100)
  })
})

describe("another run", () => {
  it(
    "on the same file adds nothing, and says so",
    async () => {
      const before = contents(file)
      const again = await runDemo(file)
      expect(again).toMatchObject({ code: 0, err: "" })
      expect(again.out).toContain("0 events added: the whole story was in this log already")
      expect(contents(file)).toEqual(before)
    },
    patience
  )

  it(
    "leaves alone a file that is no log, and says why",
    async () => {
      const other = join(directory, "letter.txt")
      writeFileSync(other, "Dear reader")
      const refused = await runDemo(other)
      expect(refused.code).toBe(1)
      expect(refused.err).toContain("is not an event log of Westum Mobility")
    },
    patience
  )
})
