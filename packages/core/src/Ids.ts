/**
 * The caller's own opaque names for things. Nothing is read out of them.
 */
import { Schema } from "effect"
import { isPrintable } from "./Printable.ts"

/** Fits into a tag together with its key. */
const longest = 200

const inEveryObject: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/** States keep things by their id: one that every object knows already could not be told from one that is there. */
const isFree = (text: string): boolean => !inEveryObject.has(text)

const Id = Schema.String.check(
  Schema.isMinLength(1),
  Schema.isMaxLength(longest),
  isPrintable,
  Schema.makeFilter(isFree, { expected: "an id that is no name of JavaScript's own, such as constructor" })
)

/** A grant agreement, as the caller names it; the agency's number may come later. */
export const ProjectId = Id.pipe(Schema.brand("ProjectId"))
export type ProjectId = typeof ProjectId.Type

/** An organisation of the consortium; it may cover several municipalities. */
export const MemberId = Id.pipe(Schema.brand("MemberId"))
export type MemberId = typeof MemberId.Type

/** One stay of one participant. */
export const MobilityId = Id.pipe(Schema.brand("MobilityId"))
export type MobilityId = typeof MobilityId.Type

/** An opaque reference to a person; what is known about them stands in `PersonalData`. */
export const ParticipantId = Id.pipe(Schema.brand("ParticipantId"))
export type ParticipantId = typeof ParticipantId.Type

/** A receiving organisation. */
export const HostId = Id.pipe(Schema.brand("HostId"))
export type HostId = typeof HostId.Type

/** An organisation that sends people here; where it also receives, the same name as its `HostId`. */
export const PartnerId = Id.pipe(Schema.brand("PartnerId"))
export type PartnerId = typeof PartnerId.Type

/** One stay of one person who comes here. */
export const HostingId = Id.pipe(Schema.brand("HostingId"))
export type HostingId = typeof HostingId.Type

/** An offer of a member to host, by the member's own name for it. */
export const OfferId = Id.pipe(Schema.brand("OfferId"))
export type OfferId = typeof OfferId.Type

/** An opaque reference to whoever looks after somebody hosted; what is known about them stands in `PersonalData`. */
export const SupervisorId = Id.pipe(Schema.brand("SupervisorId"))
export type SupervisorId = typeof SupervisorId.Type

/** Mobilities that travel together. */
export const GroupId = Id.pipe(Schema.brand("GroupId"))
export type GroupId = typeof GroupId.Type

/** A mobility's id in Mobility Tool: opaque, the user may choose it, unique within a project (NAITDOC 33530123). */
export const ToolId = Id.pipe(Schema.brand("ToolId"))
export type ToolId = typeof ToolId.Type

/** Where the proof of an outcome is kept. */
export const EvidenceId = Id.pipe(Schema.brand("EvidenceId"))
export type EvidenceId = typeof EvidenceId.Type

/** A document that is signed, such as `learning-agreement`. */
export const DocumentCode = Id.pipe(Schema.brand("DocumentCode"))
export type DocumentCode = typeof DocumentCode.Type

/** Money that was paid to a participant or taken back, by the caller's own id, such as the number of a voucher. */
export const PaymentId = Id.pipe(Schema.brand("PaymentId"))
export type PaymentId = typeof PaymentId.Type

/**
 * An opaque reference to somebody who acts, as commands carry it; never a name. `unknown` is nobody: so commands are marked that
 * come without an actor.
 */
export const ActorId = Id.check(
  Schema.makeFilter((text: string) => text !== "unknown", { expected: "somebody: unknown stands for nobody" })
).pipe(Schema.brand("ActorId"))
export type ActorId = typeof ActorId.Type

/** A part that somebody has in the consortium, such as `coordinator`; a consortium may have roles of its own. */
export const RoleCode = Id.pipe(Schema.brand("RoleCode"))
export type RoleCode = typeof RoleCode.Type

/** The id of a stored event. */
export const EventId = Id.pipe(Schema.brand("EventId"))
export type EventId = typeof EventId.Type

/** The code of a development goal, such as `2.1`. */
export const GoalCode = Id.pipe(Schema.brand("GoalCode"))
export type GoalCode = typeof GoalCode.Type

/** What somebody hosted is to learn, as a code of the sending partner's learning agreement. */
export const LearningGoalCode = Id.pipe(Schema.brand("LearningGoalCode"))
export type LearningGoalCode = typeof LearningGoalCode.Type

/** A kind of participant that places are counted for, such as `learner` or `staff`. */
export const CategoryCode = Id.pipe(Schema.brand("CategoryCode"))
export type CategoryCode = typeof CategoryCode.Type

/** A kind of activity, such as `job-shadowing`; rule sets say which there are. */
export const ActivityCode = Id.pipe(Schema.brand("ActivityCode"))
export type ActivityCode = typeof ActivityCode.Type

/** The code that the agency gives a check of what was reported. */
export const CheckCode = Id.pipe(Schema.brand("CheckCode"))
export type CheckCode = typeof CheckCode.Type

/** Why something was done, as a code: events hold no free text about people. */
export const ReasonCode = Schema.String.check(
  Schema.isMaxLength(64),
  Schema.isPattern(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    expected: "a code of the letters a to z and digits, in words joined by hyphens, such as ill-health"
  })
).pipe(Schema.brand("ReasonCode"))
export type ReasonCode = typeof ReasonCode.Type
