/**
 * The rules of KA102 and KA116, mobility in vocational education and training, for the calls of 2014 to 2020.
 *
 * The codes of Mobility Tool for these activities are not known: those here are the rule set's own, with the label of the EU's
 * open data as the English name.
 */
import { Schema } from "effect"
import { RuleSet } from "./RuleSet.ts"
import { accompanyingPerson, beside, commonSources, ownCode } from "./BothPeriods.ts"

const twoWeeks = "Two weeks are read as 14 calendar days; 10 working days may be enough."
const otherSectors = "The label is that of all sectors; not seen for vocational education and training by itself."

const all = { first: 2014, last: 2020 } as const
const beforeErasmusPro = { first: 2014, last: 2017, source: "openData" } as const
const withErasmusPro = { first: 2018, last: 2020, source: "openData" } as const

const learners = { are: ["learner"], source: "openData" } as const
const staff = { are: ["staff"], source: "openData" } as const

const learnersOnce = {
  source: "openData",
  unconfirmed: ownCode,
  who: learners,
  calls: beforeErasmusPro,
  minimum: { count: 14, unit: "days", source: "vetIntroduction", unconfirmed: twoWeeks },
  maximum: { count: 12, unit: "months", itself: "included", source: "vetIntroduction" }
} as const

const staffBounds = {
  minimum: { count: 2, unit: "days", source: "alteravita" },
  maximum: { count: 2, unit: "months", itself: "included", source: "alteravita" }
} as const

const sources = {
  ...commonSources,
  openData: {
    title: "EU open data, Erasmus mobility statistics 2014-2019 (v2), column Activity (mob)",
    url: "https://data.europa.eu/data/datasets/erasmus-mobility-statistics-2014-2019-v2"
  },
  vetIntroduction: {
    title: "Erasmus+, vocational education and training: learners 2 weeks to 12 months, staff 2 days to 2 months",
    url: "http://internationalformationcenter.com/erasmus-vocational-education-and-training/"
  },
  alteravita: {
    title: "Alteravita, Mobility for VET learners and staff",
    url: "https://alteravita-cyclades.gr/en/mobility-for-vet-learners-and-staf/"
  },
  commission: {
    title: "European Commission, Erasmus+ opportunities, Vocational education and training: teaching assignments",
    url: "http://ec.europa.eu/programmes/erasmus-plus/opportunities/vocational-education-and-training_en"
  },
  eupa: {
    title: "EUPA (Malta), Key Action 1, VET learners and staff mobility",
    url: "http://eupa.org.mt/erasmus-programme/mobility-of-individuals-key-action-1/vet-learners-and-staff-mobility/"
  },
  charter: { title: "VET Mobility Charter, call for applications", url: "https://abcdocz.com/doc/653519" },
  consortium: {
    title: "European Commission, Learning mobility of individuals, VET learners and staff",
    url: "https://erasmus-plus.ec.europa.eu/opportunities/organisations/learning-mobility-of-individuals/vet-learners-and-staff"
  },
  modes: {
    title: "Mobility Tool 6.3, physical, virtual and blended mobilities (NAITDOC 33530543)",
    url: "https://wikis.ec.europa.eu/pages/viewpage.action?pageId=33530543"
  },
  mobilityId: {
    title: "Mobility Tool, mobility id (NAITDOC 33530123)",
    url: "https://wikis.ec.europa.eu/pages/viewpage.action?pageId=33530123"
  },
  openDataDictionary: { title: "EU open data, Data dictionary, Mobility periods: Mobility Duration" },
  utbyten: {
    title: "UHR, Erasmus+ mobilitet vuxenutbildning, Ekonomi och bidrag",
    url: "https://www.utbyten.se/program/erasmus-mobilitet-vuxenutbildning/ekonomi-och-bidrag/"
  }
} as const

const activities = [
  {
    ...learnersOnce,
    code: "vet-learner-company",
    names: {
      en: "VET learners traineeships in companies abroad",
      sv: "Praktik för yrkeselever på företag utomlands"
    }
  },
  {
    ...learnersOnce,
    code: "vet-learner-institute",
    names: {
      en: "VET learners traineeships in vocational institutes abroad",
      sv: "Praktik för yrkeselever vid yrkesskolor utomlands"
    }
  },
  {
    code: "vet-learner-short",
    names: {
      en: "Mobility of VET learners (2 weeks up to 3 months)",
      sv: "Yrkeselevers mobilitet (2 veckor upp till 3 månader)"
    },
    source: "openData",
    unconfirmed: ownCode,
    who: learners,
    calls: withErasmusPro,
    minimum: { count: 14, unit: "days", source: "openData", unconfirmed: twoWeeks },
    maximum: { count: 3, unit: "months", itself: "excluded", source: "alteravita" }
  },
  {
    code: "erasmus-pro",
    names: {
      en: "ErasmusPro - Mobility of VET learners (3 to 12 months)",
      sv: "ErasmusPro - yrkeselevers mobilitet (3 till 12 månader)"
    },
    source: "openData",
    unconfirmed: ownCode,
    who: learners,
    calls: withErasmusPro,
    minimum: { count: 3, unit: "months", source: "openData" },
    maximum: { count: 12, unit: "months", itself: "included", source: "openData" }
  },
  {
    code: "staff-training",
    names: { en: "Staff training abroad", sv: "Fortbildning för personal utomlands" },
    source: "openData",
    unconfirmed: ownCode,
    who: staff,
    ...staffBounds
  },
  {
    code: "job-shadowing",
    names: { en: "Job Shadowing", sv: "Jobbskuggning" },
    source: "openData",
    unconfirmed: `${ownCode} ${otherSectors}`,
    who: staff,
    ...staffBounds
  },
  {
    code: "teaching-assignment",
    names: {
      en: "Training/teaching assignments abroad",
      sv: "Undervisnings- eller utbildningsuppdrag utomlands"
    },
    source: "openData",
    unconfirmed: ownCode,
    // Staff of enterprises could be invited to teach (EUPA).
    who: { are: ["staff", "other"], source: "eupa" },
    minimum: { count: 2, unit: "days", source: "commission" },
    maximum: { count: 2, unit: "months", itself: "included", source: "commission" }
  },
  {
    code: "structured-course",
    names: { en: "Structured Courses/Training Events", sv: "Kurser och utbildningstillfällen" },
    source: "openData",
    unconfirmed: ownCode,
    who: staff,
    ineligible: { source: "eupa" }
  },
  {
    code: "advance-planning-visit",
    names: { en: "Advance Planning Visit", sv: "Planeringsbesök" },
    ...beside("openData", `${ownCode} ${otherSectors}`),
    calls: { ...withErasmusPro, unconfirmed: "Said of ErasmusPro alone, which began with the call of 2018." }
  },
  accompanyingPerson
] as const

/** KA102 and KA116, calls 2014 to 2020. */
export const ka102Ka116: RuleSet = Schema.decodeSync(RuleSet)({
  id: "ka102-ka116",
  version: 1,
  titles: {
    en: "Mobility of VET learners and staff, 2014-2020",
    sv: "Mobilitet för elever och personal inom yrkesutbildning, 2014-2020"
  },
  sources,
  programme: { ...all, source: "openData" },
  actions: [
    { code: "KA102", calls: all, source: "openData" },
    { code: "KA116", calls: { first: 2015, last: 2020 }, source: "charter" }
  ],
  valid: { from: null, until: null },
  activities,
  counting: {
    days: {
      source: "openDataDictionary",
      unconfirmed: "The open data count the days between both ends, one less; the later tool's fields count both ends."
    },
    months: { are: "calendar", source: "openData", unconfirmed: "The labels say months, and not how they are counted." }
  },
  modes: [
    { mode: "physical", calls: all, bounds: "checked", source: "modes" },
    { mode: "blended", calls: { first: 2017, last: 2020 }, bounds: "checked", source: "modes" },
    {
      mode: "virtual",
      calls: { first: 2017, last: 2020 },
      bounds: "off",
      source: "oph",
      unconfirmed: "The tool has it; stays planned as purely virtual may not be fundable in this sector."
    }
  ],
  travelDays: {
    most: 2,
    mostGreen: 2,
    source: "utbyten",
    unconfirmed: "One day before and one after; read for adult education."
  },
  forceMajeure: { bounds: "off", source: "forceMajeure" },
  consortium: {
    members: {
      least: 3,
      oneCountry: true,
      source: "consortium",
      unconfirmed: "Said of the application; whether it is asked while the project runs is not known."
    },
    accession: { source: "partC", unconfirmed: "Read in the guide of the programme that followed." },
    leaving: { source: "withdrawal" }
  },
  toolIds: [{ calls: all, form: "reference-mob-number", source: "mobilityId" }]
})
