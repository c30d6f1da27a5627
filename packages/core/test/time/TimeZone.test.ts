/**
 * Which day it is where, around the hours that summer time takes away or gives twice.
 */
import { describe, expect, it } from "@effect/vitest"
import { Option, Schema } from "effect"
import { addDays, CalendarDate } from "../../src/time/CalendarDate.ts"
import { dateAt, endOfDay, startOfDay, TimeZone } from "../../src/time/TimeZone.ts"

const stockholm = TimeZone.make("Europe/Stockholm")
const kiritimati = TimeZone.make("Pacific/Kiritimati")
const stJohns = TimeZone.make("America/St_Johns")

/** The first instant of a day, in UTC. */
const midnights: ReadonlyArray<readonly [zone: TimeZone, day: string, start: string]> = [
  [stockholm, "2019-07-01", "2019-06-30T22:00:00Z"],
  [stockholm, "2019-12-01", "2019-11-30T23:00:00Z"],
  // 31 March 2019 has 23 hours, 27 October 25.
  [stockholm, "2019-03-31", "2019-03-30T23:00:00Z"],
  [stockholm, "2019-04-01", "2019-03-31T22:00:00Z"],
  [stockholm, "2019-10-27", "2019-10-26T22:00:00Z"],
  [stockholm, "2019-10-28", "2019-10-27T23:00:00Z"],
  [kiritimati, "2020-01-01", "2019-12-31T10:00:00Z"],
  [TimeZone.make("Pacific/Pago_Pago"), "2020-01-01", "2020-01-01T11:00:00Z"],
  [stJohns, "2019-07-01", "2019-07-01T02:30:00Z"],
  [stJohns, "2019-03-10", "2019-03-10T03:30:00Z"],
  [stJohns, "2019-03-11", "2019-03-11T02:30:00Z"],
  [stJohns, "2019-11-04", "2019-11-04T03:30:00Z"],
  // Until 2011 the clock there went back at one minute past midnight, into the day before.
  [stJohns, "2010-11-07", "2010-11-07T03:30:00Z"],
  // Summer time began at midnight: the day starts at one.
  [TimeZone.make("America/Sao_Paulo"), "2018-11-04", "2018-11-04T03:00:00Z"],
  [TimeZone.make("UTC"), "2020-02-29", "2020-02-29T00:00:00Z"]
]

/** By hand the years around each new digit and every 17th between, so that leap years and others are there; in CI each year. */
const stepOf = (year: number): number =>
  process.env["CI"] !== undefined || year < 12 || (year >= 96 && year < 104) || year >= 996
    ? 1
    : year < 96
      ? Math.min(17, 96 - year)
      : Math.min(17, 996 - year)

describe("a day", () => {
  for (const [zone, day, start] of midnights) {
    it(`in ${zone}: ${day} starts at ${start}`, () => {
      const instant = Date.parse(start)
      expect(dateAt(instant, zone)).toBe(day)
      expect(dateAt(instant - 1, zone) < day).toBe(true)
      const before = CalendarDate.make(dateAt(instant - 1, zone))
      expect(new Date(endOfDay(before, zone) + 1).toISOString()).toBe(new Date(instant).toISOString())
    })
  }

  it("is skipped where the zone changed sides: it ends as the day before does", () => {
    const apia = TimeZone.make("Pacific/Apia")
    const end = Date.parse("2011-12-30T10:00:00Z") - 1
    expect(endOfDay(CalendarDate.make("2011-12-29"), apia)).toBe(end)
    expect(endOfDay(CalendarDate.make("2011-12-30"), apia)).toBe(end)
    expect(dateAt(end + 1, apia)).toBe("2011-12-31")
  })

  it("may be the last there is", () => {
    expect(endOfDay(CalendarDate.make("9999-12-31"), stockholm)).toBe(8.64e15)
  })

  it("is written with four digits, whichever year it is of", () => {
    const utc = TimeZone.make("UTC")
    for (let year = 0; year < 1000; year += stepOf(year)) {
      for (const monthAndDay of ["01-01", "01-02", "02-28", "08-31", "12-31"]) {
        const day = CalendarDate.make(`${String(year).padStart(4, "0")}-${monthAndDay}`)
        expect(dateAt(Date.parse(`${day}T12:00:00Z`), utc)).toBe(day)
        for (const zone of [utc, stockholm, kiritimati, stJohns]) {
          const [start, end] = [startOfDay(day, zone), endOfDay(day, zone)]
          expect([dateAt(start, zone), dateAt(end, zone), dateAt(end + 1, zone)]).toEqual([day, day, addDays(day, 1)])
          expect(Math.abs(end + 1 - Date.parse(`${day}T00:00:00Z`) - 86_400_000)).toBeLessThan(86_400_000)
        }
      }
    }
  })

  it("is the first there is for all that lies before, and the last for all after", () => {
    const first = CalendarDate.make("0000-01-01")
    const before = ["-000001-12-31T12:00:00Z", "-000001-06-01T00:00:00Z", "-000400-06-01T00:00:00Z"].map(Date.parse)
    const after = ["+010000-01-01T12:00:00Z", "+010000-06-01T00:00:00Z", "+020000-06-01T00:00:00Z"].map(Date.parse)
    expect(startOfDay(first, stockholm)).toBe(-8.64e15)
    for (const instant of [-8.64e15, ...before]) expect(dateAt(instant, stockholm)).toBe(first)
    for (const instant of [...after, 8.64e15]) expect(dateAt(instant, stockholm)).toBe("9999-12-31")
    expect(new Date(startOfDay(CalendarDate.make("9999-12-31"), stockholm)).toISOString()).toBe(
      "9999-12-30T23:00:00.000Z"
    )
  })

  it("is told for each zone in turn, at one instant and over a whole year of changes", () => {
    const instant = Date.parse("2019-12-31T10:30:00Z")
    for (let i = 0; i < 3; i++) {
      expect([dateAt(instant, kiritimati), dateAt(instant, stockholm), dateAt(instant, stJohns)]).toEqual([
        "2020-01-01",
        "2019-12-31",
        "2019-12-31"
      ])
    }
    const wanted = [kiritimati, stockholm, stJohns].map(
      (zone) => [zone, new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" })] as const
    )
    for (let at = Date.parse("2019-01-01T00:00:00Z"); at < Date.parse("2020-01-01T00:00:00Z"); at += 43_199_999) {
      for (const [zone, format] of wanted) expect(dateAt(at, zone)).toBe(format.format(at))
    }
  })
})

describe("a time zone", () => {
  const parsed = Schema.decodeUnknownOption(TimeZone)

  it("is a name of the IANA data base", () => {
    expect(parsed("Europe/Stockholm")).toEqual(Option.some("Europe/Stockholm"))
    expect(parsed("UTC")).toEqual(Option.some("UTC"))
    for (const none of ["Europe/Gothenburg", "Sweden", "", 1]) expect(parsed(none)).toEqual(Option.none())
  })
})
