/**
 * Decisions that forget what they should read, misread it, or record what is not so.
 */
import { CalendarDate, Ids } from "@westum/mobility"
import { blindTo, type BrokenDecisions, mistaking, recording, recordingOf } from "./BrokenDecisions.ts"

const day = (text: string): CalendarDate.CalendarDate => CalendarDate.CalendarDate.make(text)

const withinPlaces = "held places stay within the places, but for an excess that the log explains"
const inTurn = "no step is skipped or repeated but by a correction"
const inOrder = "nobody departs unapproved, returns before leaving, or is completely registered before approval"
const usage = "quota usage equals a recount over the mobilities"
const copies = "without corrections the events as of no day are the events"

export const decisionFaults: ReadonlyArray<BrokenDecisions> = [
  {
    fault: "approves without looking at the places",
    decisions: blindTo("places", "approve"),
    caughtBy: withinPlaces
  },
  {
    fault: "approves without looking where the participant is",
    decisions: blindTo("participant", "approve"),
    caughtBy: "stays of a participant do not overlap but in a recorded past"
  },
  {
    fault: "registers without looking who has the tool id",
    decisions: blindTo("holders", "register"),
    caughtBy: "a tool id belongs to one mobility of a project"
  },
  {
    fault: "corrects without looking at the places",
    decisions: blindTo("places", "correct-details"),
    caughtBy: withinPlaces
  },
  {
    fault: "reinstates without looking at the places",
    decisions: blindTo("places", "reinstate"),
    caughtBy: withinPlaces
  },
  {
    fault: "reinstates as if it had only been applied for",
    decisions: recordingOf(
      (event) =>
        event.type === "mobility.reinstated" ? { ...event, after: { ...event.after, stage: "applied" } } : event,
      "reinstate"
    ),
    caughtBy: usage
  },
  {
    fault: "takes every mobility for approved",
    decisions: mistaking(
      ({ mobility }) => (mobility === undefined ? {} : { mobility: { ...mobility, stage: "approved" } }),
      "depart"
    ),
    caughtBy: inTurn
  },
  {
    fault: "takes every mobility for one that is over",
    decisions: mistaking(
      ({ mobility }) => (mobility === undefined ? {} : { mobility: { ...mobility, stage: "completed" } }),
      "register"
    ),
    caughtBy: inOrder
  },
  {
    fault: "counts two places for each",
    decisions: mistaking(
      ({ places }) =>
        places === undefined
          ? {}
          : {
              places: {
                ...places,
                limits: { ...places.limits, project: places.limits.project === null ? null : places.limits.project * 2 }
              }
            },
      "approve"
    ),
    caughtBy: withinPlaces
  },
  {
    fault: "moves places by what there is today",
    decisions: mistaking(
      ({ places }) =>
        places === undefined
          ? {}
          : { places: { ...places, facts: places.facts.map((fact) => ({ ...fact, occurredOn: day("2000-01-01") })) } },
      "move-places"
    ),
    caughtBy: "as of no day has a member fewer places than none"
  },
  {
    fault: "lets projects run for ever",
    decisions: mistaking(
      ({ project }) =>
        project?.period === undefined
          ? {}
          : { project: { ...project, period: { ...project.period, end: day("2999-12-31") } } },
      "apply",
      "approve",
      "depart",
      "complete"
    ),
    caughtBy: "dates lie inside the project's period"
  },
  {
    fault: "dates a departure before the approval",
    decisions: recordingOf(
      (event) => (event.type === "mobility.departed" ? { ...event, occurredOn: day("2019-01-02") } : event),
      "depart"
    ),
    caughtBy: inOrder
  },
  {
    fault: "dates an approval tomorrow or later",
    decisions: recordingOf(
      (event) => (event.type === "mobility.approved" ? { ...event, occurredOn: day("2999-01-01") } : event),
      "approve"
    ),
    caughtBy: "no fact lies ahead of the day it was recorded"
  },
  {
    fault: "withdraws an outcome, and counts it on",
    decisions: recordingOf(
      (event) => (event.type === "mobility.outcome-withdrawn" ? { ...event, after: event.before } : event),
      "withdraw-outcome"
    ),
    caughtBy: "goal progress equals a recount over the mobilities"
  },
  {
    fault: "records every withdrawal twice",
    decisions: recording((event) => [event, event], "withdraw"),
    caughtBy: inTurn
  },
  {
    fault: "gives back a place that nobody held",
    decisions: recordingOf(
      (event) => (event.type === "mobility.withdrawn" ? { ...event, from: "approved" } : event),
      "withdraw"
    ),
    caughtBy: "a held place is given back once"
  },
  {
    fault: "copies another member into approvals",
    decisions: recordingOf(
      (event) => (event.type === "mobility.approved" ? { ...event, member: Ids.MemberId.make("elsewhere") } : event),
      "approve"
    ),
    caughtBy: usage
  },
  {
    fault: "says nothing of an excess",
    decisions: recordingOf((event) => {
      if (event.type !== "mobility.approved") return event
      const { excess: _, ...silent } = event
      return silent
    }, "approve"),
    caughtBy: withinPlaces
  },
  {
    fault: "moves a correction's member, and not who held the place before",
    decisions: recordingOf(
      (event) => (event.type === "mobility.details-corrected" ? { ...event, before: event.after } : event),
      "correct-details"
    ),
    caughtBy: usage
  },
  {
    fault: "takes back a step and says that it still stands",
    decisions: recordingOf(
      (event) => (event.type === "mobility.step-retracted" ? { ...event, after: event.before } : event),
      "retract-step"
    ),
    caughtBy: usage
  },
  {
    fault: "counts the same goal for what it was before",
    decisions: recordingOf(
      (event) => (event.type === "mobility.goals-changed" ? { ...event, before: event.goals } : event),
      "change-goals"
    ),
    caughtBy: "goal progress equals a recount over the mobilities"
  },
  {
    fault: "keeps the planned stay at the departure",
    decisions: recordingOf(
      (event) => (event.type === "mobility.departed" ? { ...event, stay: { start: null, end: null } } : event),
      "depart"
    ),
    caughtBy: copies
  },
  {
    fault: "answers otherwise every time",
    decisions: recordingOf(
      (event, time) =>
        event.type === "mobility.applied" ? { ...event, member: Ids.MemberId.make(`m${time % 7}`) } : event,
      "apply"
    ),
    caughtBy: "a preview tells what happens"
  },
  {
    fault: "takes a mobility out of its project when it is registered",
    decisions: recordingOf(
      (event) => (event.type === "mobility.registered" ? { ...event, project: Ids.ProjectId.make("B") } : event),
      "register"
    ),
    caughtBy: "the four figures equal a recount"
  }
]
