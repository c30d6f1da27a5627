/**
 * The page of who may do what: the roles that come with the domain, and their proposed rights.
 */
import { defaultPermissions } from "@westum/mobility"
import { blocks, code, codes, generated, type Page, table } from "./Markdown.ts"

const { commands, open, questions, roles } = defaultPermissions

const codesOfRoles = Object.keys(roles)

/** A row per right, a column per role. */
const rights = (head: string, all: Readonly<Record<string, ReadonlyArray<string> | undefined>>): string =>
  table(
    [head, ...codesOfRoles],
    Object.entries(all).map(([right, able = []]) => [
      code(right),
      ...codesOfRoles.map((role) => (able.includes(role) ? "yes" : ""))
    ])
  )

const terms = ({ boundTo }: { readonly boundTo: ReadonlyArray<string> }): string =>
  boundTo.length === 0 ? "anything, or the whole consortium" : boundTo.map((name) => `one ${name}`).join(" or ")

/** Roles, rights, questions. */
export const rolesPage = (): Page => ({
  path: "docs/reference/roles.md",
  text: blocks(
    "# Roles",
    generated,
    "What `defaultPermissions` say, where a consortium [uses roles](../how-to/roles.md) and says nothing else. [Duties are sourced, rights are a proposal](../explanation/rights.md).",
    "## Roles and what they are given for",
    "A role counts for all that lies within what it was given for. One that is given without what it has to name gives no right.",
    table(
      ["Role", "Given for"],
      Object.entries(roles).map(([role, of]) => [code(role), terms(of)])
    ),
    "## Who may send which command",
    "Each about what the role was given for. `beyond-quota` is the right to approve above the places; it is needed beside `approve`.",
    rights("Command", commands),
    "## Who may ask which question",
    "Each about what the role was given for: of the figures of a project, who has a role for one member may ask for that member's.",
    rights("Question", questions),
    `All who have a role in a project may ask ${codes(open)}, and everybody for their own roles.`
  )
})
