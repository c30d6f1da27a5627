/**
 * Rule sets of any kind are judged by, or told what is wrong with them: nothing in them makes a program fail.
 */
import {
  type ActivityType,
  CalendarDate,
  CallYears,
  ConsortiumFindings,
  Country,
  DurationFindings,
  Finding,
  Ids,
  Mode,
  MobilityEvent,
  parseRuleSet,
  type Membership,
  type Project,
  RuleSet,
  shippedRuleSets,
  toolIdProposal
} from "@westum/mobility"
import { Runs, Values } from "@westum/mobility-testkit"
import { Result, Schema } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"

const numRuns = Runs.runs()

const ruleSet = fc.oneof(Values.of(RuleSet.RuleSet), fc.constantFrom(...shippedRuleSets))
const callYear = Values.of(CallYears.CallYear)
const days = fc.nat(400)
const stay = Values.of(MobilityEvent.Approved.fields.stay)

const mobility = (of: RuleSet.RuleSet): fc.Arbitrary<DurationFindings.Judged> =>
  fc.record(
    {
      callYear,
      activity: fc.constantFrom(...of.activities.map(({ code }: ActivityType.ActivityType) => code)),
      stay,
      category: Values.of(Ids.CategoryCode),
      mode: Values.of(Mode.Mode),
      forceMajeure: fc.boolean(),
      fewerOpportunities: fc.boolean(),
      greenTravel: fc.boolean(),
      interruptedDays: days,
      travelDays: days,
      nonFundedDays: days
    },
    { requiredKeys: ["callYear", "activity", "stay"], noNullPrototype: true }
  )

const judged = ruleSet.chain((of) => mobility(of).map((one) => ({ ruleSet: of, one })))

const date = Values.of(CalendarDate.CalendarDate)
const member = Values.of(Ids.MemberId)

const period = { joinedOn: date, accededOn: fc.option(date), leftOn: fc.option(date, { nil: undefined }) }

const membership: fc.Arbitrary<Membership.Membership> = fc.record({
  ...period,
  name: fc.string(),
  country: fc.option(Values.of(Country.CountryCode)),
  former: fc.array(fc.record(period), { maxLength: 2 })
})

const memberships = fc
  .array(fc.tuple(member, membership), { maxLength: 4 })
  .map((entries): Project.Project["members"] => Object.fromEntries(entries))

const stays = fc.array(fc.record({ mobility: Values.of(Ids.MobilityId), member, stay }), { maxLength: 4 })

describe("any rule set", () => {
  it("judges any mobility in findings that are what they are said to be", () => {
    const are = Schema.is(Schema.Array(Finding.DurationFinding))
    fc.assert(
      fc.property(judged, ({ one, ruleSet }) => {
        expect(are(DurationFindings.durationFindings(ruleSet, one))).toBe(true)
      }),
      { numRuns }
    )
  })

  it("judges any members in findings that are what they are said to be", () => {
    const are = Schema.is(Schema.Array(Finding.ConsortiumFinding))
    fc.assert(
      fc.property(ruleSet, memberships, stays, date, (of, members, abroad, on) => {
        expect(are(ConsortiumFindings.consortiumFindings(of, members, abroad, on))).toBe(true)
      }),
      { numRuns }
    )
  })

  it("proposes an id that a row can have, or none", () => {
    const isId = Schema.is(Ids.ToolId)
    fc.assert(
      fc.property(ruleSet, callYear, fc.string(), fc.double(), (of, call, number, running) => {
        const id = toolIdProposal(of, call, `${number}123456`, running)
        expect(id === undefined || isId(id)).toBe(true)
      }),
      { numRuns }
    )
  })

  it("is a rule set, or it is said what is wrong in it", () => {
    fc.assert(
      fc.property(ruleSet, (of) => {
        const parsed = parseRuleSet(JSON.parse(JSON.stringify(of)))
        const paths = Result.isSuccess(parsed) ? [] : parsed.failure.problems.map(({ path }) => path)
        expect(Result.getOrElse(parsed, () => of)).toEqual(of)
        expect(Result.isSuccess(parsed) || (paths.length > 0 && !paths.includes(""))).toBe(true)
      }),
      { numRuns }
    )
  })
})
