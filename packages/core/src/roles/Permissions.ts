/**
 * Who may do what, as data: a consortium's own, or the proposal that comes with the domain.
 */
import { Result, Schema } from "effect"
import { ConsortiumCommand } from "../consortium/ConsortiumCommand.ts"
import { questionNames } from "../consortium/QuestionNames.ts"
import { linesOf, parserOf, Problem, undeclared } from "../Problem.ts"
import { RoleCode } from "../Ids.ts"
import { Bound } from "./Role.ts"

/** What needs a right: each type of command, and beside it an approval above the places, which needs both. */
export const Right = Schema.Literals([
  ...ConsortiumCommand.members.map(({ fields }) => fields.type.literal),
  "beyond-quota" as const
])
export type Right = typeof Right.Type

/** A role as permissions know it. */
export const RoleTerms = Schema.Struct({
  /** One of these has to be named where the role is given, or it gives no right; where there is none, it may be for everything. */
  boundTo: Schema.Array(Bound)
})

const allowed = Schema.Array(RoleCode)

/** Who may do what. What is left out nobody may. */
export const Permissions = Schema.Struct({
  /** The roles there are. */
  roles: Schema.Record(RoleCode, RoleTerms),
  /** The roles that may send each command, each about what it was given for. */
  commands: Schema.Record(Right, Schema.optionalKey(allowed)),
  /** The roles that may ask each question, by its name, each about what it was given for. */
  questions: Schema.Record(Schema.String, allowed),
  /** Questions about a project that all may ask who have a role in it, be it for one member or one participant alone. */
  open: Schema.Array(Schema.String)
})
export type Permissions = typeof Permissions.Type

/** What is wrong with permissions, and where. */
export class InvalidPermissions extends Schema.TaggedError<InvalidPermissions>()("InvalidPermissions", {
  problems: Schema.NonEmptyArray(Problem)
}) {
  override get message() {
    return linesOf(this.problems)
  }
}

/** Roles that may do something and that nobody has declared, and questions that nobody can ask. */
const looseWith =
  (asked: ReadonlyArray<string>) =>
  ({ commands, open, questions, roles }: Permissions): ReadonlyArray<Problem> => {
    const known = Object.keys(roles)
    const ofRoles = Object.entries({ commands, questions }).flatMap(([group, rights]) =>
      Object.entries(rights).flatMap(([name, able]) => undeclared(known, able, `${group}.${name}`))
    )
    return [...ofRoles, ...undeclared(asked, Object.keys(questions), "questions"), ...undeclared(asked, open, "open")]
  }

/**
 * Permissions from a value or from parsed JSON, or every problem in them with its path. Questions of your own are known where their names
 * are given.
 */
export const parsePermissions = (
  input: unknown,
  ownQuestions: ReadonlyArray<string> = []
): Result.Result<Permissions, InvalidPermissions> =>
  Result.mapError(
    parserOf(Permissions, looseWith([...questionNames, ...ownQuestions]))(input),
    (problems) => new InvalidPermissions({ problems })
  )
