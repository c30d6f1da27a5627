/**
 * What is refused about places: granting, sharing out, moving, and giving one to somebody.
 */
import { allocate, apply, approve, approved, grant, move, opened, recordPast, settings } from "../support/Commands.ts"
import {
  ahead,
  leave,
  memberHasLeft,
  open,
  type Row,
  tomorrow,
  unknownCategory,
  unknownMember,
  unknownProject,
  type Why
} from "./Row.ts"

type Limit = Pick<Extract<Why, { readonly code: "NoPlaceLeft" }>, "level" | "member" | "category" | "places" | "held">

const project = (places: number, held: number): Limit => ({
  level: "project",
  member: null,
  category: null,
  places,
  held
})
const category = (code: string, places: number, held: number): Limit => ({
  level: "category",
  member: null,
  category: code,
  places,
  held
})
const member = (name: string | null, places: number, held: number): Limit => ({
  level: "member",
  member: name,
  category: null,
  places,
  held
})
const both = (name: string | null, places: number, held: number): Limit => ({
  level: "member-category",
  member: name,
  category: "learner",
  places,
  held
})

const full = (limit: Limit): Why => ({ code: "NoPlaceLeft", project: "p", ...limit })
const forbidden = (limit: Limit): Why => ({ code: "BeyondQuotaForbidden", project: "p", ...limit })
const held = (limit: Limit): Why => ({ code: "PlacesHeld", project: "p", ...limit })
const promised = (
  of: string | null,
  code: string | null,
  allocated: number,
  places: number,
  on = "2019-09-01"
): Why => ({
  code: "AllocatedTooMuch",
  project: "p",
  member: of,
  category: code,
  on,
  allocated,
  places
})
const tooFew = (of: string, code: string | null, allocated: number, places: number, on = "2019-09-01"): Why => ({
  code: "TooFewToMove",
  project: "p",
  member: of,
  category: code,
  on,
  allocated,
  places
})
const itself = { code: "MovedToItself", project: "p", member: "north" } as const
const beyond = { beyondQuota: { reason: "board-decision" } } as const
const strict = opened("p", { settings: settings({ beyondQuota: "forbidden" }) })
const one = approved("m")
const shared = [...open, allocate("north", 2), allocate("south", 2)]
const next = apply("k")
const inSouth = apply("k", { member: "south" })

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  [
    "places are moved to a member that has left",
    [...shared, leave],
    { ...move("south", "north", 1), on: "2019-10-01" },
    memberHasLeft
  ],
  [
    "more places are promised to a member that has left",
    [...shared, leave],
    { ...allocate("north", 3), on: "2019-10-01" },
    memberHasLeft
  ],
  [
    "places of a category are promised to a member that has left",
    [...open, leave],
    { ...allocate("north", 1, "staff"), on: "2019-10-01" },
    memberHasLeft
  ],
  ["places for a project that is not there", [], grant(1), unknownProject],
  ["places for a category that the project does not have", open, grant(1, "guest"), unknownCategory],
  [
    "places that will be granted tomorrow",
    open,
    { type: "grant-places", project: "p", places: 1, on: tomorrow },
    ahead("project-event")
  ],
  ["places promised in a project that is not there", [], allocate("north", 1), unknownProject],
  ["places promised to somebody else", open, allocate("west", 1), unknownMember("west")],
  ["places promised to a category that is not there", open, allocate("north", 1, "guest"), unknownCategory],
  [
    "places promised tomorrow",
    open,
    { type: "allocate-places", project: "p", member: "north", places: 1, on: tomorrow },
    ahead("project-event")
  ],
  [
    "fewer promised than have been moved away since",
    [...shared, { ...move("north", "south", 2), on: "2019-10-01" }],
    { ...allocate("north", 1), on: "2019-09-15" },
    {
      code: "PlacesMovedSince",
      project: "p",
      member: "north",
      category: null,
      on: "2019-10-01",
      moved: 2,
      places: 1
    }
  ],
  ["more promised than there is", [...open, grant(1)], allocate("north", 2), promised(null, null, 2, 1)],
  [
    "more promised to two members than there is",
    [...open, grant(10), allocate("north", 6)],
    allocate("south", 5),
    promised(null, null, 11, 10)
  ],
  [
    "more learners promised than there are",
    [...open, grant(10), grant(4, "learner"), allocate("south", 3, "learner")],
    allocate("north", 2, "learner"),
    promised(null, "learner", 5, 4)
  ],
  [
    "more in the categories of a member than in all",
    [...open, allocate("north", 3), allocate("north", 2, "staff")],
    allocate("north", 2, "learner"),
    promised("north", null, 4, 3)
  ],
  [
    "less in all than in the categories of a member",
    [...open, allocate("north", 2, "staff")],
    allocate("north", 1),
    promised("north", null, 2, 1)
  ],
  ["places taken from a member that holds them", [...open, ...one], allocate("north", 0), held(member("north", 0, 1))],
  [
    "places of a category taken from a member that holds them",
    [...open, ...one],
    allocate("north", 0, "learner"),
    held(both("north", 0, 1))
  ],
  [
    "all that is left promised to one member, while another without an allocation holds some of it",
    [...open, grant(3), ...one],
    allocate("south", 3),
    held(member(null, 0, 1))
  ],
  [
    "all learners promised to one member, while another without an allocation has one",
    [...open, grant(2, "learner"), ...one],
    allocate("south", 2, "learner"),
    held(both(null, 0, 1))
  ],
  [
    "a promise taken back, so that its holder draws on a rest that is too small",
    [...open, grant(3), allocate("north", 1), ...one, allocate("south", 2), apply("k", { member: "east" })],
    move("north", "south", 1),
    held(member("north", 0, 1))
  ],
  ["places moved in a project that is not there", [], move("north", "south", 1), unknownProject],
  ["places moved from somebody else", open, move("west", "south", 1), unknownMember("west")],
  ["places moved to somebody else", [...open, allocate("north", 1)], move("north", "west", 1), unknownMember("west")],
  ["places moved to where they are", [...open, allocate("north", 1)], move("north", "north", 1), itself],
  [
    "places moved tomorrow",
    [...open, allocate("north", 1)],
    { type: "move-places", project: "p", from: "north", to: "south", places: 1, on: tomorrow },
    ahead("project-event")
  ],
  ["places moved that a member was never promised", open, move("north", "south", 1), tooFew("north", null, 0, 1)],
  [
    "more moved than was promised",
    [...open, allocate("north", 2)],
    move("north", "south", 3),
    tooFew("north", null, 2, 3)
  ],
  [
    "places moved in a category, though they were promised in all",
    [...open, allocate("north", 2)],
    move("north", "south", 1, "learner"),
    tooFew("north", "learner", 0, 1)
  ],
  [
    "places moved in a category that is not there",
    [...open, allocate("north", 2)],
    move("north", "south", 1, "guest"),
    unknownCategory
  ],
  [
    "more moved than was left on a day in between, though more was promised later",
    [
      ...open,
      { ...allocate("north", 5), on: "2020-02-01" },
      { ...move("north", "south", 4), on: "2020-05-01" },
      { ...allocate("north", 9), on: "2020-06-01" }
    ],
    { ...move("north", "south", 3), on: "2020-03-01" },
    tooFew("north", null, 1, 3, "2020-05-01")
  ],
  [
    "learners moved before they were promised",
    [...open, { ...allocate("north", 5, "learner"), on: "2020-02-01" }],
    { ...move("north", "south", 1, "learner"), on: "2020-01-31" },
    tooFew("north", "learner", 0, 1, "2020-01-31")
  ],
  [
    "places moved that are held",
    [...open, allocate("north", 1), ...one],
    move("north", "south", 1),
    held(member("north", 0, 1))
  ],
  [
    "learners moved to a member whose own places are fewer",
    [...open, allocate("north", 2, "learner"), allocate("south", 1), allocate("south", 1, "staff")],
    move("north", "south", 1, "learner"),
    promised("south", null, 2, 1)
  ],
  ["no place is left in the project", [...open, grant(1), ...one, next], approve("k"), full(project(1, 2))],
  ["the project has no place at all", [...open, grant(0), next], approve("k"), full(project(0, 1))],
  [
    "a stay that was recorded as past took the last place",
    [...open, grant(1), recordPast("m"), next],
    approve("k"),
    full(project(1, 2))
  ],
  [
    "no place is left for learners, though for staff",
    [...open, grant(9), grant(1, "learner"), ...one, next],
    approve("k"),
    full(category("learner", 1, 2))
  ],
  [
    "the member has none left",
    [...open, allocate("north", 1), ...one, next],
    approve("k"),
    full(member("north", 1, 2))
  ],
  [
    "the member has none left for learners",
    [...open, allocate("north", 1, "learner"), ...one, next],
    approve("k"),
    full(both("north", 1, 2))
  ],
  [
    "nothing is left for members that were promised none",
    [...open, grant(2), allocate("south", 2), next],
    approve("k"),
    full(member(null, 0, 1))
  ],
  [
    "no learner is left for members that were promised none",
    [...open, grant(2, "learner"), allocate("south", 2, "learner"), next],
    approve("k"),
    full(both(null, 0, 1))
  ],
  ["the agency took places away", [...open, grant(2), ...one, grant(1), inSouth], approve("k"), full(project(1, 2))],
  [
    "beyond the places of a project that forbids it",
    [...strict, grant(1), ...one, next],
    approve("k", beyond),
    forbidden(project(1, 2))
  ],
  [
    "beyond the places of a category",
    [...strict, grant(0, "learner"), next],
    approve("k", beyond),
    forbidden(category("learner", 0, 1))
  ],
  [
    "beyond the places of a member",
    [...strict, allocate("north", 0), next],
    approve("k", beyond),
    forbidden(member("north", 0, 1))
  ],
  [
    "beyond a category of a member",
    [...strict, allocate("north", 0, "learner"), next],
    approve("k", beyond),
    forbidden(both("north", 0, 1))
  ]
]
