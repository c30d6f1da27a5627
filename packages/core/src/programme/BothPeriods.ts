/**
 * What the rule sets of both programme periods say in the same words, and the sources that both were read in.
 */

/** Why a code is unconfirmed. */
export const ownCode = "The tool's code is not known; this one is the rule set's own."

/** Sources of both. */
export const commonSources = {
  organisationalSupport: {
    title: "NAITDOC 192521028, organisational support: who counts",
    url: "https://wikis.ec.europa.eu/pages/viewpage.action?pageId=192521028"
  },
  forceMajeure: {
    title: "Mobility Tool, force majeure (NAITDOC 33529399)",
    url: "https://wikis.ec.europa.eu/pages/viewpage.action?pageId=33529399"
  },
  partC: {
    title: "Erasmus+ Programme Guide 2021-2027, part C, What happens once the application is approved",
    url: "https://erasmus-plus.ec.europa.eu/programme-guide/part-c/what-happen-approved"
  },
  withdrawal: {
    title: "Mobility Tool, beneficiary report: organisations withdrawn before the project's end (NAITDOC 40706677)",
    url: "https://wikis.ec.europa.eu/pages/viewpage.action?pageId=40706677"
  },
  oph: { title: "EDUFI (Finland), Instructions regarding coronavirus: stays planned as purely virtual" }
} as const

const noPlace = {
  used: false,
  source: "organisationalSupport",
  unconfirmed: "The source says that they do not count for organisational support, and nothing of places."
} as const

/** Who goes along, or looks at a place beforehand: who that may be is not known. */
export const beside = <const Source extends string, const Reason extends string>(
  source: Source,
  unconfirmed: Reason
) => ({
  source,
  unconfirmed,
  who: { are: ["learner", "staff", "other"] as const, source, unconfirmed: "Who may go is not known." },
  place: noPlace
})

/** Whoever accompanies others. */
export const accompanyingPerson = {
  code: "accompanying-person",
  names: { en: "Accompanying person", sv: "Medföljande person" },
  ...beside("organisationalSupport", ownCode)
} as const
