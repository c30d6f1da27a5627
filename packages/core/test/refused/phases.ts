/**
 * What is refused about the phases of a project, and about what the agency finds.
 */
import {
  apply,
  approve,
  check,
  close,
  completed,
  decideGrant,
  declareEligible,
  declareIneligible,
  opened,
  retractProjectStep,
  returnReport,
  submitReport,
  updateRegistration
} from "../support/Commands.ts"
import { register } from "../support/Commands.ts"
import type { DateName } from "../../src/refusal/DateName.ts"
import { home, open, registered, type Row, tomorrow, unknownProject, type Why } from "./Row.ts"

const appliedFor = opened("p", { phase: "applied" })
const submitted = [...open, submitReport("final", "2020-01-31")]
const checked = [...submitted, check("c 1", "2020-03-01")]
const closed = [...checked, close("2020-04-01")]
const reported = [...registered, submitReport("final", "2020-01-31")]
const found = [...reported, declareIneligible("m", "2020-02-01")]

type NotAllowed = Extract<Why, { readonly code: "PhaseNotAllowed" }>
const notIn = (step: NotAllowed["step"], phase: NotAllowed["phase"], ...allowedIn: NotAllowed["allowedIn"]): Why => ({
  code: "PhaseNotAllowed",
  project: "p",
  step,
  phase,
  allowedIn
})
const frozen = (what: DateName, date: string): Why => ({
  code: "RowsFrozen",
  project: "p",
  what,
  date,
  submittedOn: "2020-01-31"
})

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  ["a step of a project nobody opened is taken back", [], retractProjectStep(), unknownProject],
  ["a step is taken back before there is any", open, retractProjectStep(), { code: "NoStepToRetract", project: "p" }],
  [
    "a step is taken back twice",
    [...submitted, retractProjectStep()],
    retractProjectStep(),
    { code: "NoStepToRetract", project: "p" }
  ],
  ["a project nobody opened is granted", [], decideGrant("granted", "2019-09-15"), unknownProject],
  [
    "a project that was opened as granted is granted",
    open,
    decideGrant("granted", "2019-09-15"),
    notIn("record-grant-decision", "running", "applied")
  ],
  [
    "a project is granted twice",
    [...appliedFor, decideGrant("granted", "2019-09-15")],
    decideGrant("rejected", "2019-09-16"),
    notIn("record-grant-decision", "running", "applied")
  ],
  [
    "a place is given before the project is granted",
    [...appliedFor, apply("m")],
    approve("m"),
    { code: "NotGranted", project: "p", what: "approval", date: "2019-10-10", phase: "applied" }
  ],
  [
    "a report is submitted of a project that is only applied for",
    appliedFor,
    submitReport("final", "2020-01-31"),
    notIn("submit-report", "applied", "granted", "running", "interim-reported")
  ],
  [
    "the final report is submitted twice",
    submitted,
    submitReport("final", "2020-02-01"),
    notIn("submit-report", "final-reported", "granted", "running", "interim-reported")
  ],
  [
    "the interim report is submitted after the final one",
    submitted,
    submitReport("interim", "2020-02-01"),
    notIn("submit-report", "final-reported", "granted", "running")
  ],
  [
    "a report that nobody submitted is returned",
    open,
    returnReport("final", "2020-06-01"),
    notIn("return-report", "running", "final-reported")
  ],
  [
    "the interim report is returned where the final one is in",
    submitted,
    returnReport("interim", "2020-06-01"),
    notIn("return-report", "final-reported", "interim-reported")
  ],
  [
    "a check is noted before there is a report",
    open,
    check("c 1", "2020-03-01"),
    notIn("record-check", "running", "final-reported", "checked")
  ],
  ["a check is noted twice", checked, check("c 1", "2020-03-02"), { code: "CheckExists", project: "p", check: "c 1" }],
  [
    "a project is closed before its check",
    submitted,
    close("2020-04-01"),
    notIn("close-project", "final-reported", "checked")
  ],
  [
    "a project is closed twice",
    closed,
    close("2020-04-02"),
    { code: "ProjectClosed", project: "p", what: "project-event", date: "2020-04-02", closedOn: "2020-04-01" }
  ],
  [
    "a project is closed tomorrow",
    checked,
    close(tomorrow),
    { code: "InFuture", what: "project-event", date: tomorrow, today: "2020-06-15" }
  ],
  [
    "a number is assigned after the closing",
    closed,
    { type: "assign-number", project: "p", number: "1", on: "2020-04-02" },
    { code: "ProjectClosed", project: "p", what: "project-event", date: "2020-04-02", closedOn: "2020-04-01" }
  ],
  [
    "somebody applies after the closing",
    closed,
    apply("late", { on: "2020-04-02" }),
    { code: "ProjectClosed", project: "p", what: "application", date: "2020-04-02", closedOn: "2020-04-01" }
  ],
  [
    "a row is made after the final report",
    [...home, submitReport("final", "2020-01-31")],
    register("m", { on: "2020-02-01" }),
    frozen("registration", "2020-02-01")
  ],
  [
    "a row is changed after the final report",
    reported,
    updateRegistration("m", { on: "2020-02-01", status: "draft" }),
    frozen("registration-update", "2020-02-01")
  ],
  [
    "a row is removed after the final report",
    reported,
    { type: "remove-registration", mobility: "m", reason: "mistake", on: "2020-02-01" },
    frozen("registration-removal", "2020-02-01")
  ],
  [
    "a mobility is found ineligible while the project runs",
    registered,
    declareIneligible("m", "2020-02-01"),
    { code: "NotUnderCheck", mobility: "m", project: "p", phase: "running", on: "2020-02-01" }
  ],
  [
    "a draft is found ineligible",
    [...open, ...completed("m"), register("m", { status: "draft" }), submitReport("final", "2020-01-31")],
    declareIneligible("m", "2020-02-01"),
    { code: "RowNotComplete", mobility: "m", tool: "tool id of m" }
  ],
  [
    "a mobility without a row is found ineligible",
    [...home, submitReport("final", "2020-01-31")],
    declareIneligible("m", "2020-02-01"),
    { code: "NotRegistered", mobility: "m" }
  ],
  [
    "a mobility is found ineligible twice",
    found,
    declareIneligible("m", "2020-02-02"),
    { code: "AlreadyIneligible", mobility: "m" }
  ],
  [
    "a mobility is found eligible that always was",
    reported,
    declareEligible("m", "2020-02-02"),
    { code: "NotIneligible", mobility: "m" }
  ],
  [
    "a mobility without a row is found eligible",
    [...home, submitReport("final", "2020-01-31")],
    declareEligible("m", "2020-02-02"),
    { code: "NotRegistered", mobility: "m" }
  ]
]
