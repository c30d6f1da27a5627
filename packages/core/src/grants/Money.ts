/**
 * Money: whole cents of one currency, never a fraction. How it is written for people is left to callers.
 */
import { Result, Schema } from "effect"

/** A currency by its code of ISO 4217, such as `EUR`. */
export const Currency = Schema.String.check(
  Schema.isPattern(/^[A-Z]{3}$/, { expected: "a currency of ISO 4217, such as EUR" })
).pipe(Schema.brand("Currency"))
export type Currency = typeof Currency.Type

/** A thousand million units: more than anybody is granted, and so few cents that the sum of 90,000 of them is exact. */
const mostCents = 100_000_000_000

/** Cents (hundredths of the unit, whatever coins the currency has) as somebody may state them: 0 or more. */
export const Cents = Schema.Int.check(
  Schema.isBetween({ minimum: 0, maximum: mostCents }, { expected: `whole cents from 0 to ${mostCents}` })
)

/** So many cents of a currency; below zero where more was taken than there was. */
export const Money = Schema.Struct({ cents: Schema.Int, currency: Currency })
export type Money = typeof Money.Type

/** Money as somebody may state it: 0 or more. */
export const Amount = Schema.Struct({ cents: Cents, currency: Currency })
export type Amount = typeof Amount.Type

/** Why two amounts have no sum: nothing here knows a rate of exchange. */
export interface CurrencyMix {
  readonly code: "CurrencyMix"
  /** The currency that was reckoned in. */
  readonly expected: Currency
  /** The other one. */
  readonly found: Currency
}

/** The sum of amounts in a currency, 0 where there are none; refused as soon as one is in another currency. */
export const total = (currency: Currency, amounts: Iterable<Money>): Result.Result<Money, CurrencyMix> => {
  let cents = 0
  for (const amount of amounts) {
    if (amount.currency !== currency) {
      return Result.fail({ code: "CurrencyMix", expected: currency, found: amount.currency })
    }
    cents += amount.cents
  }
  return Result.succeed({ cents, currency })
}

/** The sum of two amounts of one currency. */
export const add = (a: Money, b: Money): Result.Result<Money, CurrencyMix> => total(a.currency, [a, b])

/** The first amount less the second, both of one currency; it may be below zero. */
export const subtract = (a: Money, b: Money): Result.Result<Money, CurrencyMix> =>
  add(a, { cents: 0 - b.cents, currency: b.currency })
