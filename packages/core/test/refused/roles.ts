/**
 * What is refused about roles, and to whom commands are refused because of theirs.
 */
import type { ConsortiumCommand } from "../../src/consortium/ConsortiumCommand.ts"
import { decisions } from "../../src/consortium/Decisions.ts"
import { type OwnRule, withRule } from "../../src/consortium/OwnRule.ts"
import { mobility } from "../../src/mobility/Mobility.ts"
import { roles } from "../../src/roles/Role.ts"
import { apply, approve, assign, correct, depart, grant, revoke } from "../support/Commands.ts"
import { accept } from "../support/Hosting.ts"
import { scene } from "../roles/support.ts"
import { ahead, applied, disorder, open, type Row, tomorrow, unknownMember, unknownProject, type Why } from "./Row.ts"

const kim = assign("kim", "supervisor", { member: "north" })
const chief = assign("kim", "coordinator")
const notHeld = (role = "supervisor"): Why => ({ code: "RoleNotHeld", actor: "kim", role })
const last: Why = { code: "LastCoordinator", actor: "kim" }

/** Roles are given and taken, by whoever may do everything. */
export const rows: ReadonlyArray<Row> = [
  ["a role in a project that is not there", [], assign("kim", "erasmus-team", { project: "p" }), unknownProject],
  [
    "a role for a member that is none",
    open,
    assign("kim", "contact-person", { project: "p", member: "west" }),
    unknownMember("west")
  ],
  ["a role from tomorrow on", [], { ...kim, on: tomorrow }, ahead("role-assignment")],
  [
    "a role is taken in a project that is not there",
    [kim],
    revoke("kim", "supervisor", { project: "p" }),
    unknownProject
  ],
  ["a role is taken from somebody who has none", [], revoke("kim", "supervisor"), notHeld()],
  ["a role is taken for more than it was given for", [kim], revoke("kim", "supervisor"), notHeld()],
  ["a role is taken for another member", [kim], revoke("kim", "supervisor", { member: "south" }), notHeld()],
  ["another role is taken", [kim], revoke("kim", "contact-person", { member: "north" }), notHeld("contact-person")],
  [
    "a role is taken twice",
    [kim, revoke("kim", "supervisor", { member: "north" })],
    revoke("kim", "supervisor", { member: "north" }),
    notHeld()
  ],
  [
    "a role is taken before it was given",
    [{ ...kim, on: "2020-02-01" }],
    { ...revoke("kim", "supervisor", { member: "north" }), on: "2020-01-31" },
    disorder("role-assignment", "2020-02-01", "role-revocation", "2020-01-31")
  ],
  [
    "a role is taken tomorrow",
    [kim],
    { ...revoke("kim", "supervisor", { member: "north" }), on: tomorrow },
    ahead("role-revocation")
  ],
  ["the only coordinator goes", [chief], revoke("kim", "coordinator"), last],
  [
    "the only coordinator goes, beside one of a member alone",
    [chief, assign("lee", "coordinator", { member: "north" })],
    revoke("kim", "coordinator"),
    last
  ]
]

const lead = [roles.coordinator, roles.projectLeader]
const care = [...lead, roles.erasmusTeam, roles.contactPerson]
const selection = [...lead, roles.contactPerson, roles.selectionCommittee]
const may = (actor: string, name: string, able: ReadonlyArray<string>): Why => ({
  code: "NotAuthorised",
  actor,
  to: "send",
  name,
  about: "concern",
  roles: able
})
const known = Object.values(roles)

/** The same consortium with roles: the command is sent by somebody who has one, or none. */
export const told: ReadonlyArray<Row> = [
  ["whoever has no role approves", scene, approve("hers"), may("stranger", "approve", selection), "stranger"],
  ["the participant approves for herself", scene, approve("hers"), may("anna", "approve", selection), "anna"],
  [
    "a contact person approves for another member",
    scene,
    approve("other"),
    may("contact", "approve", selection),
    "contact"
  ],
  [
    "a contact person moves a mobility to another member",
    scene,
    correct("hers", { member: "south" }),
    may("contact", "correct-details", care),
    "contact"
  ],
  [
    "a contact person goes beyond the places",
    scene,
    approve("hers", { beyondQuota: { reason: "board" } }),
    may("contact", "beyond-quota", lead),
    "contact"
  ],
  ["the team approves", scene, approve("hers"), may("team", "approve", selection), "team"],
  ["the committee notes a departure", scene, depart("approved"), may("committee", "depart", care), "committee"],
  [
    "a leader is granted places without the agency",
    scene,
    grant(9),
    may("leader", "grant-places", [roles.coordinator]),
    "leader"
  ],
  [
    "the leader of one project moves places of another",
    scene,
    { type: "move-places", project: "q", from: "north", to: "south", places: 1 },
    may("leader", "move-places", lead),
    "leader"
  ],
  [
    "a contact person accepts the guest of another member",
    scene,
    accept("their guest"),
    may("contact", "accept-hosting", care),
    "contact"
  ],
  [
    "whoever has no role is told of nothing that is not there",
    scene,
    approve("none such"),
    may("stranger", "approve", selection),
    "stranger"
  ],
  [
    "the team makes itself leader",
    scene,
    assign("team", "project-leader", { project: "p" }),
    may("team", "assign-role", lead),
    "team"
  ],
  [
    "a leader makes a coordinator",
    scene,
    assign("lee", "coordinator", { project: "p" }),
    may("leader", "assign-role", [roles.coordinator]),
    "leader"
  ],
  [
    "a leader takes the coordinator's role",
    scene,
    revoke("chief", "coordinator"),
    may("leader", "revoke-role", [roles.coordinator]),
    "leader"
  ],
  [
    "a role that is not there is given",
    scene,
    assign("lee", "koordinator"),
    { code: "UnknownRole", role: "koordinator", known },
    "chief"
  ],
  [
    "a contact person without a member",
    scene,
    assign("lee", "contact-person"),
    { code: "RoleNotBound", role: "contact-person", needs: ["member"] },
    "chief"
  ],
  [
    "a committee of neither project nor member",
    scene,
    assign("lee", "selection-committee", { participant: "anna" }),
    { code: "RoleNotBound", role: "selection-committee", needs: ["project", "member"] },
    "chief"
  ]
]

const parts = { mobility }

/** Nobody of member north goes before the board has met. */
const board: OwnRule<typeof parts> = {
  name: "the board decides",
  parts,
  keys: (command: ConsortiumCommand) => ("mobility" in command ? { mobility: command.mobility } : {}),
  against: (events) => {
    const approval = events.find((event) => event.type === "mobility.approved")
    return approval !== undefined && "member" in approval ? { member: approval.member, meets: 2 } : undefined
  }
}

/** A consortium with a rule of its own. */
export const ruled = withRule(decisions, board)

/** The cases under that rule. */
export const overruled: ReadonlyArray<Row> = [
  [
    "an approval that the consortium's own rule is against",
    applied,
    approve("m"),
    { code: "OwnRule", rule: "the board decides", values: { member: "north", meets: 2 } }
  ],
  [
    "what the domain refuses is refused by the domain, not by the rule",
    [...open, apply("m", { goals: [] })],
    approve("m", { on: "2019-10-11" }),
    { code: "NoGoal", mobility: "m", stage: "approved" }
  ]
]
