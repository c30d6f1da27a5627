/**
 * The parts that people have in a consortium, and what they have them for.
 */
import { Schema } from "effect"
import { MemberId, ParticipantId, ProjectId, RoleCode } from "../Ids.ts"

/** What a role may be bound to. */
export const Bound = Schema.Literals(["project", "member", "participant"])
export type Bound = typeof Bound.Type

/** What somebody has a role for: within all that is named; where nothing is, the whole consortium. */
export const Scope = Schema.Struct({
  project: Schema.optionalKey(ProjectId),
  member: Schema.optionalKey(MemberId),
  participant: Schema.optionalKey(ParticipantId)
})
export type Scope = typeof Scope.Type

/** What something is about, as far as it is known; a scope is one, too. */
export type Concern = { readonly [Name in Bound]?: string }

/** Whether a scope covers what something is about: what is not known is not covered where the scope names it. */
export const covers = (scope: Concern, concern: Concern): boolean =>
  Bound.literals.every((name) => scope[name] === undefined || scope[name] === concern[name])

/** Whether two scopes name the same. */
export const sameScope = (one: Concern, other: Concern): boolean =>
  Bound.literals.every((name) => one[name] === other[name])

/**
 * The roles that come with the domain. The VET Mobility Quality Commitment (2014–2020) names the sending organisation, which
 * selects, prepares and monitors, the tutor, and the participant; that a coordinator answers for finances and administration
 * and each member has a contact person is a consortium's own description, and selection committees are the practice of schools.
 */
export const roles = {
  coordinator: RoleCode.make("coordinator"),
  projectLeader: RoleCode.make("project-leader"),
  erasmusTeam: RoleCode.make("erasmus-team"),
  contactPerson: RoleCode.make("contact-person"),
  selectionCommittee: RoleCode.make("selection-committee"),
  supervisor: RoleCode.make("supervisor"),
  participant: RoleCode.make("participant")
} as const

/** Whether the role is that of coordinator of the whole consortium, of whom there is always one once there was any. */
export const coordinatesAll = ({ role, scope }: { readonly role: RoleCode; readonly scope: Concern }): boolean =>
  role === roles.coordinator && sameScope(scope, {})
