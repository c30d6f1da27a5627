/**
 * Form, funding and money of a mobility, told from its events in the plainest way.
 */
import type { ConsortiumEvent } from "@westum/mobility"

/** The form, with the days online where they are said. */
export interface Form {
  readonly mode: "physical" | "blended" | "virtual"
  readonly online: { readonly start: string; readonly end: string } | null
}

/** Money that moved: below zero where it was taken back. */
export interface Moved {
  readonly payment: string
  readonly heading: string
  readonly cents: number
  readonly currency: string
  /** Paid, be it nothing, and not taken back. */
  readonly paid: boolean
  /** The balance, and no advance. */
  readonly isFinal: boolean
}

/** What a fact may say of these. */
export interface Terms {
  readonly form?: Form
  readonly funding?: string
  readonly moved?: Moved
  /** Whether force majeure sent the participant home. */
  readonly sentHome?: boolean
}

/** The form, as commands and events say it. */
export const formOf = ({
  mode,
  virtual
}: {
  readonly mode: Form["mode"]
  readonly virtual?: Form["online"]
}): Form => ({
  mode,
  online: virtual ?? null
})

interface Sum {
  readonly payment: string
  readonly heading: string
  readonly amount: { readonly cents: number; readonly currency: string }
  /** Said of payments alone. */
  readonly kind?: string
}

/** The money, as commands and events say it. */
export const movedOf = ({ amount: { cents, currency }, heading, kind, payment }: Sum): Moved => ({
  payment,
  heading,
  cents: kind === undefined ? 0 - cents : cents,
  currency,
  paid: kind !== undefined,
  isFinal: kind === "final"
})

/** What an event says of them, and of which kind it is; nothing where it says nothing of them. */
export const termsOf = (event: ConsortiumEvent): ({ readonly kind: "terms" | "money" } & Terms) | undefined => {
  switch (event.type) {
    case "mobility.mode-changed":
      return { kind: "terms", form: formOf(event) }
    case "mobility.funding-changed":
      return { kind: "terms", funding: event.funding }
    case "mobility.payment-made":
    case "mobility.payment-recovered":
      return { kind: "money", moved: movedOf(event) }
    default:
      return undefined
  }
}

/** What the facts amount to. */
export interface SeenTerms {
  readonly form: Form
  readonly funding: string
  readonly money: ReadonlyArray<Moved & { readonly on: string | null }>
}

/** The last word on form and funding, and all the money. */
export const seenTerms = (facts: ReadonlyArray<Terms & { readonly on: string | null }>): SeenTerms => ({
  form: facts.findLast(({ form }) => form !== undefined)?.form ?? { mode: "physical", online: null },
  funding: facts.findLast(({ funding }) => funding !== undefined)?.funding ?? "eu",
  money: facts.flatMap(({ moved, on }) => (moved === undefined ? [] : [{ ...moved, on }]))
})
