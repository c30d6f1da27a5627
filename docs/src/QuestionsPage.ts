/**
 * The page of what can be asked, and of the answers.
 */
import { CalendarDate, Question } from "@westum/mobility"
import type { ArrowFunctionExpression } from "oxc-parser"
import { inspect } from "node:util"
import { declaredIn, type Field, fieldsOf, fileAt, isList, typeText, wordsOf } from "./Answers.ts"
import { blocks, code, generated, list, type Page, table } from "./Markdown.ts"
import { shapesOfEvents } from "./Shared.ts"
import { sources, sourceOf } from "./Source.ts"
import type { Link } from "./Syntax.ts"

/** A question as its source declares it. */
interface Asked {
  readonly link: Link
  readonly parameters: ReadonlyArray<string>
  readonly answer: string
}

const { path: home } = sourceOf("consortium/Question.ts")
const promise = sourceOf("promise.ts")

const parametersOf = (path: string, { params }: ArrowFunctionExpression): ReadonlyArray<string> => {
  const file = fileAt(path)
  return params.flatMap((parameter) => {
    const [pattern, mark] = parameter.type === "AssignmentPattern" ? [parameter.left, "?"] : [parameter, ""]
    if (pattern.type !== "Identifier" && pattern.type !== "ObjectPattern") return []
    const type = pattern.typeAnnotation
    const name = pattern.type === "Identifier" ? pattern.name : "options"
    return type === null || type === undefined ? [] : [`${name}${mark}: ${typeText(file, type.typeAnnotation)}`]
  })
}

/** The functions of a file that return a question of a known answer. */
const askedIn = (path: string): ReadonlyArray<Asked> => {
  const file = fileAt(path)
  return file.statements.flatMap((statement) => {
    if (statement?.type !== "VariableDeclaration") return []
    return statement.declarations.flatMap(({ id, init }): ReadonlyArray<Asked> => {
      if (id.type !== "Identifier" || init?.type !== "ArrowFunctionExpression" || init.typeParameters !== null)
        return []
      const { returnType = null } = init
      const type = returnType === null ? "" : typeText(file, returnType.typeAnnotation)
      const answer = /^(?:Question\.)?Question<(?<answer>.*)>$/.exec(type)?.groups?.["answer"]
      const isExported = sources.get(path)?.declarations.get(id.name)?.exported === true
      return answer === undefined || !isExported
        ? []
        : [{ link: { path, name: id.name }, parameters: parametersOf(path, init), answer }]
    })
  })
}

/** Those of which programs without Effect are given something else than those with Effect. */
const plainly = [promise.path, ...new Set([...promise.exports.values()].map(({ path }) => path))]
  .filter((path) => path !== home && sources.has(path))
  .flatMap(askedIn)

/** All questions, as programs without Effect ask them where that differs. */
export const questions: ReadonlyArray<Asked> = askedIn(home).map(
  (asked) => plainly.find(({ link }) => link.name === asked.link.name) ?? asked
)

/** Whether programs without Effect can ask it. */
const isPlain = (name: string): boolean => promise.exports.has(name) || plainly.some(({ link }) => link.name === name)

const on = CalendarDate.CalendarDate.make("2024-09-02")

/** One of each, about ids that nobody has used. */
export const unused: Readonly<Record<string, Question.Question<unknown>>> = {
  project: Question.project("?"),
  projects: Question.projects(),
  mobility: Question.mobility("?"),
  timeline: Question.timeline("?"),
  participant: Question.participant("?"),
  quotaUsage: Question.quotaUsage("?"),
  awards: Question.awards("?"),
  memberUsage: Question.memberUsage("?", "?"),
  goalProgress: Question.goalProgress("?"),
  fourFigures: Question.fourFigures("?"),
  roles: Question.roles("?"),
  holders: Question.holders("?"),
  hosting: Question.hosting("?"),
  hostingUsage: Question.hostingUsage("?", { start: on, end: on }),
  received: Question.received(),
  partners: Question.partners(),
  mobilities: Question.mobilities("?"),
  toDo: Question.toDo("?", { on }),
  registrations: Question.registrations("?"),
  reportBlockers: Question.reportBlockers("?", { on }),
  versions: Question.versions("?"),
  payments: Question.payments("?")
}

/** What is declared in the core of the names in a type. */
const namedIn = (path: string, type: string): ReadonlyArray<Link> =>
  [...type.matchAll(/(?<![."'\w])[A-Z]\w*/g)].flatMap(([name]) => declaredIn(path, name) ?? [])

const isElsewhere = ({ name, path }: Link): boolean => path.endsWith("/Ids.ts") || shapesOfEvents.includes(name)

const keyOf = ({ name, path }: Link): string => `${path} ${name}`

/** All that types name, and what is named in turn by the fields of that, each once. */
const reachable = (from: ReadonlyArray<Link>): ReadonlyArray<Link> => {
  const seen = new Map(from.map((link) => [keyOf(link), link]))
  for (const link of seen.values()) {
    for (const { type } of fieldsOf(link) ?? []) {
      for (const next of namedIn(link.path, type)) {
        if (!isElsewhere(next) && !seen.has(keyOf(next))) seen.set(keyOf(next), next)
      }
    }
  }
  return [...seen.values()]
}

const sentenceAt = ({ name, path }: Link): string => sources.get(path)?.declarations.get(name)?.sentence ?? ""

const valueText = (value: unknown): string => {
  const text = inspect(value, { breakLength: Number.POSITIVE_INFINITY, depth: 1 })
  return text.length > 40 ? "" : code(text.replaceAll("'", '"'))
}

/** A type, with a link to where the first shape that it names is told of. */
const typeCell = (path: string, type: string): string => {
  for (const { name, path: at } of namedIn(path, type)) {
    if (shapesOfEvents.includes(name)) return `[${code(type)}](events.md#${name.toLowerCase()})`
    if (fieldsOf({ name, path: at }) === undefined) continue
    const asked = questions.find((each) => shapeOf(each)?.name === name)
    return `[${code(type)}](#${(asked?.link.name ?? name).toLowerCase()})`
  }
  return code(type)
}

const rowsOf = ({ path }: Link, fields: ReadonlyArray<Field>): ReadonlyArray<ReadonlyArray<string>> =>
  fields.map(({ name, note, type }) => [code(name), typeCell(path, type), note])

/** The fields of an answer, with what they are before anything has happened. */
const answerTable = (shape: Link, fields: ReadonlyArray<Field>, before: unknown): string => {
  const one: unknown = Array.isArray(before) ? before[0] : before
  const rows = rowsOf(shape, fields)
  if (typeof one !== "object" || one === null) return table(["Field", "Type", ""], rows)
  const values = new Map<string, unknown>(Object.entries(one))
  return table(
    ["Field", "Type", "Of an unused id", ""],
    fields.map(({ name }, i) => [...(rows[i] ?? []).slice(0, 2), valueText(values.get(name)), rows[i]?.[2] ?? ""])
  )
}

const abouts: Readonly<Record<Question.Question<unknown>["about"], string>> = {
  project: "a project",
  mobility: "a mobility",
  hosting: "a hosting",
  hostings: "hostings",
  consortium: "the whole consortium"
}

const beforeText = (before: unknown): string => {
  if (before === undefined) return "Of an unused id: `undefined`."
  if (!Array.isArray(before)) return ""
  return before.length === 0 ? "Of an unused id: `[]`." : "Of an unused id: a list with one entry."
}

/** The shape that an answer is made of, if it is one that has fields. */
const shapeOf = ({ answer, link: { path } }: Asked): Link | undefined =>
  namedIn(path, answer).find((link) => fieldsOf(link) !== undefined && !answer.includes(`${link.name}[`))

const listText = (shape: Link): string => (isList(shape) ? "A list; each entry has:" : "")

const section = (asked: Asked): string => {
  const { answer, link, parameters } = asked
  const question = unused[link.name]
  if (question === undefined) throw new Error(`nothing is known of what ${link.name} answers`)
  const before = question.begin().answer()
  const shape = shapeOf(asked)
  const fields = fieldsOf(shape) ?? []
  const isTold = shape !== undefined && questions.find((each) => shapeOf(each)?.name === shape.name) === asked
  return blocks(
    `### ${link.name}`,
    sentenceAt(link),
    list([
      `Asked: ${code(`${link.name}(${parameters.join(", ")})`)}, about ${abouts[question.about]}`,
      `Answer: ${isTold ? code(answer) : typeCell(link.path, answer)}`,
      `In [permissions](roles.md#who-may-ask-which-question): ${code(question.name)}`,
      ...(isPlain(link.name) ? [] : ["Only as `Question." + link.name + "` of `@westum/mobility`"])
    ]),
    beforeText(before),
    isTold ? blocks(sentenceAt(shape), listText(shape), answerTable(shape, fields, before)).trimEnd() : ""
  ).trimEnd()
}

const told = (): ReadonlyArray<Link> => questions.flatMap((asked) => shapeOf(asked) ?? [])

const others = (): ReadonlyArray<Link> => {
  const named = questions.flatMap(({ answer, link, parameters }) => namedIn(link.path, [answer, ...parameters].join()))
  const shown = new Set(told().map(keyOf))
  return reachable(named.filter((link) => !isElsewhere(link))).filter((link) => !shown.has(keyOf(link)))
}

const shapes = (): ReadonlyArray<string> =>
  others().flatMap((link) => {
    const fields = fieldsOf(link)
    return fields === undefined || fields.length === 0
      ? []
      : [
          blocks(
            `### ${link.name}`,
            sentenceAt(link),
            listText(link),
            table(["Field", "Type", ""], rowsOf(link, fields))
          ).trimEnd()
        ]
  })

const words = (): string =>
  table(
    ["Name", "Words", ""],
    others().flatMap((link) =>
      fieldsOf(link) === undefined ? [[code(link.name), wordsOf(link).join(", "), sentenceAt(link)]] : []
    )
  )

/** All questions. */
export const questionsPage = (): Page => ({
  path: "docs/reference/questions.md",
  text: blocks(
    "# Questions",
    generated,
    "What can be asked, with `ask`, `askAs`, `series` and `watch`. Without Effect the functions, and the types of their answers, are exported by `@westum/mobility/promise`, with it by `Question` of `@westum/mobility`; there `ask` resolves to `{ answer, upTo }`. [A question of your own](../how-to/ask-your-own-question.md) is asked in the same way.",
    "Lists: `mobilities` of a project, `participant` for those of one person, `projects`, `toDo`, `registrations`, `payments`. Long ones are kept as [rows](../how-to/keep-read-models.md), and read by page.",
    "A question does not fail on an id that nobody has used: it is answered as of a project or a mobility to which nothing has happened yet, with the stage `none`, without a coordinator, with zeros and empty lists. Whether there is such a project is told by `period` of `project`, and whether there is such a mobility by `stage` of `mobility`.",
    '`undefined` stands where there is nothing to say, `null` for a day that happened and that nobody knows. Records by category or by member have no entry for those that nobody has used and that have no places: read `figures.registeredBy["staff"] ?? 0`.',
    "Types are written as in TypeScript. Ids and shapes that have no section here stand on the [page of events](events.md#shapes).",
    "## All questions",
    ...questions.map(section),
    "## Shapes in questions and answers",
    ...shapes(),
    "## Words and other names",
    words()
  )
})
