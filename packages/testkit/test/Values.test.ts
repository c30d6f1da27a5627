/**
 * Generated values are values, small ones when shrunk, and leave nothing out: otherwise what holds for all of them says little.
 */
import * as Core from "@westum/mobility"
import {
  AppendRules,
  Command,
  ConsortiumCodec,
  ConsortiumCommand,
  Decisions,
  EventCodec,
  Goal,
  CorrectionEvent,
  Plan,
  Refusal
} from "@westum/mobility"
import { Runs, Values } from "@westum/mobility-testkit"
import { Result, Schema } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { line, never, shares } from "./values/Shares.ts"

const numRuns = Runs.runs()

/** Milliseconds, on a slow machine. */
const patience = 120_000

type AnyCodec = Schema.Codec<unknown, unknown>

const isCodec = (value: unknown): value is AnyCodec => Schema.isSchema(value)

const contentsOf = (name: string, exported: unknown): ReadonlyArray<readonly [string, unknown]> =>
  typeof exported === "object" && exported !== null
    ? Object.entries(exported).map(([inner, value]) => [`${name}.${inner}`, value] as const)
    : []

/** Every schema that the core exports, by itself or in one of its namespaces. */
const publicSchemas = Object.entries(Core)
  .flatMap(([name, exported]) => [[name, exported] as const, ...contentsOf(name, exported)])
  .filter((entry): entry is readonly [string, AnyCodec] => isCodec(entry[1]))

describe("values", () => {
  it("are found of every schema that the core exports", () => {
    expect(publicSchemas.length).toBeGreaterThan(70)
  })

  it.each(publicSchemas)("%s are what the schema says", (_, schema) => {
    const is = Schema.is(schema)
    const strangers = fc.sample(Values.of(schema), numRuns).filter((value) => !is(value))
    expect(strangers).toEqual([])
  })

  it("of a schema that nobody can make values of are refused at once, with what is missing", () => {
    expect(() => Values.of(Schema.String.check(Schema.isPattern(/^[A-Z]{4}-\d$/)))).toThrow(
      "There is no generator of what its checks ask for (String)"
    )
    expect(() => Values.of(Schema.TemplateLiteral(["a", Schema.String]))).toThrow("(TemplateLiteral)")
  })

  it("of brands of one's own are made of one's own words", () => {
    const Own = Schema.String.check(Schema.isPattern(/^[A-Z]{4}$/)).pipe(Schema.brand("Own"))
    expect(fc.sample(Values.of(Own, { Own: fc.constant("WORD") }), 1)).toEqual(["WORD"])
    expect(() => fc.sample(Values.of(Own, { Own: fc.constant("word") }), 1)).toThrow("[A-Z]{4}")
  })
})

/** Fails for events with this in them; the smallest such event is what is reported. */
const smallestWith = (has: (event: Core.ConsortiumEvent) => boolean) => {
  const found = fc.check(
    fc.property(Values.event, (event) => !has(event)),
    { numRuns: 5000, seed: 1 }
  )
  return found.counterexample?.[0]
}

describe("shrunk values", () => {
  it("are small: what does not matter is left out, or the plainest there is", () => {
    expect(smallestWith((event) => "mobility" in event && "group" in event)).toEqual({
      type: "mobility.applied",
      mobility: "m1",
      project: "p",
      member: "north",
      category: "learner",
      goals: [],
      participant: "anna",
      occurredOn: "2019-09-01",
      group: "group 1"
    })
  })

  it("keep what matters: here a leap day, there a long reason", () => {
    expect(smallestWith(({ occurredOn }) => occurredOn?.endsWith("-02-29") === true)?.occurredOn).toBe("2020-02-29")
    const long = smallestWith((event) => "mobility" in event && "reason" in event && event.reason.length > 20)
    expect(long).toMatchObject({ mobility: "m1", member: "north", reason: "x".repeat(64) })
  })
})

/** Where one in ten makes a choice, that none of so many does happens once in 10^27 times. */
const samples = 600

interface Kind {
  readonly name: string
  readonly schema: AnyCodec
  readonly values: fc.Arbitrary<unknown>
}

const kinds: Readonly<Record<string, ReadonlyArray<Kind>>> = {
  events: Object.values(ConsortiumCodec.definitions).map(({ schema, type }) => ({
    name: type,
    schema,
    values: Values.eventOf(type)
  })),
  commands: ConsortiumCommand.members.map((schema) => {
    const name = schema.fields.type.literal
    return { name, schema, values: Values.commandOf(name) }
  }),
  refusals: Refusal.Refusal.members.map((schema) => {
    const name = schema.fields.code.literal
    return { name, schema, values: Values.refusalOf(name) }
  }),
  "what stands by itself": [
    { name: "catalogue", schema: Goal.Catalogue, values: Values.catalogue },
    { name: "plan", schema: Plan.Plan, values: Values.plan },
    { name: "standing", schema: CorrectionEvent.StepRetracted.fields.before, values: Values.standing },
    { name: "meta", schema: Command.Meta, values: Values.meta }
  ]
}

describe("generated values reach", () => {
  it.each(Object.keys(kinds))(
    "of %s every choice that a schema leaves open",
    (group) => {
      const all = (kinds[group] ?? []).map(({ name, schema, values }) => ({
        name,
        of: shares(schema, fc.sample(values, samples))
      }))
      console.log([`${group}: ${samples} of each`, ...all.map(({ name, of }) => line(name, of))].join("\n"))
      expect(all.flatMap(({ name, of }) => never(of).map((choice) => `${name}: ${choice}`))).toEqual([])
    },
    patience
  )

  it.each<[string, fc.Arbitrary<string>, ReadonlyArray<string>]>([
    ["types of events", Values.event.map(({ type }) => type), ConsortiumCodec.codec.types],
    ["types of commands", Values.command.map(({ type }) => type), Object.keys(Decisions.decisions)],
    ["codes of refusals", Values.refusal.map(({ code }) => code), Refusal.refusalCodes]
  ])("all %s alike", (_, names, every) => {
    const found = fc.sample(names, 100 * every.length)
    const counts = every.map((name) => found.filter((other) => other === name).length)
    expect(Math.min(...counts)).toBeGreaterThan(10)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(found.length)
  })

  it(
    "what programs stumble over",
    () => {
      const catalogues = Values.eventOf("project.goals-set")
      const events = [...fc.sample(Values.event, 20 * samples), ...fc.sample(catalogues, 4 * samples)]
      const texts = events.map((event) => JSON.stringify(event))
      const sights: Readonly<Record<string, RegExp>> = {
        "a leap day": /-02-29"/,
        "the last day of all": /"9999-12-31"/,
        "an unknown day": /"occurredOn":null/,
        "nothing known of a stay": /"start":null,"end":null/,
        "the longest id": /"x{200}"/,
        "an id beyond the basic plane": /"(?:🚌){100}"/u,
        "an id that looks like a number": /"member":"10"/,
        "an id with a colon": /:"a:b"/,
        "a letter of one piece": /:"\u00e5"/,
        "the same letter of two pieces": /:"a\u030a"/,
        "the largest number that is exact": /9007199254740991/,
        "a title in no language": /"titles":\{\}/,
        "a title under a name of JavaScript's own": /"titles":\{[^}]*"__proto__":/
      }
      const counts = Object.entries(sights).map(([what, shows]) => [
        what,
        texts.filter((text) => shows.test(text)).length
      ])
      console.log(`of ${texts.length} events\n${counts.map(([what, count]) => `${count} with ${what}`).join("\n")}`)
      expect(counts.filter(([, count]) => count === 0)).toEqual([])
    },
    patience
  )
})

describe("what hangs together", () => {
  it("does so in catalogues, some of which have goals below goals", () => {
    fc.assert(
      fc.property(Values.catalogue, (goals) => Goal.catalogueProblem(goals) === undefined),
      { numRuns }
    )
    const nested = fc
      .sample(Values.catalogue, samples)
      .filter((goals) => goals.some(({ parent }) => parent !== undefined))
    expect(nested.length).toBeGreaterThan(0)
    // The schema alone lets every problem through.
    const problems = fc.sample(Values.of(Goal.Catalogue), samples).map((goals) => Goal.catalogueProblem(goals)?.problem)
    expect(new Set(problems)).toEqual(new Set([undefined, "twice", "unknown-parent", "own-ancestor"]))
  })

  it("does so in plans, whose projects open with commands that are some", () => {
    fc.assert(
      fc.property(Values.plan, (plan) => {
        expect(Result.getOrThrow(Plan.parsePlan(JSON.parse(JSON.stringify(plan))))).toEqual(plan)
        for (const project of plan.projects) {
          for (const command of Plan.opening(plan, project)) Schema.decodeSync(ConsortiumCommand)(command)
        }
      }),
      { numRuns }
    )
  })

  it("does so in logs, which a store takes", () => {
    fc.assert(
      fc.property(Values.log, (log) => {
        const problem = log.length === 0 ? undefined : AppendRules.invalidRestore(log)
        expect(problem).toBeUndefined()
        expect(log.filter(({ event }) => !EventCodec.intact(event))).toEqual([])
      }),
      { numRuns }
    )
  })
})
