/**
 * The proposal of who may do what. Duties are sourced, rights are not: no source says who may press which button.
 *
 * What people answer for stands in the VET Mobility Quality Commitment (2014–2020) and in consortia's own descriptions; that the
 * coordinator alone deals with the agency and takes in members in the Programme Guide, part C (accession forms, one contact of
 * the agency). Which rights follow from that is this library's proposal; a consortium that sees it otherwise brings its own.
 */
import type { RoleCode } from "../Ids.ts"
import type { Permissions, Right } from "./Permissions.ts"
import { roles } from "./Role.ts"

type Able = ReadonlyArray<RoleCode>

const { contactPerson, coordinator, erasmusTeam, participant, projectLeader, selectionCommittee, supervisor } = roles

/** The contract with the agency, and whom it binds. */
const contract: Able = [coordinator]
const lead: Able = [coordinator, projectLeader]
/** Those who follow mobilities from preparation to the report, and who receive people. */
const care: Able = [...lead, erasmusTeam, contactPerson]
/** The sending organisation selects, by criteria that are known (Quality Commitment); a committee may do it for it. */
const selection: Able = [...lead, contactPerson, selectionCommittee]
const everybody: Able = Object.values(roles)

/** Every right, so that a new command is nobody's until somebody has decided whose it is. */
const commands: Readonly<Record<Right, Able>> = {
  "open-project": contract,
  "correct-project": contract,
  "assign-number": contract,
  "change-settings": contract,
  "set-goals": lead,
  "join-member": contract,
  "leave-member": contract,
  "correct-member": contract,
  "retract-leave": contract,
  "grant-places": contract,
  "allocate-places": lead,
  "move-places": lead,
  "award-grant": contract,
  "request-extension": contract,
  "grant-extension": contract,
  "refuse-extension": contract,
  "retract-extension-step": contract,
  "record-grant-decision": contract,
  "submit-report": contract,
  "return-report": contract,
  "record-check": contract,
  "close-project": contract,
  "retract-project-step": contract,
  apply: [...care, participant],
  waitlist: selection,
  approve: selection,
  "beyond-quota": lead,
  reject: selection,
  reconsider: selection,
  withdraw: [...care, participant],
  cancel: care,
  "no-show": care,
  prevent: care,
  replan: care,
  depart: care,
  extend: care,
  interrupt: care,
  resume: care,
  complete: care,
  "return-early": care,
  register: care,
  "update-registration": care,
  "remove-registration": care,
  "change-goals": care,
  "record-outcome": [...care, supervisor],
  "withdraw-outcome": care,
  "sign-document": care,
  "withdraw-signature": care,
  "note-report": care,
  "declare-ineligible": contract,
  "declare-eligible": contract,
  "change-mode": care,
  "change-funding": lead,
  "record-payment": care,
  "record-recovery": care,
  "withdraw-payment": care,
  "record-past": care,
  "correct-details": care,
  "correct-registration": care,
  "retract-step": care,
  "enter-in-error": care,
  reinstate: care,
  "request-hosting": care,
  "request-hosting-again": care,
  "accept-hosting": care,
  "reject-hosting": care,
  "withdraw-hosting": care,
  "cancel-hosting": care,
  "record-no-show": care,
  "record-arrival": care,
  "end-hosting": care,
  "end-hosting-early": care,
  "name-supervisor": care,
  "correct-hosting": care,
  "retract-hosting-step": care,
  "enter-hosting-in-error": care,
  "reinstate-hosting": care,
  "offer-hosting": care,
  "withdraw-hosting-offer": care,
  remind: care,
  "assign-role": lead,
  "revoke-role": lead
}

/** What holds where a consortium that uses roles says nothing else. */
export const defaultPermissions: Permissions = {
  roles: {
    [coordinator]: { boundTo: [] },
    [projectLeader]: { boundTo: ["project"] },
    [erasmusTeam]: { boundTo: ["project"] },
    [contactPerson]: { boundTo: ["member"] },
    [selectionCommittee]: { boundTo: ["project", "member"] },
    [supervisor]: { boundTo: ["member", "participant"] },
    [participant]: { boundTo: ["participant"] }
  },
  commands,
  questions: {
    mobility: everybody,
    timeline: everybody,
    "quota-usage": [...care, selectionCommittee],
    "project-awards": lead,
    "to-do": [...care, participant],
    "report-blockers": care,
    payments: [...care, participant],
    "goal-progress": [...care, selectionCommittee],
    "hosting-story": everybody,
    "hosting-capacity": care,
    received: care,
    partners: lead,
    projects: [...care, selectionCommittee],
    mobilities: [...care, selectionCommittee, supervisor, participant],
    participant: [...care, supervisor, participant],
    "actor-roles": lead,
    "role-holders": lead,
    registrations: care
  },
  open: ["project", "four-figures", "project-versions"]
}
