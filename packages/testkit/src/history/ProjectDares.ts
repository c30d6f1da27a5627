/**
 * Dares about a project: who takes part in it, its places, its money and its phases; and about hosting.
 */
import { iso } from "../model/Days.ts"
import { activeMembers, type Hosted } from "../model/Model.ts"
import { limitOf } from "../oracle/Limits.ts"
import { type Dare, ofProject } from "./Dare.ts"

const membership: ReadonlyArray<Dare> = [
  // Between its leaving and its return nobody applies for it.
  ofProject("MemberHasLeft", ({ categories: [category = "learner"], id, members }, { mobilities, today }) =>
    members.map(({ id: member, leftOn }) => {
      const left = leftOn ?? today - 6
      const whose = { mobility: `m${mobilities.length + 1}`, project: id, member, category, participant: "p1" }
      return [
        ...(leftOn === undefined ? [{ type: "leave-member" as const, project: id, member, on: iso(left) }] : []),
        { type: "join-member" as const, project: id, member, name: `Member ${member}`, on: iso(today) },
        { type: "apply" as const, ...whose, on: iso(Math.max(left + 1, today - 3)) }
      ]
    })
  ),
  // What was taken back is not there to be taken back again.
  ofProject("NoLeaveToRetract", (project) =>
    activeMembers(project).map((member) => {
      const of = { project: project.id, member }
      const retract = { type: "retract-leave", ...of, reason: "other-member" } as const
      return [{ type: "leave-member", ...of }, retract, retract]
    })
  ),
  ofProject("ProjectAlreadySo", ({ id, members }) =>
    members.map(({ id: member, name }) => [
      { type: "correct-member", project: id, member, changes: { name }, reason: "typing-error" }
    ])
  ),
  // It had left before it came back, and cannot have come back before it left.
  ofProject("OutOfOrder", ({ id, members }, { today }) =>
    members.map(({ id: member, leftOn }) => {
      const left = leftOn ?? today - 3
      const changes = { joinedOn: iso(left - 1) }
      return [
        ...(leftOn === undefined ? [{ type: "leave-member" as const, project: id, member, on: iso(left) }] : []),
        { type: "join-member" as const, project: id, member, name: `Member ${member}`, on: iso(today) },
        { type: "correct-member" as const, project: id, member, changes, reason: "typing-error" }
      ]
    })
  ),
  ofProject("FirstEndNotEarlier", ({ end, id }) => [
    [
      { type: "grant-extension", project: id, end: iso(end + 20) },
      { type: "correct-project", project: id, changes: { end: iso(end + 20) }, reason: "typing-error" }
    ],
    [
      { type: "request-extension", project: id, end: iso(end + 20) },
      { type: "correct-project", project: id, changes: { end: iso(end + 20) }, reason: "typing-error" }
    ]
  ]),
  ofProject("FirstEndBeforeStart", ({ end, formerEnds, id }) => [
    [
      {
        type: "correct-project",
        project: id,
        changes: { start: iso((formerEnds[0]?.end ?? end) + 1) },
        reason: "typing-error"
      }
    ]
  ]),
  ofProject("CategoryCannotGo", ({ id }) => [
    [{ type: "correct-project", project: id, changes: { categories: ["another"] }, reason: "typing-error" }]
  ]),
  ofProject("MemberExists", (project) =>
    activeMembers(project).map((member) => [{ type: "join-member", project: project.id, member, name: "Once more" }])
  )
]

const places: ReadonlyArray<Dare> = [
  // It has as many today, and had fewer yesterday.
  ofProject("TooFewToMove", (project, { today }) => {
    const active = activeMembers(project)
    return active.flatMap((from) =>
      active
        .filter((to) => to !== from)
        .map((to) => {
          const all = (limitOf(project.limits, from, null) ?? 0) + 1
          return [
            { type: "allocate-places" as const, project: project.id, member: from, places: all },
            { type: "move-places" as const, project: project.id, from, to, places: all, on: iso(today - 1) }
          ]
        })
    )
  }),
  // It gave all of them away, and is said to have had one fewer before.
  ofProject("PlacesMovedSince", (project, { today }) => {
    const active = activeMembers(project)
    return active.flatMap((from) =>
      active
        .filter((to) => to !== from)
        .map((to) => {
          const common = { project: project.id, on: iso(today) }
          return [
            { type: "allocate-places" as const, ...common, member: from, places: 2, on: iso(today - 1) },
            { type: "move-places" as const, ...common, from, to, places: 2 },
            { type: "allocate-places" as const, ...common, member: from, places: 1, on: iso(today - 1) }
          ]
        })
    )
  })
]

const settings: ReadonlyArray<Dare> = [
  ofProject("OutOfOrder", ({ id }, { today }) => {
    const change = { type: "change-settings", project: id, settings: { beyondQuota: "with-reason" } } as const
    return [
      [
        { ...change, on: iso(today) },
        { ...change, on: iso(today - 1) }
      ]
    ]
  })
]

const money: ReadonlyArray<Dare> = [
  ofProject("AwardedTwice", ({ id, money }) => {
    const row = { heading: "travel", cents: 5 } as const
    const common = { project: id, currency: money?.currency ?? "EUR", reason: "amendment" } as const
    return [[{ type: "award-grant", ...common, awards: [row, { ...row, cents: 6 }] }]]
  })
]

const phases: ReadonlyArray<Dare> = [
  ofProject("NoStepToRetract", ({ id }) => [[{ type: "retract-project-step", project: id, reason: "wrong-day" }]])
]

const isGoing = ({ stage }: Hosted): boolean => stage === "requested" || stage === "accepted"

const hosting: ReadonlyArray<Dare> = [
  ofProject("UnknownOffer", ({ members }) =>
    members.map(({ id }) => [{ type: "withdraw-hosting-offer", member: id, offer: "never-made" }])
  ),
  {
    reason: "HostingHasNoSuchDate",
    ways: ({ hostings, today }) =>
      hostings.filter(isGoing).map(({ id, partner }) => {
        // With something to put right, so that the day alone speaks against it.
        const changes = { partner: `${partner} again`, dates: { ended: iso(today) } }
        return [{ type: "correct-hosting", hosting: id, changes, reason: "typing-error" }]
      })
  },
  {
    reason: "GoalWithoutProject",
    ways: ({ hostings }) =>
      hostings
        .filter((each) => isGoing(each) && each.project === undefined)
        .map(({ id }) => [{ type: "correct-hosting", hosting: id, changes: { goals: ["g1"] }, reason: "typing-error" }])
  }
]

/** All of them. */
export const projectDares: ReadonlyArray<Dare> = [
  ...membership,
  ...places,
  ...settings,
  ...money,
  ...phases,
  ...hosting
]
