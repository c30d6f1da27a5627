/**
 * Everything about the story that nobody published: chosen so that the published totals come out, and nobody's real stay.
 */

/** What all chance in the story is drawn from. */
export const seed = 20170901

/** The day on which the story ends: the second project still runs. */
export const today = "2022-06-13"

/** How the places of 2017–2019 were moved. */
export const moved = { on: "2019-02-12", from: "essunga", to: "boras", places: 2 }

/** Mobilities of 2017–2019 that no row in Mobility Tool came of. */
export const unregistered2017 = { rejected: 14, withdrawn: 7, givenBack: 5, cancelled: 8 }

/** Days on which rows were made in Mobility Tool, and how many: 68 until the start of 2019, 172 in all. */
export const registrationDays2017 = [
  { on: "2017-12-15", rows: 5 },
  { on: "2018-02-16", rows: 6 },
  { on: "2018-03-28", rows: 7 },
  { on: "2018-05-04", rows: 9 },
  { on: "2018-06-15", rows: 13 },
  { on: "2018-09-28", rows: 8 },
  { on: "2018-11-02", rows: 9 },
  { on: "2018-12-14", rows: 11 },
  { on: "2019-02-01", rows: 7 },
  { on: "2019-03-01", rows: 8 },
  { on: "2019-03-29", rows: 13 },
  { on: "2019-05-03", rows: 14 },
  { on: "2019-05-31", rows: 16 },
  { on: "2019-06-28", rows: 30 },
  { on: "2019-08-23", rows: 16 }
]

/** The rows of one of these days were entered here much later, all at once. */
export const lateRegistration = { on: "2019-06-28", enteredOn: "2019-08-26" }

/** Coordinated mobilities: that there were seven in spring 2019 is published, who went when is not. */
export const groups2017 = [
  { start: "2019-02-04", learners: 6, staff: 2, registeredOn: "2019-03-29" },
  { start: "2019-03-11", learners: 5, staff: 2, registeredOn: "2019-05-03" },
  { start: "2019-04-01", learners: 6, staff: 2, registeredOn: "2019-05-31" },
  { start: "2019-04-29", learners: 6, staff: 2, registeredOn: "2019-06-28" },
  { start: "2019-05-06", learners: 6, staff: 2, registeredOn: "2019-06-28" },
  { start: "2019-05-20", learners: 5, staff: 2, registeredOn: "2019-06-28" },
  { start: "2019-06-03", learners: 7, staff: 2, registeredOn: "2019-08-23" }
]

/**
 * Who leaves when in 2019–2022: between which Mondays, and how many of each category. With those whom the pandemic kept at home for a
 * day's record, or made postpone, they hold all 222 places.
 */
export const departures2019 = [
  { from: "2019-10-07", to: "2019-11-04", learners: 5, staff: 0 },
  { from: "2020-01-27", to: "2020-02-10", learners: 0, staff: 2 },
  { from: "2020-03-02", to: "2020-03-09", learners: 3, staff: 0 },
  { from: "2021-06-07", to: "2021-06-14", learners: 0, staff: 6 },
  { from: "2021-09-06", to: "2021-11-22", learners: 22, staff: 18 },
  { from: "2022-01-31", to: "2022-04-04", learners: 38, staff: 31 },
  { from: "2022-04-18", to: "2022-06-06", learners: 25, staff: 18 },
  { from: "2022-06-20", to: "2022-08-08", learners: 28, staff: 17 }
]

/**
 * The pandemic: stays planned for spring 2020 are called off, or kept as a record of one day, or put off until the project is extended;
 * who is away comes home.
 */
export const pandemic = {
  plannedFrom: "2020-03-23",
  plannedTo: "2020-05-25",
  cancelledOn: "2020-03-17",
  cancelled: 38,
  prevented: 3,
  recordedOn: "2020-04-24",
  postponed: { learners: 4, staff: 2, on: "2020-11-24", from: "2021-09-13", to: "2021-11-01" }
}

/** Applications of 2019–2022 that hold no place; those waiting are still open on the last day. */
export const unplaced2019 = { rejected: 15, withdrawn: 12, noShows: 2, waiting: 7 }

/** Of a hundred stays of learners in 2019–2022: how many came home before the end, stayed longer, or paused. */
export const turns2019 = { home: 5, longer: 7, pause: 6 }

/** Of a hundred in 2019–2022: how many were on the waiting list first, and how many reports came in, or never reached anybody. */
export const shares2019 = { waitlisted: 15, submitted: 82, undelivered: 5 }

/** Days on which rows of 2019–2022 were made in Mobility Tool. */
export const registrationDays2019 = [
  "2019-12-13",
  "2020-04-24",
  "2021-08-20",
  "2021-10-29",
  "2021-12-17",
  "2022-02-25",
  "2022-03-25",
  "2022-04-29",
  "2022-05-31",
  "2022-06-10"
]

/** The extension. That the board decided in August 2020 is published, and the end; the days are not. */
export const extension = { requestedOn: "2020-08-24", grantedOn: "2020-11-16" }

/** How large the members are, for sharing out mobilities where no places are allocated. */
export const size: Readonly<Record<string, number>> = {
  alingsas: 17,
  boras: 30,
  essunga: 5,
  falkenberg: 18,
  falkoping: 13,
  lidkoping: 16,
  lysekil: 10,
  munkedal: 8,
  partille: 12,
  skovde: 22,
  sotenas: 6,
  "trollhattan-vanersborg": 28,
  uddevalla: 21,
  varberg: 20
}

/** A stay entered for the wrong one of two neighbours, and put right. */
export const wrongMember = { entered: "lysekil", right: "sotenas" }

/** Who received somebody in 2019, where they came from and between which Mondays; only how many came is published. */
export const hosting = {
  members: ["alingsas", "boras", "falkenberg", "skovde", "uddevalla", "varberg"],
  partners: ["partner-dublin", "partner-porto", "partner-tampere", "partner-turin", "partner-vilnius"],
  offeredOn: "2018-12-14",
  beds: 3,
  from: "2019-02-18",
  to: "2019-11-18"
} as const

/**
 * Those who came in 2019–2022, when borders were open again, for the goal of receiving more people. Nothing is published of them: not
 * even how many they were.
 */
export const hostingLater = {
  goal: "5",
  staff: 6,
  learners: 4,
  offeredOn: "2021-08-20",
  days: { start: "2021-09-01", end: "2022-08-31" },
  from: "2021-10-18",
  to: "2022-05-02"
} as const
