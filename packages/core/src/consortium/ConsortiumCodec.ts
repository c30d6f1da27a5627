/**
 * How the events of a consortium are written and read: each type with its version, tags and upcasts.
 */
import type { Schema } from "effect"
import type { Tag } from "../eventsourcing/Event.ts"
import { type Data, type EventCodec, type EventDefinition, make } from "../eventsourcing/EventCodec.ts"
import * as Hosting from "../hosting/HostingEvent.ts"
import * as Correction from "../mobility/CorrectionEvent.ts"
import * as Eligibility from "../mobility/EligibilityEvent.ts"
import * as Mobility from "../mobility/MobilityEvent.ts"
import * as Paper from "../mobility/PaperEvent.ts"
import * as Phase from "../project/PhaseEvent.ts"
import * as Payment from "../mobility/PaymentEvent.ts"
import * as Terms from "../mobility/TermsEvent.ts"
import * as ProjectCorrection from "../project/ProjectCorrectionEvent.ts"
import * as Project from "../project/ProjectEvent.ts"
import * as Reminder from "../reminder/ReminderEvent.ts"
import { keyOf } from "../reminder/Reminders.ts"
import * as Role from "../roles/RoleEvent.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"

const projectTags = (event: Project.ProjectEvent): ReadonlyArray<Tag> => {
  const tags: Array<Tag> = [`project:${event.project}`]
  if ("member" in event) tags.push(`member:${event.member}`)
  if (event.type === "project.places-moved") {
    for (const member of new Set([event.from, event.to])) tags.push(`member:${member}`)
  }
  return tags
}

/** A correction is about what was and about what is: both members, both projects, both participants see it; so does a new group, and whoever had or wants either tool id. */
const correctionTags = (event: Mobility.MobilityEvent): ReadonlyArray<Tag> => {
  if (event.type === "mobility.registration-corrected") return [`tool:${event.wrongTool}`]
  if (event.type !== "mobility.details-corrected") return []
  const { before, changes } = event
  const former: ReadonlyArray<Tag> = [
    `project:${before.project}`,
    `member:${before.member}`,
    `participant:${before.participant}`
  ]
  return typeof changes.group !== "string" ? former : [...former, `group:${changes.group}`]
}

const mobilityTags = (event: Mobility.MobilityEvent): ReadonlyArray<Tag> => {
  const tags: Array<Tag> = [
    `mobility:${event.mobility}`,
    `project:${event.project}`,
    `member:${event.member}`,
    `participant:${event.participant}`
  ]
  if ("tool" in event && event.tool !== undefined) tags.push(`tool:${event.tool}`)
  if ("group" in event && event.group !== undefined) tags.push(`group:${event.group}`)
  for (const tag of correctionTags(event)) if (!tags.includes(tag)) tags.push(tag)
  return tags
}

const roleTags = ({ actor, role, scope: { member, participant, project } }: Role.RoleEvent): ReadonlyArray<Tag> => {
  const tags: Array<Tag> = [`actor:${actor}`, `role:${role}`]
  if (project !== undefined) tags.push(`project:${project}`)
  if (member !== undefined) tags.push(`member:${member}`)
  if (participant !== undefined) tags.push(`participant:${participant}`)
  return tags
}

/** Only a correction says another member, partner or participant than the events before it: then both see it. */
const hostingTags = (event: Hosting.HostingEvent): ReadonlyArray<Tag> => {
  const standings = event.type === "hosting.details-corrected" ? [event.after, event.before] : [event.after]
  const tags = new Set<Tag>([`hosting:${event.hosting}`])
  for (const { member, participant, partner, project } of standings) {
    tags.add(`member:${member}`).add(`partner:${partner}`).add(`participant:${participant}`)
    if (project !== undefined) tags.add(`project:${project}`)
  }
  const group = event.type === "hosting.details-corrected" ? event.changes.group : undefined
  for (const each of [group, "group" in event ? event.group : undefined]) {
    if (typeof each === "string") tags.add(`group:${each}`)
  }
  return [...tags]
}

/** One about a mobility is found by all whose mobility it is. */
const reminderTags = (event: Reminder.ReminderEvent): ReadonlyArray<Tag> => {
  const { about, project } = event
  const tags: ReadonlyArray<Tag> = [`reminder:${keyOf(event)}`, `project:${project}`]
  return about === undefined
    ? tags
    : [...tags, `mobility:${about.mobility}`, `member:${about.member}`, `participant:${about.participant}`]
}

/** The tags of an event follow from what it says. */
export const tagsOf = (event: ConsortiumEvent): ReadonlyArray<Tag> => {
  if ("mobility" in event) return mobilityTags(event)
  if ("hosting" in event) return hostingTags(event)
  if ("offer" in event) return [`member:${event.member}`]
  if (event.type === "reminder.issued") return reminderTags(event)
  return "role" in event ? roleTags(event) : projectTags(event)
}

type Upcasts = ReadonlyArray<(data: Data) => Data>

const define = <Event extends ConsortiumEvent>(
  schema: Schema.Codec<Event, unknown> & { readonly fields: { readonly type: { readonly literal: Event["type"] } } },
  upcasts: Upcasts = []
): EventDefinition<Event> => ({
  type: schema.fields.type.literal,
  version: upcasts.length + 1,
  schema,
  tags: tagsOf,
  upcasts
})

/** Until there was a waiting list, every application was decided on at once. */
const fromApplied = (data: Data): Data => ({ ...data, from: "applied" })

/** Once nobody was asked who called a mobility off. */
const byNobodyNamed = (data: Data): Data => ({ ...data, by: null })

/** Once every category took places, nothing was prevented, papers were not asked for, nobody was paid, and deadlines were not kept. */
const withNewSettings = (data: Data): Data => ({
  ...data,
  settings: {
    ...Object(data["settings"]),
    placeless: [],
    prevented: "uses-place",
    departureNeeds: [],
    deadlines: { finalReport: 60, participantReport: null },
    modes: ["blended"],
    finalPaymentNeeds: { signatures: [], report: false }
  }
})

/** Once every project was opened when it had been granted. */
const asGranted = (data: Data): Data => ({ ...withNewSettings(data), phase: "granted" })

/** Every type of event there is. */
export const definitions: Readonly<Record<ConsortiumEvent["type"], EventDefinition<ConsortiumEvent>>> = {
  "project.opened": define(Project.Opened, [asGranted]),
  "project.details-corrected": define(ProjectCorrection.DetailsCorrected),
  "project.number-assigned": define(Project.NumberAssigned),
  "project.settings-changed": define(Project.SettingsChanged, [withNewSettings]),
  "project.goals-set": define(Project.GoalsSet),
  "project.member-joined": define(Project.MemberJoined, Project.memberJoinedUpcasts),
  "project.member-left": define(Project.MemberLeft),
  "project.member-corrected": define(ProjectCorrection.MemberCorrected),
  "project.leave-retracted": define(ProjectCorrection.LeaveRetracted),
  "project.places-granted": define(Project.PlacesGranted),
  "project.places-allocated": define(Project.PlacesAllocated),
  "project.places-moved": define(Project.PlacesMoved),
  "project.grant-awarded": define(Project.GrantAwarded),
  "project.extension-requested": define(Project.ExtensionRequested),
  "project.extension-granted": define(Project.ExtensionGranted),
  "project.extension-refused": define(Project.ExtensionRefused),
  "project.extension-step-retracted": define(Project.ExtensionStepRetracted),
  "project.grant-decided": define(Phase.GrantDecided),
  "project.report-submitted": define(Phase.ReportSubmitted),
  "project.report-returned": define(Phase.ReportReturned),
  "project.check-recorded": define(Phase.CheckRecorded),
  "project.closed": define(Phase.Closed),
  "project.step-retracted": define(Phase.StepRetracted),
  "mobility.applied": define(Mobility.Applied),
  "mobility.waitlisted": define(Mobility.Waitlisted),
  "mobility.approved": define(Mobility.Approved, [fromApplied]),
  "mobility.rejected": define(Mobility.Rejected, [fromApplied]),
  "mobility.reconsidered": define(Mobility.Reconsidered),
  "mobility.withdrawn": define(Mobility.Withdrawn),
  "mobility.cancelled": define(Mobility.Cancelled, [byNobodyNamed]),
  "mobility.no-show": define(Mobility.NoShow),
  "mobility.prevented": define(Mobility.Prevented),
  "mobility.replanned": define(Mobility.Replanned),
  "mobility.departed": define(Mobility.Departed),
  "mobility.extended": define(Mobility.Extended),
  "mobility.interrupted": define(Mobility.Interrupted),
  "mobility.resumed": define(Mobility.Resumed),
  "mobility.completed": define(Mobility.Completed),
  "mobility.returned-early": define(Mobility.ReturnedEarly),
  "mobility.registered": define(Mobility.Registered),
  "mobility.registration-updated": define(Mobility.RegistrationUpdated),
  "mobility.registration-removed": define(Mobility.RegistrationRemoved),
  "mobility.goals-changed": define(Mobility.GoalsChanged),
  "mobility.outcome-recorded": define(Mobility.OutcomeRecorded),
  "mobility.document-signed": define(Paper.DocumentSigned),
  "mobility.signature-withdrawn": define(Paper.SignatureWithdrawn),
  "mobility.report-noted": define(Paper.ReportNoted),
  "mobility.declared-ineligible": define(Eligibility.DeclaredIneligible),
  "mobility.declared-eligible": define(Eligibility.DeclaredEligible),
  "mobility.mode-changed": define(Terms.ModeChanged),
  "mobility.funding-changed": define(Terms.FundingChanged),
  "mobility.payment-made": define(Payment.PaymentMade),
  "mobility.payment-recovered": define(Payment.PaymentRecovered),
  "mobility.details-corrected": define(Correction.DetailsCorrected),
  "mobility.step-retracted": define(Correction.StepRetracted),
  "mobility.entered-in-error": define(Correction.EnteredInError),
  "mobility.reinstated": define(Correction.Reinstated),
  "mobility.payment-withdrawn": define(Correction.PaymentWithdrawn),
  "mobility.outcome-withdrawn": define(Correction.OutcomeWithdrawn),
  "mobility.registration-corrected": define(Correction.RegistrationCorrected),
  "role.assigned": define(Role.Assigned),
  "role.revoked": define(Role.Revoked),
  "hosting.requested": define(Hosting.Requested),
  "hosting.requested-again": define(Hosting.RequestedAgain),
  "hosting.accepted": define(Hosting.Accepted),
  "hosting.rejected": define(Hosting.Rejected),
  "hosting.withdrawn": define(Hosting.Withdrawn),
  "hosting.cancelled": define(Hosting.Cancelled),
  "hosting.no-show": define(Hosting.NoShow),
  "hosting.arrived": define(Hosting.Arrived),
  "hosting.ended": define(Hosting.Ended),
  "hosting.ended-early": define(Hosting.EndedEarly),
  "hosting.supervisor-named": define(Hosting.SupervisorNamed),
  "hosting.details-corrected": define(Hosting.DetailsCorrected),
  "hosting.step-retracted": define(Hosting.StepRetracted),
  "hosting.entered-in-error": define(Hosting.EnteredInError),
  "hosting.reinstated": define(Hosting.Reinstated),
  "hosting.capacity-offered": define(Hosting.CapacityOffered),
  "hosting.capacity-withdrawn": define(Hosting.CapacityWithdrawn),
  "reminder.issued": define(Reminder.Issued, Reminder.issuedUpcasts)
}

/** Writes and reads the events of a consortium. */
export const codec: EventCodec<ConsortiumEvent> = make<ConsortiumEvent>(definitions)
