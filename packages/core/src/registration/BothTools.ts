/**
 * What the fields of both tools are written with, and those that both have for every action.
 */
import type { FieldForm } from "./FieldForm.ts"
import type { Condition, FieldRule } from "./FieldRule.ts"

/** Why most values are unconfirmed: the interfaces that are open are those of higher education. */
export const higherEducation = "Confirmed for higher education only."

/** Sources of both. */
export const commonSources = {
  participant: {
    title: "NAITDOC 33530839, participant fields of every action and activity type",
    url: "https://wikis.ec.europa.eu/pages/viewpage.action?pageId=33530839"
  },
  mobility: {
    title: "NAITDOC 33530123, how mobilities are managed in Mobility Tool",
    url: "https://wikis.ec.europa.eu/pages/viewpage.action?pageId=33530123"
  },
  participantReport: {
    title: "NAITDOC 33529739, participant reports: the request goes to the participant by e-mail",
    url: "https://wikis.ec.europa.eu/pages/viewpage.action?pageId=33529739"
  },
  dictionary: { title: "Mobility Tool Erasmus Data Dictionary, version 1.10 of 8 October 2014" }
} as const

type Names = readonly [english: string, swedish: string]
type Form = FieldRule["form"]
type Evidence = Pick<FieldRule["need"], "source" | "unconfirmed">

/** A value that was read in a source for just this case. */
export const read = (source: string): Evidence => ({ source })

/** A value that was read for higher education, or that another reason makes doubtful. */
export const doubtful = (source: string, unconfirmed: string = higherEducation): Evidence => ({ source, unconfirmed })

/** A form of text, date or the like. */
export const form = (allows: FieldForm, evidence: Evidence): Form => ({ allows, ...evidence })

/** Any text. */
export const anyText = { kind: "text" } as const

/** An amount of money. */
export const amount = { kind: "decimal" } as const

/** Yes or no. */
export const flag = { kind: "yes-no" } as const

/** A number of days, or of something else that is counted. */
export const days = { kind: "whole-number" } as const

/** Text of the length that columns of Mobility Tool had in 2013. */
export const shortText = form({ kind: "text", most: 255 }, doubtful("dictionary"))

/** A field that always has to be filled in. */
export const required = (evidence: Evidence): FieldRule["need"] => ({ is: "required", ...evidence })

/** A field that may be left out. */
export const optional = (evidence: Evidence): FieldRule["need"] => ({ is: "optional", ...evidence })

/** A field that has to be filled in under one of the conditions. */
export const requiredWhen = (
  evidence: Evidence,
  first: Condition,
  ...others: ReadonlyArray<Condition>
): FieldRule["need"] => ({ is: "required-when", when: [first, ...others], ...evidence })

/** A field with its name in the tool, its names in people's languages, and whose it is. */
export const field = (
  name: string,
  [en, sv]: Names,
  whose: FieldRule["whose"],
  need: FieldRule["need"],
  allowed: Form,
  more: Partial<FieldRule> = {}
): FieldRule => ({ name, names: { en, sv }, whose, need, form: allowed, ...more })

/** Whose a field is that the caller gives. */
export const mobility = { is: "mobility" } as const

const person = (key: string) => ({ is: "person", key }) as const
const everyAction = read("participant")

/** First and last name, e-mail, birth date, gender and nationality: the fields of every participant. */
export const everyParticipant = (
  nationality: "citizenship" | "nationality",
  codes: Evidence
): ReadonlyArray<FieldRule> => [
  field("participant.given-names", ["first name", "förnamn"], person("given-names"), required(everyAction), shortText),
  field("participant.family-name", ["last name", "efternamn"], person("family-name"), required(everyAction), shortText),
  field(
    "participant.email",
    ["e-mail address", "e-postadress"],
    person("email"),
    required(everyAction),
    form({ kind: "e-mail" }, read("participantReport"))
  ),
  field(
    "participant.gender",
    ["gender", "kön"],
    person("gender"),
    required(everyAction),
    form({ kind: "codes", codes: ["0", "1", "2", "9"] }, codes)
  ),
  field(
    "participant.birth-date",
    ["date of birth", "födelsedatum"],
    person("birth-date"),
    required(everyAction),
    form({ kind: "date" }, everyAction)
  ),
  field(
    `participant.${nationality}`,
    ["nationality", "medborgarskap"],
    person("nationality"),
    required(everyAction),
    form(
      { kind: "text", most: 5 },
      doubtful("dictionary", "Its codes are those of each call; the longest known is OTHER.")
    )
  )
]

/** A flag of a participant. */
export const flagOf = (key: string, names: Names, evidence: Evidence, more: Partial<FieldRule> = {}): FieldRule =>
  field(`participant.${key}`, names, person(key), optional(evidence), form({ kind: "yes-no" }, evidence), more)

/** A field that the caller gives and that may be left out. */
export const free = (
  name: string,
  names: Names,
  allows: FieldForm,
  evidence: Evidence,
  more: Partial<FieldRule> = {}
): FieldRule => field(name, names, mobility, optional(evidence), form(allows, evidence), more)

/** Fields of both tools that may be left out, and that no rule looks into. */
export const aside = (evidence: Evidence): ReadonlyArray<FieldRule> => [
  free("other-language", ["other languages", "andra språk"], { kind: "text" }, evidence),
  free("sending-org-department", ["sending department", "sändande enhet"], { kind: "text" }, evidence),
  free("receiving-org-department", ["receiving department", "mottagande enhet"], { kind: "text" }, evidence),
  free("credits-number", ["credits", "poäng"], { kind: "decimal" }, evidence),
  free("overall-comments", ["comments", "kommentarer"], { kind: "text" }, evidence)
]

/** First and last day of the activity. */
export const dates = (prefix: string, evidence: Evidence): ReadonlyArray<FieldRule> => [
  field(
    `${prefix}start-date`,
    ["start date", "startdatum"],
    { is: "mobility", fact: "start" },
    required(evidence),
    form({ kind: "date" }, evidence)
  ),
  field(
    `${prefix}end-date`,
    ["end date", "slutdatum"],
    { is: "mobility", fact: "end" },
    required(evidence),
    form({ kind: "date" }, evidence)
  )
]

/** The organisation's own place, beside that of the mobility. */
export const placeOf = (which: "sending" | "receiving", evidence: Evidence): ReadonlyArray<FieldRule> => {
  const is = which === "sending" ? "sender" : "receiver"
  const of = which === "sending" ? "sändande" : "mottagande"
  const place = (key: string, en: string, sv: string): FieldRule =>
    field(
      `${which}-organization.${key}`,
      [`${en} of the ${which} organisation`, `${of} organisationens ${sv}`],
      { is, key },
      optional(evidence),
      shortText
    )
  return [
    place("legal-name", "legal name", "juridiska namn"),
    place("country", "country", "land"),
    place("city", "city", "ort")
  ]
}
