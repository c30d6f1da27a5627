/**
 * Sums of money, and how far it is.
 */
import { describe, expect, it } from "@effect/vitest"
import { Result, Schema } from "effect"
import * as fc from "fast-check"
import { between, Coordinates, greatCircle, rounded } from "../../src/grants/Distance.ts"
import { add, Amount, Currency, Money, subtract, total } from "../../src/grants/Money.ts"

const eur = Currency.make("EUR")
const sek = Currency.make("SEK")
const of = (cents: number, currency = eur): Money => ({ cents, currency })

const place = (latitude: number, longitude: number): Coordinates => ({ latitude, longitude })

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true })

describe("money", () => {
  it("of one currency is added and subtracted, also below zero", () => {
    expect(add(of(150), of(275))).toEqual(Result.succeed(of(425)))
    expect(subtract(of(150), of(275))).toEqual(Result.succeed(of(-125)))
    expect(subtract(of(0), of(0))).toEqual(Result.succeed(of(0)))
    expect(total(sek, [])).toEqual(Result.succeed(of(0, sek)))
  })

  it("of two currencies has no sum", () => {
    const mix = Result.fail({ code: "CurrencyMix", expected: "EUR", found: "SEK" })
    expect(add(of(1), of(1, sek))).toEqual(mix)
    expect(subtract(of(1), of(1, sek))).toEqual(mix)
    expect(total(eur, [of(1), of(1, sek), of(1)])).toEqual(mix)
  })

  it("is whole cents", () => {
    const cents = fc.integer({ min: -(2 ** 40), max: 2 ** 40 })
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(Result.flatMap(add(of(a), of(b)), (sum) => subtract(sum, of(b)))).toEqual(Result.succeed(of(a)))
      })
    )
    for (const wrong of [0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(Schema.is(Money)({ cents: wrong, currency: "EUR" })).toBe(false)
    }
    expect([-1, 0, 100_000_000_000, 100_000_000_001].map((each) => Schema.is(Amount)(of(each)))).toEqual([
      false,
      true,
      true,
      false
    ])
  })
})

describe("a distance", () => {
  it("follows a great circle", () => {
    // A degree of a meridian, a quarter and a half of the way round, each of a circle of 2 π × 6371.0088 km.
    expect(greatCircle(place(57, 12), place(58, 12))).toBeCloseTo(111.195, 3)
    expect(between(place(0, 20), place(90, 20))).toBe(10_008)
    expect(between(place(57.7, 12), place(-57.7, -168))).toBe(20_015)
    // Along the equator, and half as far at 60 degrees north on such a small way.
    expect(greatCircle(place(0, 0), place(0, 1))).toBeCloseTo(111.195, 3)
    expect(greatCircle(place(60, 0), place(60, 1))).toBeCloseTo(55.596, 2)
    expect(between(place(57, 12), place(57, 12))).toBe(0)
  })

  it("is the same both ways, and never further than round half the earth", () => {
    const anywhere = fc.record({ latitude: degrees(90), longitude: degrees(180) })
    fc.assert(
      fc.property(anywhere, anywhere, (a, b) => {
        expect(Math.abs(greatCircle(a, b) - greatCircle(b, a))).toBeLessThan(1e-6)
        expect(greatCircle(a, b)).toBeLessThan(20_015.2)
        expect(greatCircle(a, b)).toBeGreaterThanOrEqual(0)
      })
    )
  })

  it("is made whole before its band is chosen", () => {
    expect([9.49, 9.5, 99.49, 99.5, 499.5].map(rounded)).toEqual([9, 10, 99, 100, 500])
  })

  it("is between places on the earth", () => {
    const is = Schema.is(Coordinates)
    expect([place(90, 180), place(-90, -180)].every(is)).toBe(true)
    expect([place(90.1, 0), place(0, 180.1), place(Number.NaN, 0)].some(is)).toBe(false)
  })
})
