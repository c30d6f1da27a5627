/**
 * The fields of a row in Mobility Tool+, for the calls of 2014 to 2020. The open interface to it is that of higher education: what was
 * read nowhere else only warns.
 */
import { Schema } from "effect"
import {
  amount,
  anyText,
  aside,
  commonSources,
  dates,
  days,
  doubtful,
  everyParticipant,
  field,
  flag,
  flagOf,
  form,
  free,
  mobility,
  optional,
  placeOf,
  read,
  required,
  requiredWhen,
  shortText
} from "./BothTools.ts"
import type { FieldRule } from "./FieldRule.ts"
import { RegistrationRules } from "./RegistrationRules.ts"

const interfaceOnly = doubtful("interface")

const sources = {
  ...commonSources,
  interface: {
    title: "Erasmus Without Paper, Mobility Tool+ mobilities API, report-request.xsd (KA103)",
    url: "https://github.com/erasmus-without-paper/ewp-specs-api-mt-mobilities"
  },
  importFiles: {
    title: "NAITDOC 44138535, import and export of mobilities",
    url: "https://wikis.ec.europa.eu/pages/viewpage.action?pageId=44138535"
  }
} as const

/** An organisation by its PIC, or by an id of the project's own where it has none. */
const organisation = (which: "sending" | "receiving"): ReadonlyArray<FieldRule> => {
  const is = which === "sending" ? "sender" : "receiver"
  const of = which === "sending" ? "sändande" : "mottagande"
  const own = `${which}-organization.id`
  return [
    field(
      `${which}-organization.pic`,
      [`PIC of the ${which} organisation`, `${of} organisationens PIC`],
      { is, key: "pic" },
      requiredWhen(read("interface"), { on: "absent", field: own }),
      form({ kind: "digits", count: 9 }, read("interface"))
    ),
    field(
      own,
      [`id of the ${which} organisation`, `${of} organisationens id`],
      { is, key: "id" },
      optional(interfaceOnly),
      shortText
    ),
    ...placeOf(which, interfaceOnly)
  ]
}

const place = (name: string, en: string, sv: string): FieldRule =>
  field(name, [en, sv], mobility, required(interfaceOnly), shortText)

const ofMobility: ReadonlyArray<FieldRule> = [
  field(
    "agreement-number",
    ["project number", "projektnummer"],
    { is: "project", fact: "number" },
    required(interfaceOnly),
    shortText
  ),
  // The tool makes an id where none is given: it is asked for only where there is a row.
  field(
    "id",
    ["mobility id", "mobilitetens id"],
    { is: "mobility", fact: "tool-id" },
    requiredWhen(read("mobility"), { on: "registered" }),
    shortText
  ),
  field(
    "activity-type",
    ["activity type", "aktivitetstyp"],
    { is: "mobility", fact: "activity" },
    required(read("participant")),
    form(anyText, interfaceOnly)
  ),
  ...dates("", read("interface")),
  field(
    "force-majeure",
    ["explanation of the force majeure", "förklaring till force majeure"],
    mobility,
    requiredWhen(interfaceOnly, { on: "force-majeure" }),
    form(anyText, interfaceOnly)
  ),
  free("studies-combined", ["combined with a traineeship", "kombinerad med praktik"], flag, interfaceOnly),
  free("digital-skills", ["digital skills", "digitala färdigheter"], flag, interfaceOnly),
  free("longterm", ["long-term", "långtidsmobilitet"], flag, interfaceOnly),
  free("education-field", ["field of education", "utbildningsområde"], anyText, interfaceOnly),
  free("study-level", ["level of study", "utbildningsnivå"], anyText, interfaceOnly),
  free("previous-participation", ["earlier participation", "tidigare deltagande"], amount, interfaceOnly),
  field(
    "main-language",
    ["main language", "huvudspråk"],
    mobility,
    required(interfaceOnly),
    form(anyText, interfaceOnly)
  ),
  place("sending-country", "sending country", "avreseland"),
  place("sending-city", "sending city", "avreseort"),
  place("receiving-country", "receiving country", "mottagande land"),
  place("receiving-city", "receiving city", "mottagande ort"),
  free("outer", ["outermost region", "yttersta randområde"], flag, interfaceOnly),
  free("distance-band", ["distance band", "avståndsintervall"], anyText, interfaceOnly),
  free("location-comments", ["reason for another place", "skäl till en annan ort"], anyText, interfaceOnly)
]

const ofDaysAndMoney: ReadonlyArray<FieldRule> = [
  field(
    "interruption-duration",
    ["days of interruption", "avbrottsdagar"],
    { is: "mobility", fact: "interrupted-days" },
    optional(interfaceOnly),
    form(days, interfaceOnly)
  ),
  free("travel-days", ["travel days", "resdagar"], days, interfaceOnly, { tells: "travel-days" }),
  free("nonfunded-duration", ["days not funded", "ofinansierade dagar"], days, interfaceOnly, {
    tells: "non-funded-days"
  }),
  free("zero-grant", ["zero grant", "utan bidrag"], flag, interfaceOnly),
  free(
    "request-exceptional-cost",
    ["exceptional cost asked for", "begäran om exceptionella kostnader"],
    flag,
    interfaceOnly
  ),
  free("travel-cost-real", ["real travel cost", "faktisk resekostnad"], amount, interfaceOnly),
  free("travel-cost-exceptional", ["exceptional travel cost", "exceptionell resekostnad"], amount, interfaceOnly, {
    share: { percent: 80, of: "travel-cost-real", ...interfaceOnly }
  }),
  field(
    "travel-cost-justification",
    ["justification of the exceptional travel cost", "motivering av den exceptionella resekostnaden"],
    mobility,
    requiredWhen(interfaceOnly, { on: "above-zero", field: "travel-cost-exceptional" }),
    form(anyText, interfaceOnly)
  ),
  free("special-needs-support", ["special needs support", "stöd för särskilda behov"], amount, interfaceOnly),
  free(
    "EU Special Needs Description and Justification",
    ["description of special needs", "beskrivning av särskilda behov"],
    anyText,
    read("mobility"),
    { calls: { first: 2014, last: 2018, ...read("importFiles") } }
  ),
  free("additional-grant", ["grant from elsewhere", "bidrag från annat håll"], amount, interfaceOnly),
  ...aside(interfaceOnly)
]

const ofParticipant: ReadonlyArray<FieldRule> = [
  ...everyParticipant("citizenship", interfaceOnly),
  field(
    "participant.participant-id",
    ["participant id", "deltagarens id"],
    { is: "person", key: "participant-id" },
    optional(interfaceOnly),
    form({ kind: "text", most: 32 }, doubtful("dictionary"))
  ),
  flagOf("special-needs", ["special needs", "särskilda behov"], interfaceOnly),
  flagOf("disadvantaged", ["disadvantaged background", "missgynnad bakgrund"], interfaceOnly),
  field(
    "participant.barrier-type",
    ["kinds of obstacles", "slag av hinder"],
    { is: "person", key: "barrier-type" },
    optional(interfaceOnly),
    form(anyText, interfaceOnly)
  ),
  flagOf("recent-graduate", ["recent graduate", "nyutexaminerad"], interfaceOnly)
]

/** Mobility Tool+, calls 2014 to 2020. */
export const mobilityToolPlus = Schema.decodeSync(RegistrationRules)({
  id: "mobility-tool-plus",
  version: 1,
  titles: { en: "Fields of Mobility Tool+", sv: "Fält i Mobility Tool+" },
  sources,
  tool: "Mobility Tool+",
  calls: { first: 2014, last: 2020, ...read("mobility") },
  valid: { from: null, until: null },
  fields: [...ofMobility, ...ofParticipant, ...organisation("sending"), ...organisation("receiving"), ...ofDaysAndMoney]
})
