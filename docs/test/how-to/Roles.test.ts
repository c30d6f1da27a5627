/**
 * The code of the how-to of the same name.
 */
// #region imports
import { defaultPermissions } from "@westum/mobility"
import {
  memberUsage,
  memory,
  open,
  type Permissions,
  readPermissions,
  refusalText,
  timeline
} from "@westum/mobility/promise"
// #endregion
import { expect, it } from "vitest"

const project = {
  type: "open-project",
  project: "p",
  on: "2019-09-01",
  coordinator: "north",
  start: "2019-09-01",
  end: "2021-08-31",
  timeZone: "Europe/Stockholm",
  categories: ["learner", "staff"]
} as const

const join = (member: string) =>
  ({ type: "join-member", project: "p", on: "2019-09-01", member, name: member }) as const

const apply = (mobility: string, member: string) =>
  ({
    type: "apply",
    mobility,
    project: "p",
    member,
    category: "staff",
    participant: "person-17",
    on: "2019-10-01"
  }) as const

it("lets people do only what is theirs", async () => {
  // #region open
  await using consortium = await open(memory(), { roles: defaultPermissions, timeZone: "Europe/Stockholm" })

  // Nobody coordinates yet: this once, anybody may say who does.
  await consortium.execute({ type: "assign-role", actor: "user-1", role: "coordinator" }, { actor: "user-1" })
  // #endregion

  // #region assign
  const chief = { actor: "user-1" }
  await consortium.executeAll([project, join("north"), join("south")], chief)
  await consortium.executeAll(
    [
      { type: "assign-role", actor: "user-2", role: "contact-person", scope: { member: "north" } },
      { type: "assign-role", actor: "user-3", role: "participant", scope: { participant: "person-17" } }
    ],
    chief
  )
  // #endregion

  // #region act
  const contact = { actor: "user-2" }
  await consortium.execute(apply("m-1", "north"), contact)
  const answer = await consortium.execute(apply("m-2", "south"), contact)
  const text = answer._tag === "Refused" ? refusalText(answer.refusals[0].refusal, "en") : "done"
  // #endregion
  expect(text).toMatch(/^user-2 may not do this here: it takes the role of coordinator, .*\(apply\)\.$/)

  // #region ask
  const usage = await consortium.askAs("user-2", memberUsage("p", "north"))
  const places = usage._tag === "Answered" ? usage.answer?.held : undefined
  const own = await consortium.askAs("user-3", timeline("m-1"))
  const others = await consortium.askAs("user-2", memberUsage("p", "south"))
  // #endregion
  expect(places).toBe(0)
  expect(own).toMatchObject({ _tag: "Answered", answer: { stage: "applied" } })
  expect(others._tag).toBe("Refused")

  // #region revoke
  await consortium.execute(
    { type: "revoke-role", actor: "user-2", role: "contact-person", scope: { member: "north" } },
    chief
  )
  // #endregion
  expect((await consortium.execute(apply("m-3", "north"), contact))._tag).toBe("Refused")
})

it("takes permissions of a consortium's own", async () => {
  // #region own
  const { commands, roles } = defaultPermissions
  const permissions: Permissions = readPermissions({
    ...defaultPermissions,
    roles: { ...roles, registrar: { boundTo: ["project"] } },
    commands: {
      ...commands,
      register: ["coordinator", "project-leader", "registrar"],
      "update-registration": ["coordinator", "project-leader", "registrar"]
    }
  })
  // #endregion
  expect(permissions.roles).toHaveProperty("registrar")
  await using consortium = await open(memory(), { roles: permissions })
  const chief = { actor: "user-1" }
  await consortium.executeAll([{ type: "assign-role", actor: "user-1", role: "coordinator" }, project], chief)
  const registrar = { type: "assign-role", actor: "user-4", role: "registrar", scope: { project: "p" } } as const
  expect((await consortium.execute(registrar, chief))._tag).toBe("Done")
})
