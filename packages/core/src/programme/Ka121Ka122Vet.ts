/**
 * The rules of KA121-VET and KA122-VET, mobility in vocational education and training, for the calls of 2021 to 2027. Codes in
 * capitals are those of the Beneficiary Module; the others are the rule set's own.
 */
import { Schema } from "effect"
import { RuleSet } from "./RuleSet.ts"
import { accompanyingPerson, beside, commonSources, ownCode } from "./BothPeriods.ts"

const unread = "Generally said so; not read in a source."

const all = { first: 2021, last: 2027 } as const

const learners = { are: ["learner"], source: "activityTypes" } as const
const staff = { are: ["staff"], source: "activityTypes" } as const
const others = { are: ["other"], source: "activityTypes" } as const

const sources = {
  ...commonSources,
  beneficiaryModule: { title: "Erasmus Without Paper, Beneficiary Module mobilities API v0.1.0, report-request.xsd" },
  activityTypes: {
    title: "Beneficiary Module, Activity Types in KA121 projects",
    url: "https://wikis.ec.europa.eu/display/NAITDOC/Activity+Types+in+KA121+projects"
  },
  iky: {
    title: "IKY (Greece), KA1 Mobility Activities, Vocational Education and Training",
    url: "https://iky.gr/en/vocational-education-and-training/ka1-mobility-activities-vocational-education-and-training"
  },
  proder: { title: "proder.org, Erasmus+ KA121-VET; the same in the KA121 application form" },
  uhr: {
    title: "UHR, Erasmus+ mobilitet yrkesutbildning, Ansök om ett korttidsprojekt",
    url: "https://www.utbyten.se/program/erasmus-mobilitet-yrkesutbildning/ansok-om-korttidsprojekt-eller-ackreditering/ansok-om-ett-korttidsprojekt/"
  },
  preparatoryVisits: {
    title: "Beneficiary Module, Manage Preparatory visits in KA121, KA122, KA182, and ESC51 projects",
    url: "https://wikis.ec.europa.eu/display/NAITDOC/Manage+Preparatory+visits+in+KA121%2C+KA122%2C+KA182%2C+and+ESC51+projects"
  },
  greenTravel: { title: "KA121 application form: up to 6 days of travel; MUCF: up to 4" },
  uniqueId: {
    title: "Beneficiary Module, unique Erasmus+ mobility id (NAITDOC 143439768)",
    url: "https://wikis.ec.europa.eu/pages/viewpage.action?pageId=143439768"
  }
} as const

const ofLearners = [
  {
    code: "LM-SKILL-VET",
    names: { en: "Participation in VET skills competitions", sv: "Deltagande i yrkestävlingar" },
    source: "activityTypes",
    who: learners,
    minimum: { count: 1, unit: "days", source: "iky" },
    maximum: { count: 10, unit: "days", itself: "included", source: "iky" }
  },
  {
    code: "vet-learner-group",
    names: { en: "Group mobility of VET learners", sv: "Gruppmobilitet för yrkeselever" },
    source: "iky",
    unconfirmed: ownCode,
    who: { are: ["learner"], source: "iky" },
    calls: { first: 2024, last: 2027, source: "iky" },
    minimum: { count: 2, unit: "days", source: "iky" },
    maximum: {
      count: 30,
      unit: "days",
      itself: "included",
      source: "iky",
      unconfirmed: "The bound of adult education; that of this sector was not read."
    }
  },
  {
    code: "LM-SHORT-VET",
    names: { en: "Short-term learning mobility of VET learners", sv: "Korttidsmobilitet för yrkeselever" },
    source: "activityTypes",
    who: learners,
    minimum: { count: 10, unit: "days", source: "proder" },
    fewerOpportunities: { count: 2, unit: "days", source: "proder", unconfirmed: unread },
    maximum: { count: 89, unit: "days", itself: "included", source: "proder" }
  },
  {
    code: "LM-LONG-VET",
    names: {
      en: "Long-term learning mobility of VET learners (ErasmusPro)",
      sv: "Långtidsmobilitet för yrkeselever (ErasmusPro)"
    },
    source: "activityTypes",
    who: learners,
    minimum: { count: 90, unit: "days", source: "proder" },
    maximum: { count: 365, unit: "days", itself: "included", source: "proder" }
  }
] as const

const ofStaff = [
  {
    code: "SM-JOB-SHDW",
    names: { en: "Job shadowing", sv: "Jobbskuggning" },
    source: "activityTypes",
    who: staff,
    minimum: { count: 2, unit: "days", source: "iky" },
    maximum: { count: 60, unit: "days", itself: "included", source: "iky" }
  },
  {
    code: "SM-TTA",
    names: { en: "Teaching or training assignments", sv: "Undervisnings- eller utbildningsuppdrag" },
    source: "activityTypes",
    who: staff,
    minimum: { count: 2, unit: "days", source: "uhr" },
    maximum: { count: 365, unit: "days", itself: "included", source: "uhr" }
  },
  {
    code: "SM-COUR-TRAIN",
    names: { en: "Courses and training", sv: "Kurser och utbildning" },
    source: "activityTypes",
    who: staff,
    minimum: { count: 2, unit: "days", source: "uhr" },
    maximum: { count: 30, unit: "days", itself: "included", source: "uhr" }
  }
] as const

const ofOthers = [
  {
    code: "OA-INV-EXP",
    names: { en: "Invited experts", sv: "Inbjudna experter" },
    source: "activityTypes",
    who: others,
    minimum: { count: 2, unit: "days", source: "activityTypes", unconfirmed: unread },
    maximum: { count: 60, unit: "days", itself: "included", source: "activityTypes", unconfirmed: unread }
  },
  {
    code: "OA-HOS-TTT",
    names: { en: "Hosting teachers and educators in training", sv: "Mottagande av blivande lärare och utbildare" },
    source: "activityTypes",
    who: others,
    minimum: { count: 10, unit: "days", source: "activityTypes", unconfirmed: unread },
    maximum: { count: 365, unit: "days", itself: "included", source: "activityTypes", unconfirmed: unread }
  },
  {
    code: "preparatory-visit",
    names: { en: "Preparatory visit", sv: "Förberedande besök" },
    ...beside("preparatoryVisits", ownCode)
  },
  accompanyingPerson
] as const

/** KA121-VET and KA122-VET, calls 2021 to 2027. */
export const ka121Ka122Vet: RuleSet = Schema.decodeSync(RuleSet)({
  id: "ka121-ka122-vet",
  version: 1,
  titles: {
    en: "Mobility of VET learners and staff, 2021-2027",
    sv: "Mobilitet för elever och personal inom yrkesutbildning, 2021-2027"
  },
  sources,
  programme: { ...all, source: "partC" },
  actions: [
    { code: "KA121-VET", calls: all, source: "activityTypes" },
    { code: "KA122-VET", calls: all, source: "uhr" }
  ],
  valid: { from: null, until: null },
  activities: [...ofLearners, ...ofStaff, ...ofOthers],
  counting: {
    days: { source: "beneficiaryModule", unconfirmed: "That both ends count is read out of the fields' descriptions." },
    months: {
      are: "thirty-days",
      source: "beneficiaryModule",
      unconfirmed: "Read for KA131; no bound here is in months."
    }
  },
  modes: [
    { mode: "physical", calls: all, bounds: "checked", source: "beneficiaryModule" },
    {
      mode: "blended",
      calls: all,
      bounds: "checked",
      source: "beneficiaryModule",
      unconfirmed: "The field is that of KA131; not seen for this sector."
    },
    {
      mode: "virtual",
      calls: all,
      bounds: "off",
      source: "oph",
      unconfirmed: "Stays planned as purely virtual are said not to be fundable in this sector."
    }
  ],
  travelDays: {
    most: 2,
    mostGreen: 6,
    source: "greenTravel",
    unconfirmed: "Sources of other sectors; for green travel one says 4 and one 6."
  },
  forceMajeure: {
    bounds: "off",
    source: "forceMajeure",
    unconfirmed: "Read for Mobility Tool; not for the Beneficiary Module."
  },
  consortium: {
    accession: { source: "partC" },
    leaving: { source: "withdrawal", unconfirmed: "Read for Mobility Tool; not for the Beneficiary Module." }
  },
  toolIds: [{ calls: { first: 2024, last: 2027 }, form: "given-by-the-tool", source: "uniqueId" }]
})
