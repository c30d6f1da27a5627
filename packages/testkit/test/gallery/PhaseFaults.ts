/**
 * Decisions that overlook in which phase a project is.
 */
import { Decisions, type Project } from "@westum/mobility"
import { Record, Struct } from "effect"
import { type BrokenDecisions, mistaking, recording } from "./BrokenDecisions.ts"

const fits = "what happens to a mobility fits the phase of its project"
const inTurn = "a project goes from phase to phase in turn"

/** Takes the project for one in which these steps were not taken. */
const without =
  (...types: ReadonlyArray<string>) =>
  ({ project }: { readonly project?: Project.Project }): { readonly project?: Project.Project } => {
    if (project === undefined) return {}
    const facts = project.phases.facts.filter(({ event }) => !types.includes(event.type))
    return { project: { ...project, phases: { ...project.phases, facts } } }
  }

export const phaseFaults: ReadonlyArray<BrokenDecisions> = [
  {
    fault: "gives places before the grant",
    decisions: mistaking(
      ({ project }) =>
        project === undefined ? {} : { project: { ...project, phases: { openedAs: "granted", facts: [] } } },
      "approve"
    ),
    caughtBy: fits
  },
  {
    fault: "changes rows after the final report",
    decisions: mistaking(without("project.report-submitted"), "register", "update-registration", "remove-registration"),
    caughtBy: fits
  },
  {
    fault: "lets something happen after the closing",
    decisions: mistaking(without("project.closed"), ...Struct.keys(Decisions.decisions)),
    caughtBy: fits
  },
  {
    fault: "judges rows that are not under check",
    decisions: mistaking(({ mobility, project }) => {
      const submitted = project?.phases.facts.find(({ event }) => event.type === "project.report-submitted")
      if (project === undefined || submitted?.event.type !== "project.report-submitted") return {}
      const event = { ...submitted.event, report: "final" as const }
      return {
        project: { ...project, phases: { ...project.phases, facts: [{ ...submitted, event }] } },
        ...(mobility && { mobility })
      }
    }, "declare-ineligible"),
    caughtBy: fits
  },
  {
    fault: "sends every report back, and back again",
    decisions: recording(
      (event) =>
        event.type === "project.report-submitted"
          ? [event, { ...event, type: "project.report-returned" }, { ...event, type: "project.report-returned" }]
          : [event],
      "submit-report"
    ),
    caughtBy: inTurn
  },
  {
    fault: "takes back the first step instead of the last",
    decisions: mistaking(({ project }) => {
      const facts = project?.phases.facts.slice(0, 1) ?? []
      return project === undefined ? {} : { project: { ...project, phases: { ...project.phases, facts } } }
    }, "retract-project-step"),
    caughtBy: inTurn
  },
  {
    fault: "takes a later end back, and keeps it",
    decisions: recording(
      (event) => [event.type === "project.extension-step-retracted" ? { ...event, end: event.before } : event],
      "retract-extension-step"
    ),
    caughtBy: "a project's end moves later, and back only by a correction"
  },
  {
    fault: "takes the joining back instead of the leaving",
    decisions: mistaking(({ project }) => {
      if (project === undefined) return {}
      const members = Record.map(project.sources.members, ({ joining }) => ({ joining, leaving: joining }))
      return { project: { ...project, sources: { ...project.sources, members } } }
    }, "retract-leave"),
    caughtBy: "a member joins, leaves and comes back in turn, and a correction names the last word"
  },
  {
    fault: "calls every version by the same name",
    decisions: mistaking(without("project.report-submitted"), "submit-report"),
    caughtBy: inTurn
  },
  {
    fault: "counts an ineligible row as accepted",
    decisions: recording(
      (event) =>
        event.type === "mobility.declared-ineligible" ? [{ ...event, type: "mobility.declared-eligible" }] : [event],
      "declare-ineligible"
    ),
    caughtBy: "quota usage equals a recount over the mobilities"
  }
]
