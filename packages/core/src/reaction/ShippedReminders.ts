/**
 * The reminders that come with the domain. What they are about is sourced; how many days are left to pass, and how often somebody is
 * reminded, no source says: all numbers here are this library's proposal, unconfirmed, and a consortium brings its own.
 */
import type { ReminderPlan } from "./ReminderPlan.ts"

/**
 * A mobility that the tool does not have yet: rows are entered before the stay, with planned days (Mobility Tool, start-date and end-date).
 */
export const missingRegistration: ReminderPlan = { of: "register", after: 14, every: 14, most: 3 }

/**
 * The tool asks for the participant's report when the stay is over (NAITDOC 33529739): somebody looks whether it has, a week later.
 */
export const missingReportRequest: ReminderPlan = { of: "expect-report-request", after: 7, every: 7, most: 3 }

/**
 * The participant was asked and has not reported. 30 days for it are usual, and not confirmed: the first reminder leaves ten of them.
 */
export const missingReport: ReminderPlan = { of: "hand-in-report", after: 20, every: 10, most: 3 }

/** Places that nobody holds, counted from half a year before the project's end: about four months before it, then every month. */
export const unusedPlaces: ReminderPlan = { of: "use-places", after: 60, every: 30, most: 4 }

/** All reminders about mobilities. */
export const aboutMobilities: ReadonlyArray<ReminderPlan> = [missingRegistration, missingReportRequest, missingReport]

/** All reminders about projects. */
export const aboutProjects: ReadonlyArray<ReminderPlan> = [unusedPlaces]
