/**
 * How the events of a consortium are written and read: each type with its version, tags and upcasts.
 */
import type { Schema } from "effect"
import type { Tag } from "../eventsourcing/Event.ts"
import { type Data, type EventCodec, type EventDefinition, make } from "../eventsourcing/EventCodec.ts"
import * as Hosting from "../hosting/HostingEvent.ts"
import * as Mobility from "../mobility/MobilityEvent.ts"
import * as Project from "../project/ProjectEvent.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"

const projectTags = (event: Project.ProjectEvent): ReadonlyArray<Tag> => {
  const tags: Array<Tag> = [`project:${event.project}`]
  if ("member" in event) tags.push(`member:${event.member}`)
  if (event.type === "project.places-moved") {
    for (const member of new Set([event.from, event.to])) tags.push(`member:${member}`)
  }
  return tags
}

/** A correction is about what was and about what is: both members, both projects, both participants see it; so does a new group. */
const correctionTags = (event: Mobility.MobilityEvent): ReadonlyArray<Tag> => {
  if (event.type !== "mobility.details-corrected") return []
  const { before, changes } = event
  const former: ReadonlyArray<Tag> = [
    `project:${before.project}`,
    `member:${before.member}`,
    `participant:${before.participant}`
  ]
  return changes.group === undefined ? former : [...former, `group:${changes.group}`]
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
    if (each !== undefined) tags.add(`group:${each}`)
  }
  return [...tags]
}

/** The tags of an event follow from what it says. */
export const tagsOf = (event: ConsortiumEvent): ReadonlyArray<Tag> => {
  if ("mobility" in event) return mobilityTags(event)
  if ("hosting" in event) return hostingTags(event)
  return "offer" in event ? [`member:${event.member}`] : projectTags(event)
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

/** Every type of event there is. */
export const definitions: Readonly<Record<ConsortiumEvent["type"], EventDefinition<ConsortiumEvent>>> = {
  "project.opened": define(Project.Opened),
  "project.number-assigned": define(Project.NumberAssigned),
  "project.settings-changed": define(Project.SettingsChanged),
  "project.goals-set": define(Project.GoalsSet),
  "project.member-joined": define(Project.MemberJoined),
  "project.member-left": define(Project.MemberLeft),
  "project.places-granted": define(Project.PlacesGranted),
  "project.places-allocated": define(Project.PlacesAllocated),
  "project.places-moved": define(Project.PlacesMoved),
  "project.extension-requested": define(Project.ExtensionRequested),
  "project.extension-granted": define(Project.ExtensionGranted),
  "project.extension-refused": define(Project.ExtensionRefused),
  "mobility.applied": define(Mobility.Applied),
  "mobility.approved": define(Mobility.Approved),
  "mobility.rejected": define(Mobility.Rejected),
  "mobility.withdrawn": define(Mobility.Withdrawn),
  "mobility.cancelled": define(Mobility.Cancelled),
  "mobility.departed": define(Mobility.Departed),
  "mobility.completed": define(Mobility.Completed),
  "mobility.returned-early": define(Mobility.ReturnedEarly),
  "mobility.registered": define(Mobility.Registered),
  "mobility.registration-updated": define(Mobility.RegistrationUpdated),
  "mobility.registration-removed": define(Mobility.RegistrationRemoved),
  "mobility.goals-changed": define(Mobility.GoalsChanged),
  "mobility.outcome-recorded": define(Mobility.OutcomeRecorded),
  "mobility.details-corrected": define(Mobility.DetailsCorrected),
  "mobility.step-retracted": define(Mobility.StepRetracted),
  "mobility.entered-in-error": define(Mobility.EnteredInError),
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
  "hosting.capacity-offered": define(Hosting.CapacityOffered),
  "hosting.capacity-withdrawn": define(Hosting.CapacityWithdrawn)
}

/** Writes and reads the events of a consortium. */
export const codec: EventCodec<ConsortiumEvent> = make<ConsortiumEvent>(definitions)
