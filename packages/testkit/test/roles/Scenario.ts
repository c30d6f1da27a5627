/**
 * Histories in which several people act, under permissions drawn at random.
 */
import { type CommandInput, defaultPermissions, Ids, Permissions, Role } from "@westum/mobility"
import { HistoryGenerator } from "@westum/mobility-testkit"
import * as fc from "fast-check"
import { firstDay } from "../../src/history/Setup.ts"

/** One command by somebody, on a day. */
export interface Act {
  readonly day: number
  readonly actor: string
  readonly command: CommandInput
}

/** What happens, and who may what. */
export interface Scenario {
  readonly permissions: Permissions.Permissions
  readonly acts: ReadonlyArray<Act>
}

const codes = Object.values(Role.roles)
const guest = Ids.RoleCode.make("guest")

/** What is shipped, and a role of the consortium's own, with some rights given or taken. The coordinator keeps all of them. */
const permissions: fc.Arbitrary<Permissions.Permissions> = fc
  .array(fc.tuple(fc.constantFrom(...Permissions.Right.literals), fc.constantFrom(...codes.slice(1), guest)), {
    maxLength: 30
  })
  .map((changes) => {
    const commands = { ...defaultPermissions.commands }
    for (const [right, role] of changes) {
      const able = commands[right] ?? []
      commands[right] = able.includes(role) ? able.filter((each) => each !== role) : [...able, role]
    }
    return { ...defaultPermissions, roles: { ...defaultPermissions.roles, [guest]: { boundTo: [] } }, commands }
  })

const people = ["x1", "x2", "x3"]

const bound = {
  project: fc.constantFrom("A", "B"),
  member: fc.constantFrom("north", "south"),
  participant: fc.constantFrom("p1", "p2")
}

const assignment: fc.Arbitrary<CommandInput> = fc
  .record({
    actor: fc.constantFrom(...people),
    role: fc.constantFrom(...codes, guest, "nobody's"),
    scope: fc.record(bound, { requiredKeys: [] })
  })
  .map((given) => ({ type: "assign-role", ...given, scope: { ...given.scope } }))

const actor = fc.constantFrom("chief", ...people, ...people, "nobody")

/** What somebody may try who has a right to something like it. */
const temptation = fc.record({
  who: fc.constantFrom(...people),
  after: fc.nat(),
  what: fc.nat(),
  member: fc.constantFrom("north", "south", "west"),
  other: fc.constantFrom("north", "south")
})

type Temptation = typeof temptation extends fc.Arbitrary<infer A> ? A : never

const guestOf = (member: string): string => `guest of ${member}`

/** Partners ask for somebody at each of two members. */
const guests: ReadonlyArray<CommandInput> = ["north", "south"].map((member) => ({
  type: "request-hosting",
  hosting: guestOf(member),
  member,
  category: "learner",
  partner: "partner1",
  participant: "p1",
  planned: { start: "2021-03-01", end: "2021-03-20" }
}))

const tempting = (mobility: string, { member, other, what }: Temptation): CommandInput => {
  switch (what % 4) {
    case 0:
      return { type: "approve", mobility, beyondQuota: { reason: "illness" } }
    case 1:
      return { type: "correct-details", mobility, changes: { member }, reason: "typing-error" }
    case 2:
      return { type: "correct-hosting", hosting: guestOf(other), changes: { member }, reason: "typing-error" }
    default:
      return { type: "move-places", project: "A", from: other, to: member, places: 1 }
  }
}

const by = (actor: string, { commands, day }: Pick<HistoryGenerator.Entry, "commands" | "day">): ReadonlyArray<Act> =>
  commands.map((command) => ({ day, actor, command }))

/** In between comes what is tempting, about a mobility that something has just been asked about. */
const withTemptations = (acts: ReadonlyArray<Act>, temptations: ReadonlyArray<Temptation>): ReadonlyArray<Act> =>
  acts.flatMap((act, i) => {
    const { command, day } = act
    const mobility = "mobility" in command ? command.mobility : "m1"
    const due = temptations.filter(({ after }) => after % acts.length === i)
    return [act, ...due.map((each) => ({ day, actor: each.who, command: tempting(mobility, each) }))]
  })

const isOpening = ({ commands: [first] }: HistoryGenerator.Entry): boolean => first.type === "open-project"

/** Projects are opened, guests entered and roles given by the coordinator; what comes then comes from anybody. */
export const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    permissions,
    given: fc.array(assignment, { minLength: 2, maxLength: 6 }),
    history: fc.oneof(HistoryGenerator.anywhere.allowed, HistoryGenerator.anywhere.hostile),
    actors: fc.array(actor, { minLength: 60, maxLength: 60 }),
    temptations: fc.array(temptation, { maxLength: 30, size: "max" })
  })
  .map(({ actors, given, history: { entries }, permissions, temptations }) => {
    const first = { type: "assign-role", actor: "chief", role: "coordinator" } as const
    const lived = entries
      .filter((entry) => !isOpening(entry))
      .flatMap((entry, i) => by(actors[i % actors.length] ?? "nobody", entry))
    return {
      permissions,
      acts: [
        ...by("chief", { day: firstDay, commands: [first] }),
        ...entries.filter(isOpening).flatMap(({ commands }) => by("chief", { day: firstDay, commands })),
        ...[...guests, ...given].map((command) => ({ day: firstDay, actor: "chief", command })),
        ...withTemptations(lived, temptations)
      ]
    }
  })
