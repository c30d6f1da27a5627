/**
 * What is paid for each participant, day of a course, or person, beside travel and individual support.
 *
 * Linguistic support of the calls before 2021 is not among them: its amount was not found in a source.
 */
import { ActivityCode } from "../../Ids.ts"
import { AgencyCode, type Rate, Sector } from "../Rate.ts"

const vet = Sector.make("VET")

const activities = (...codes: readonly [string, ...ReadonlyArray<string>]) => {
  const [first, ...others] = codes
  return [ActivityCode.make(first), ...others.map((code) => ActivityCode.make(code))] as const
}

/** Found in two documents that have nothing to do with each other, and so for all agencies. */
const before2021 = {
  calls: { first: 2014, last: 2020 },
  source: "spotidoc.com/doc/4848039 (adult education, same amounts); tenerifecourses",
  confirmed: true,
  sector: vet
}

/** From Spain's annex alone: whether it holds for another agency is for its consortia to say. */
const in2021 = {
  calls: { first: 2021, last: 2021 },
  source: "Annex IV KA121/KA122-VET 2021 (SEPIE)",
  confirmed: true,
  agency: AgencyCode.make("ES01"),
  sector: vet
}

const organisational: ReadonlyArray<Rate> = [
  // Only the annex of 2021 speaks of the participants of one activity type.
  { item: "organisational-support", ...before2021, allActivities: true, from: 1, to: 100, cents: 350_00 },
  { item: "organisational-support", ...before2021, allActivities: true, from: 101, cents: 200_00 },
  {
    item: "organisational-support",
    ...in2021,
    activities: activities("SM-COUR-TRAIN", "OA-INV-EXP", "OA-HOS-TTT", "LM-SKILL-VET"),
    international: false,
    from: 1,
    cents: 100_00
  },
  ...[
    { from: 1, to: 100, cents: 350_00 },
    { from: 101, cents: 200_00 }
  ].map((bracket): Rate => ({
    item: "organisational-support",
    ...in2021,
    activities: activities("LM-SHORT-VET", "SM-JOB-SHDW", "SM-TTA"),
    international: false,
    ...bracket
  })),
  {
    item: "organisational-support",
    ...in2021,
    activities: activities("LM-LONG-VET"),
    international: false,
    from: 1,
    cents: 500_00
  },
  { item: "organisational-support", ...in2021, international: true, from: 1, cents: 500_00 }
]

/** One grant for who cannot use the Online Linguistic Support, a second one in ErasmusPro, none for staff under 31 days. */
const linguistic: ReadonlyArray<Rate> = [
  { profiles: ["learner"] as const, activities: activities("LM-LONG-VET"), grants: 2 },
  { profiles: ["learner"] as const, activities: activities("LM-SHORT-VET", "LM-SKILL-VET"), grants: 1 },
  { profiles: ["staff"] as const, leastDays: 31, grants: 1 }
].flatMap(({ grants, ...whose }): ReadonlyArray<Rate> => [
  { item: "linguistic-support", ...in2021, ...whose, from: 1, to: grants, cents: 150_00 },
  { item: "linguistic-support", ...in2021, ...whose, from: grants + 1, cents: 0 }
])

/** A limit is a bracket of its own in which no more is paid. */
const others: ReadonlyArray<Rate> = [
  { item: "inclusion-support", ...in2021, from: 1, cents: 100_00 },
  // At most 800 for one participant in a project.
  { item: "course-fees", ...in2021, from: 1, to: 10, cents: 80_00 },
  { item: "course-fees", ...in2021, from: 11, cents: 0 },
  // At most three persons on a visit.
  { item: "preparatory-visits", ...in2021, from: 1, to: 3, cents: 575_00 },
  { item: "preparatory-visits", ...in2021, from: 4, cents: 0 }
]

/** Organisational, linguistic and inclusion support, course fees, preparatory visits. */
export const unitCosts: ReadonlyArray<Rate> = [...organisational, ...linguistic, ...others]
