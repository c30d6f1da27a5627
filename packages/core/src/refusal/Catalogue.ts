/**
 * Refusals in people's languages: templates as data, filled with a refusal's values.
 */
import type { BudgetHeading } from "../grants/BudgetHeading.ts"
import type { HostingStage, HostingStepName } from "../hosting/HostingStage.ts"
import type { Party } from "../mobility/Document.ts"
import type { Mode } from "../mobility/Mode.ts"
import type { Stage, StepName } from "../mobility/Stage.ts"
import type { Phase, PhaseStepName } from "../project/Phase.ts"
import type { Bound } from "../roles/Role.ts"
import type { Refusal, RefusalCode } from "./Refusal.ts"
import type { DateName } from "./DateName.ts"

/** A text with `{value}` for values, or several of which a value chooses one. */
export type Template = string | Choice

/** Texts for what a value is; where it is none of these, or not known, the other one. */
export interface Choice {
  readonly by: string
  readonly texts?: Readonly<Record<string, Template>>
  /** Where the value is null. */
  readonly unknown?: Template
  readonly otherwise: Template
}

/** What codes are called, each in the place where the templates put it. */
export interface Words {
  /** After "it is": in English `approved`. */
  readonly stages: Readonly<Record<Stage | HostingStage, string>>
  /** After "it cannot": in English `be approved`. */
  readonly steps: Readonly<Record<StepName | HostingStepName | PhaseStepName, string>>
  /** What happens on a day: in English, after "the", `approval`. */
  readonly days: Readonly<Record<DateName, string>>
  /** Who signs: in English, after "by the", `participant`. */
  readonly parties: Readonly<Record<Party, string>>
  /** After "money for": in English `individual support`. */
  readonly headings: Readonly<Record<BudgetHeading, string>>
  /** What form it has: in English, after "it is", `blended`. */
  readonly modes: Readonly<Record<Mode, string>>
  readonly problems: Readonly<Record<Extract<Refusal, { readonly code: "BadCatalogue" }>["problem"], string>>
  /** What a role is given for: in English, after "for", `one project`. */
  readonly bounds: Readonly<Record<Bound, string>>
  /** What a project is: in English, after "it is", `only applied for`. */
  readonly phases: Readonly<Record<Phase, string>>
}

/** One language. */
export interface Catalogue {
  readonly templates: Readonly<Record<RefusalCode, Template>>
  /** Texts of the consortium's own rules by their names, filled with the values of their objections. */
  readonly rules?: Readonly<Record<string, Template>>
  readonly words: Words
  /** What joins the last two of several: "learner and staff", "applied for or approved". */
  readonly and: string
  readonly or: string
  /** What stands before the cents of an amount; a point where it is left out. */
  readonly decimal?: string
  /** What stands for a day that nobody knows. */
  readonly unknown: string
}

/** Refusals that are about hosting alone. */
type HostingCode =
  | "UnknownHosting"
  | "HostingStepNotAllowed"
  | "HostingAlreadySo"
  | "HostingHasNoSuchDate"
  | "GoalWithoutProject"
  | "NoBedLeft"
  | "UnknownOffer"

/** Days that are about hosting alone. */
type HostingDay = "request" | "new-request" | "acceptance" | "arrival" | "end" | "supervisor" | "offer"

/** The part of a catalogue that is about hosting alone. */
export interface HostingCatalogue {
  readonly templates: Readonly<Record<HostingCode, Template>>
  readonly words: {
    readonly stages: Readonly<Record<Exclude<HostingStage, Stage>, string>>
    readonly steps: Readonly<Record<HostingStepName, string>>
    readonly days: Readonly<Record<HostingDay, string>>
  }
}

/** Refusals that are about what a project has agreed on, and with whom. */
type ProjectCode =
  | "EndNotLater"
  | "FirstEndBeforeStart"
  | "FirstEndNotEarlier"
  | "NoExtensionRequested"
  | "NoExtensionToRetract"
  | "NoLeaveToRetract"
  | "ProjectAlreadySo"
  | "CategoryCannotGo"

/** The part of a catalogue that is about what a project has agreed on, and with whom. */
export interface ProjectCatalogue {
  readonly templates: Readonly<Record<ProjectCode, Template>>
}

/** Refusals that are about phases of projects alone. */
type PhaseCode =
  | "PhaseNotAllowed"
  | "NoStepToRetract"
  | "NotGranted"
  | "RowsFrozen"
  | "ProjectClosed"
  | "CheckExists"
  | "NotUnderCheck"
  | "RowNotComplete"
  | "AlreadyIneligible"
  | "NotIneligible"

/** Days that are about phases of projects alone. */
type PhaseDay =
  | "grant-decision"
  | "report-submission"
  | "report-return"
  | "check"
  | "closing"
  | "ineligibility"
  | "eligibility"

/** The part of a catalogue that is about phases of projects alone. */
export interface PhaseCatalogue {
  readonly templates: Readonly<Record<PhaseCode, Template>>
  readonly words: {
    readonly phases: Readonly<Record<Phase, string>>
    readonly steps: Readonly<Record<PhaseStepName, string>>
    readonly days: Readonly<Record<PhaseDay, string>>
  }
}

/** Which values are codes, and of which kind. All others are the caller's own words and stay as they are. */
const kinds: ReadonlyMap<string, keyof Words> = new Map([
  ["stage", "stages"],
  ["allowedFrom", "stages"],
  ["registerFrom", "stages"],
  ["step", "steps"],
  ["what", "days"],
  ["earlier", "days"],
  ["later", "days"],
  ["party", "parties"],
  ["heading", "headings"],
  ["mode", "modes"],
  ["allowed", "modes"],
  ["problem", "problems"],
  ["needs", "bounds"],
  ["phase", "phases"],
  ["allowedIn", "phases"]
])

/** Values of which one is enough. */
const alternatives: ReadonlySet<string> = new Set(["allowedFrom", "allowed", "allowedIn", "needs", "roles"])

/** Values that are amounts, in cents. */
const amounts: ReadonlySet<string> = new Set(["paid", "recovered"])

const wordOf = ({ words }: Catalogue, name: string, value: string): string => {
  const kind = kinds.get(name)
  const known: Readonly<Record<string, string>> = kind === undefined ? {} : words[kind]
  return Object.hasOwn(known, value) ? (known[value] ?? value) : value
}

/** A value that a text may show. */
export type Value = string | number | null | ReadonlyArray<string>

/** The values that a text is filled with. */
export type Values = Readonly<Record<string, Value>>

/** Several words in a row: the last two are joined by a word. */
export const joined = (words: ReadonlyArray<string>, last: string): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1]}`

const inWords = (catalogue: Catalogue, name: string, value: Value = null): string => {
  if (value === null) return catalogue.unknown
  if (typeof value === "number") {
    return amounts.has(name) ? (value / 100).toFixed(2).replace(".", catalogue.decimal ?? ".") : String(value)
  }
  if (typeof value === "string") return wordOf(catalogue, name, value)
  const words = value.map((each) => wordOf(catalogue, name, each))
  return joined(words, alternatives.has(name) ? catalogue.or : catalogue.and)
}

const chosen = (template: Template, values: Values): string => {
  if (typeof template === "string") return template
  const { by, otherwise, texts = {}, unknown = otherwise } = template
  const value = values[by]
  if (value === null || value === undefined) return chosen(unknown, values)
  const key = String(value)
  return chosen(Object.hasOwn(texts, key) ? (texts[key] ?? otherwise) : otherwise, values)
}

/** All texts that a template may become. */
export const textsOf = (template: Template): ReadonlyArray<string> => {
  if (typeof template === "string") return [template]
  const { otherwise, texts = {}, unknown } = template
  return [...Object.values(texts), ...(unknown === undefined ? [] : [unknown]), otherwise].flatMap(textsOf)
}

/** The values a text asks for. */
export const placeholders = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name)

const templateOf = ({ rules = {}, templates }: Catalogue, refusal: Refusal): Template => {
  const own = refusal.code === "OwnRule" && Object.hasOwn(rules, refusal.rule) ? rules[refusal.rule] : undefined
  return own ?? templates[refusal.code]
}

const valuesOf = (refusal: Refusal): Values => {
  if (refusal.code !== "OwnRule") return refusal
  return { ...refusal.values, rule: refusal.rule }
}

/** The text that the values choose, filled with them as the catalogue words each. */
export const filled = (
  template: Template,
  values: Values,
  worded: (name: string, value: Value | undefined) => string
): string => chosen(template, values).replaceAll(/\{(\w+)\}/g, (_, name: string) => worded(name, values[name]))

/** A refusal in words. */
export const textOf = (catalogue: Catalogue, refusal: Refusal): string =>
  filled(templateOf(catalogue, refusal), valuesOf(refusal), (name, value) => inWords(catalogue, name, value))
