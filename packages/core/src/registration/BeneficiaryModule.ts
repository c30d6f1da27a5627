/**
 * The fields of a mobility in the Beneficiary Module, for the calls of 2021 to 2027. The open interface to it is that of higher
 * education: what was read nowhere else only warns, and what it has for higher education alone is left out.
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
import type { FieldForm } from "./FieldForm.ts"
import type { FieldRule } from "./FieldRule.ts"
import { RegistrationRules } from "./RegistrationRules.ts"

const interfaceOnly = doubtful("interface")
const blended = { on: "equals", field: "blended", value: "true" } as const

const sources = {
  ...commonSources,
  interface: {
    title: "Erasmus Without Paper, Beneficiary Module mobilities API v0.1.0, report-request.xsd (KA131)",
    url: "https://github.com/erasmus-without-paper/ewp-specs-api-bm-mobilities"
  },
  activityTypes: {
    title: "Beneficiary Module, Activity Types in KA121 projects",
    url: "https://wikis.ec.europa.eu/display/NAITDOC/Activity+Types+in+KA121+projects"
  },
  oid: { title: "KA121 application form: an OID is E and eight digits" }
} as const

/** A field that the caller gives and that always has to be filled in. */
const asked = (name: string, en: string, sv: string, allows: FieldForm, more: Partial<FieldRule> = {}): FieldRule =>
  field(name, [en, sv], mobility, required(interfaceOnly), form(allows, interfaceOnly), more)

/** A field of the virtual part. */
const virtual = (name: string, en: string, sv: string, allows: FieldForm, more: Partial<FieldRule> = {}): FieldRule =>
  field(
    name,
    [en, sv],
    mobility,
    requiredWhen(
      doubtful("interface", "Of the virtual part of higher education; only its days are said to be required."),
      blended
    ),
    form(allows, interfaceOnly),
    more
  )

const organisation = (which: "sending" | "receiving"): ReadonlyArray<FieldRule> => [
  field(
    `${which}-organization.oid`,
    [`OID of the ${which} organisation`, `${which === "sending" ? "sändande" : "mottagande"} organisationens OID`],
    { is: which === "sending" ? "sender" : "receiver", key: "oid" },
    required(read("interface")),
    form({ kind: "oid" }, doubtful("oid", "Read in the form of another sector."))
  ),
  ...placeOf(which, interfaceOnly)
]

const ofMobility: ReadonlyArray<FieldRule> = [
  field(
    "agreement-number",
    ["project number", "projektnummer"],
    { is: "project", fact: "number" },
    required(interfaceOnly),
    shortText
  ),
  // From the call of 2024 on the tool gives the id: it is asked for only where there is a row.
  field(
    "mobility-id",
    ["mobility id", "mobilitetens id"],
    { is: "mobility", fact: "tool-id" },
    requiredWhen(read("mobility"), { on: "registered" }),
    shortText
  ),
  field(
    "activity-type",
    ["activity type", "aktivitetstyp"],
    { is: "mobility", fact: "activity" },
    required(read("activityTypes")),
    form(anyText, interfaceOnly)
  ),
  asked("long-term", "long-term", "långtidsmobilitet", flag),
  asked("blended", "blended", "blandad mobilitet", flag, { tells: "blended" }),
  virtual("virtual-description", "description of the virtual part", "beskrivning av den virtuella delen", anyText),
  virtual("virtual-duration", "contact hours of the virtual part", "den virtuella delens kontakttimmar", days),
  virtual("virtual-timing", "timing of the virtual part", "tidpunkt för den virtuella delen", anyText),
  field(
    "force-majeure",
    ["force majeure", "force majeure"],
    { is: "mobility", fact: "force-majeure" },
    required(interfaceOnly),
    form(flag, interfaceOnly)
  ),
  field(
    "force-majeure-expl",
    ["explanation of the force majeure", "förklaring till force majeure"],
    mobility,
    requiredWhen(interfaceOnly, { on: "force-majeure" }),
    form(anyText, interfaceOnly)
  ),
  asked("isced-f-code", "field of education", "utbildningsområde", { kind: "digits", count: 4 }),
  free("eqf-study-level", ["level of study", "utbildningsnivå"], anyText, interfaceOnly),
  asked("main-language", "main language", "huvudspråk", anyText)
]

/** Why a place needs an explanation: it is not that of the organisation. */
const elsewhere = (["sending", "receiving"] as const).flatMap((which) =>
  (["country", "city"] as const).map((what) => ({
    on: "differs" as const,
    field: `${which}-${what}`,
    from: `${which}-organization.${what}`
  }))
)
const [firstElsewhere, ...othersElsewhere] = elsewhere

const ofPlaces: ReadonlyArray<FieldRule> = [
  free("sending-country", ["sending country", "avreseland"], anyText, interfaceOnly),
  free("sending-city", ["sending city", "avreseort"], anyText, interfaceOnly),
  asked("receiving-country", "receiving country", "mottagande land", anyText),
  free("receiving-city", ["receiving city", "mottagande ort"], anyText, interfaceOnly),
  free("outer-most", ["outermost region", "yttersta randområde"], flag, interfaceOnly),
  asked("distance-band", "distance band", "avståndsintervall", anyText),
  field(
    "location-comments",
    ["reason for another place", "skäl till en annan ort"],
    mobility,
    firstElsewhere === undefined
      ? optional(interfaceOnly)
      : requiredWhen(interfaceOnly, firstElsewhere, ...othersElsewhere),
    form(anyText, interfaceOnly)
  ),
  asked("transport-means", "means of transport", "färdmedel", anyText),
  asked("green-travel", "green travel", "grönt resande", flag, { tells: "green-travel" }),
  free("real-distance", ["real distance", "faktiskt avstånd"], amount, interfaceOnly)
]

const ofDays: ReadonlyArray<FieldRule> = [
  ...dates("duration.", read("participantReport")),
  virtual(
    "duration.virtual-end-date",
    "end of the virtual part",
    "den virtuella delens slutdatum",
    { kind: "date" },
    { tells: "virtual-end" }
  ),
  field(
    "duration.interruption-duration",
    ["days of interruption", "avbrottsdagar"],
    { is: "mobility", fact: "interrupted-days" },
    optional(interfaceOnly),
    form(days, interfaceOnly)
  ),
  free("duration.funded-travel-days", ["funded travel days", "finansierade resdagar"], days, interfaceOnly, {
    tells: "travel-days"
  }),
  free("duration.nonfunded-duration", ["days not funded", "ofinansierade dagar"], days, interfaceOnly, {
    tells: "non-funded-days"
  }),
  field(
    "duration.virtual-days",
    ["virtual days", "virtuella dagar"],
    mobility,
    requiredWhen(interfaceOnly, blended),
    form(days, interfaceOnly)
  )
]

const beside = { fields: ["budget.travel-support"], ...interfaceOnly } as const

const ofMoney: ReadonlyArray<FieldRule> = [
  free("budget.zero-grant", ["zero grant", "utan bidrag"], flag, interfaceOnly),
  free("budget.individual-support", ["individual support", "individuellt bidrag"], amount, interfaceOnly),
  free("budget.travel-support", ["travel support", "resebidrag"], amount, interfaceOnly),
  free("budget.travel-cost-real", ["real travel cost", "faktisk resekostnad"], amount, interfaceOnly, {
    without: beside
  }),
  free(
    "budget.travel-cost-exceptional",
    ["exceptional travel cost", "exceptionell resekostnad"],
    amount,
    interfaceOnly,
    {
      without: beside,
      share: { percent: 80, of: "budget.travel-cost-real", ...interfaceOnly }
    }
  ),
  field(
    "budget.travel-cost-justification",
    ["justification of the exceptional travel cost", "motivering av den exceptionella resekostnaden"],
    mobility,
    requiredWhen(interfaceOnly, { on: "above-zero", field: "budget.travel-cost-exceptional" }),
    form(anyText, interfaceOnly)
  ),
  free("budget.inclusion-support", ["inclusion support", "inkluderingsstöd"], amount, interfaceOnly),
  free("budget.additional-eu-grant", ["other grant of the EU", "annat bidrag från EU"], amount, interfaceOnly),
  free("budget.additional-non-eu-grant", ["grant from elsewhere", "bidrag från annat håll"], amount, interfaceOnly),
  ...aside(interfaceOnly)
]

/** The Beneficiary Module, calls 2021 to 2027. Version 2 takes the last day online from the log where the caller does not give it. */
export const beneficiaryModule = Schema.decodeSync(RegistrationRules)({
  id: "beneficiary-module",
  version: 2,
  titles: { en: "Fields of the Beneficiary Module", sv: "Fält i Beneficiary Module" },
  sources,
  tool: "Beneficiary Module",
  calls: { first: 2021, last: 2027, ...read("activityTypes") },
  valid: { from: null, until: null },
  fields: [
    ...ofMobility,
    ...everyParticipant("nationality", interfaceOnly),
    flagOf("fewer-opportunities", ["fewer opportunities", "begränsade möjligheter"], interfaceOnly, {
      tells: "fewer-opportunities"
    }),
    flagOf("recent-graduate", ["recent graduate", "nyutexaminerad"], interfaceOnly),
    ...organisation("sending"),
    ...organisation("receiving"),
    ...ofPlaces,
    ...ofDays,
    ...ofMoney
  ]
})
