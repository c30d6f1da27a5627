/**
 * What Westum published about its two projects. These are facts; nothing else on the screen is.
 */

/** Where it was published. */
export const sources = [
  "https://erasmus.westum.se/in-english/ (also its older versions, of 2017–2019 and of 2019–2021)",
  "https://erasmus.westum.se/uppstart-av-nya-projektet-september-2019/",
  "https://erasmus.westum.se/corona-status/"
]

/** Totals of the project 2017–2019. */
export const published2017 = {
  granted: 229,
  members: 15,
  grantedForLearners: 112,
  /** Coordinated mobilities in spring 2019, in which several travelled together. */
  groups: 7,
  /** Registered in Mobility Tool at the start of 2019. */
  startOf2019: { day: "2019-01-01", registered: 68 },
  endOfProject: { day: "2019-08-31", registered: 172, learners: 77, staff: 95, consumption: 75 }
}

/** People whom the members received in a calendar year, published with the totals of 2017–2019. */
export const received2019 = { year: 2019, staff: 10, learners: 3 }

/** Totals and dates of the project 2019–2022. */
export const published2019 = {
  granted: 222,
  members: 14,
  goals: ["1", "2.1", "2.2", "3", "4", "5"],
  firstEnd: "2021-08-31",
  extendedEnd: "2022-08-31",
  learnersAbroadInAutumn2019: 5
}
