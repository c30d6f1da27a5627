/**
 * Why a command is not carried out: a code with the values that prove it. A refusal is an answer, not a failure.
 */
import { Schema } from "effect"
import { BudgetHeading } from "../grants/BudgetHeading.ts"
import { Currency } from "../grants/Money.ts"
import { HostingStage } from "../hosting/HostingStage.ts"
import { Signature } from "../mobility/Document.ts"
import {
  ActorId,
  CategoryCode,
  CheckCode,
  GoalCode,
  HostingId,
  MemberId,
  MobilityId,
  OfferId,
  ParticipantId,
  PaymentId,
  ProjectId,
  RoleCode,
  ToolId
} from "../Ids.ts"
import { Mode } from "../mobility/Mode.ts"
import { Stage } from "../mobility/Stage.ts"
import { Phase } from "../project/Phase.ts"
import { OverLimit } from "../quota/Excess.ts"
import { Bound } from "../roles/Role.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { ToDoKind } from "../todo/ToDoKind.ts"
import { DateName } from "./DateName.ts"

const refusal = <const Code extends string, const Fields extends Schema.Struct.Fields>(code: Code, fields: Fields) =>
  Schema.Struct({ code: Schema.Literal(code), ...fields })

const date = Schema.NullOr(CalendarDate)
const entry = Schema.Union([MobilityId, HostingId])

/** Any refusal. */
export const Refusal = Schema.Union([
  // Things that are not there, or there already.
  refusal("UnknownProject", { project: ProjectId }),
  refusal("ProjectExists", { project: ProjectId }),
  refusal("UnknownMember", { project: ProjectId, member: MemberId }),
  refusal("MemberExists", { project: ProjectId, member: MemberId }),
  refusal("MemberHasLeft", { project: ProjectId, member: MemberId, leftOn: CalendarDate }),
  refusal("UnknownCategory", { project: ProjectId, category: CategoryCode, known: Schema.Array(CategoryCode) }),
  refusal("UnknownMobility", { mobility: MobilityId }),
  refusal("DuplicateOfItself", { entry }),
  refusal("OriginalInError", { original: entry, duplicateOf: Schema.NullOr(entry) }),
  refusal("CommandIdReused", { commandId: Schema.String }),
  // Steps and dates.
  refusal("StepNotAllowed", {
    mobility: MobilityId,
    step: Schema.String,
    stage: Stage,
    allowedFrom: Schema.Array(Stage)
  }),
  refusal("NothingToCorrect", { mobility: MobilityId }),
  refusal("NoSuchDate", { mobility: MobilityId, what: DateName, stage: Stage }),
  refusal("InFuture", { what: DateName, date: CalendarDate, today: CalendarDate }),
  refusal("OutOfOrder", { earlier: DateName, earlierOn: CalendarDate, later: DateName, laterOn: CalendarDate }),
  refusal("OutsideProject", { what: DateName, date: CalendarDate, start: CalendarDate, end: CalendarDate }),
  refusal("EndBeforeStart", { start: CalendarDate, end: CalendarDate }),
  refusal("StaysOverlap", {
    participant: ParticipantId,
    mobility: MobilityId,
    start: date,
    end: date,
    otherStart: date,
    otherEnd: date
  }),
  refusal("ExtensionNotLater", { mobility: MobilityId, end: CalendarDate, current: CalendarDate }),
  refusal("StillInterrupted", { mobility: MobilityId, since: date }),
  refusal("NotInterrupted", { mobility: MobilityId }),
  refusal("AlreadySigned", { mobility: MobilityId, ...Signature.fields }),
  refusal("NotSigned", { mobility: MobilityId, ...Signature.fields }),
  refusal("SignatureMissing", {
    mobility: MobilityId,
    step: Schema.Literals(["depart", "record-payment"]),
    ...Signature.fields,
    missing: Schema.Natural
  }),
  refusal("ModeNotAllowed", { mobility: MobilityId, mode: Mode, allowed: Schema.Array(Mode) }),
  refusal("VirtualDaysMismatch", { mobility: MobilityId, mode: Mode }),
  // Goals.
  refusal("NoGoal", { mobility: MobilityId, stage: Stage }),
  refusal("UnknownGoal", { project: ProjectId, goal: GoalCode }),
  refusal("GoalHasChildren", { goal: GoalCode }),
  refusal("GoalNotLinked", { mobility: MobilityId, goal: GoalCode }),
  refusal("NoOutcome", { mobility: MobilityId, goal: GoalCode }),
  refusal("OutcomeTooEarly", { mobility: MobilityId, stage: Stage }),
  refusal("GoalHasOutcome", { mobility: MobilityId, goal: GoalCode }),
  refusal("BadCatalogue", { goal: GoalCode, problem: Schema.Literals(["twice", "unknown-parent", "own-ancestor"]) }),
  refusal("GoalInUse", { goal: GoalCode, mobilities: Schema.Natural }),
  // Places.
  refusal("NoPlaceLeft", { ...OverLimit.fields, project: ProjectId }),
  refusal("BeyondQuotaForbidden", { ...OverLimit.fields, project: ProjectId }),
  refusal("PlacesHeld", { ...OverLimit.fields, project: ProjectId }),
  refusal("AllocatedTooMuch", {
    project: ProjectId,
    member: Schema.NullOr(Schema.String),
    category: Schema.NullOr(Schema.String),
    /** The first day by which there are too few. */
    on: CalendarDate,
    allocated: Schema.Natural,
    /** Below zero by such days of older logs on which more was moved away than there was. */
    places: Schema.Int
  }),
  refusal("TooFewToMove", {
    project: ProjectId,
    member: MemberId,
    category: Schema.NullOr(CategoryCode),
    /** The first day by which there are too few. */
    on: CalendarDate,
    /** Below zero by such days of older logs on which more was moved away than there was. */
    allocated: Schema.Int,
    places: Schema.Natural
  }),
  refusal("PlacesMovedSince", {
    project: ProjectId,
    member: MemberId,
    category: Schema.NullOr(CategoryCode),
    /** The first day by which more are moved away than there would be. */
    on: CalendarDate,
    /** Moved away since, less what came back. */
    moved: Schema.Natural,
    places: Schema.Natural
  }),
  refusal("MovedToItself", { project: ProjectId, member: MemberId }),
  // Money.
  refusal("AwardedTwice", {
    project: ProjectId,
    heading: BudgetHeading,
    category: Schema.NullOr(CategoryCode),
    member: Schema.NullOr(MemberId)
  }),
  refusal("OtherCurrency", { project: ProjectId, currency: Currency, current: Currency }),
  refusal("NeverApproved", { mobility: MobilityId }),
  refusal("PaymentIdTaken", { mobility: MobilityId, payment: PaymentId }),
  refusal("UnknownPayment", { mobility: MobilityId, payment: PaymentId }),
  refusal("PaidInOtherCurrency", {
    mobility: MobilityId,
    project: ProjectId,
    payment: PaymentId,
    currency: Currency,
    current: Currency
  }),
  refusal("StillPaid", { mobility: MobilityId, paid: Schema.Natural, recovered: Schema.Natural, currency: Currency }),
  refusal("RecoveredTooMuch", {
    mobility: MobilityId,
    heading: BudgetHeading,
    /** The day by which more would have been taken back. */
    on: date,
    /** Cents, as are those recovered. */
    paid: Schema.Natural,
    recovered: Schema.Natural,
    currency: Currency
  }),
  refusal("PaidAfterFinal", {
    mobility: MobilityId,
    heading: BudgetHeading,
    paidOn: Schema.NullOr(CalendarDate),
    finalOn: Schema.NullOr(CalendarDate)
  }),
  refusal("FinalPaymentTwice", { mobility: MobilityId, heading: BudgetHeading, payment: PaymentId }),
  refusal("ReportMissing", { mobility: MobilityId }),
  // Mobility Tool.
  refusal("AlreadyRegistered", { mobility: MobilityId, tool: ToolId }),
  refusal("NotRegistered", { mobility: MobilityId }),
  refusal("ToolIdTaken", { project: ProjectId, tool: ToolId, mobility: MobilityId }),
  refusal("RegistrationTooEarly", { mobility: MobilityId, stage: Stage, registerFrom: Stage }),
  refusal("CompleteNeedsApproval", { mobility: MobilityId, stage: Stage }),
  refusal("ActualDatesTooEarly", { mobility: MobilityId, stage: Stage }),
  refusal("StillRegistered", { mobility: MobilityId, tool: ToolId }),
  // The project's end, who takes part, and corrections of it.
  refusal("EndNotLater", { project: ProjectId, end: CalendarDate, current: CalendarDate }),
  refusal("FirstEndBeforeStart", { project: ProjectId, start: CalendarDate, end: CalendarDate }),
  refusal("FirstEndNotEarlier", { project: ProjectId, end: CalendarDate, later: CalendarDate }),
  refusal("NoExtensionRequested", { project: ProjectId }),
  refusal("NoExtensionToRetract", { project: ProjectId }),
  refusal("NoLeaveToRetract", { project: ProjectId, member: MemberId }),
  refusal("ProjectAlreadySo", { project: ProjectId }),
  refusal("CategoryCannotGo", { project: ProjectId, category: CategoryCode }),
  // Phases.
  refusal("PhaseNotAllowed", {
    project: ProjectId,
    step: Schema.String,
    phase: Phase,
    allowedIn: Schema.Array(Phase)
  }),
  refusal("NoStepToRetract", { project: ProjectId }),
  refusal("NotGranted", { project: ProjectId, what: DateName, date, phase: Phase }),
  refusal("RowsFrozen", { project: ProjectId, what: DateName, date: CalendarDate, submittedOn: CalendarDate }),
  refusal("ProjectClosed", { project: ProjectId, what: DateName, date: CalendarDate, closedOn: CalendarDate }),
  refusal("CheckExists", { project: ProjectId, check: CheckCode }),
  refusal("NotUnderCheck", { mobility: MobilityId, project: ProjectId, phase: Phase, on: CalendarDate }),
  refusal("RowNotComplete", { mobility: MobilityId, tool: ToolId }),
  refusal("AlreadyIneligible", { mobility: MobilityId }),
  refusal("NotIneligible", { mobility: MobilityId }),
  // Roles.
  refusal("NotAuthorised", {
    actor: Schema.String,
    to: Schema.Literals(["send", "ask"]),
    /** The type of the command, `beyond-quota`, or the name of the question. */
    name: Schema.String,
    /** The roles that may, each within what it was given for; where about the project is enough, each for whatever of the project. */
    about: Schema.Literals(["concern", "project"]),
    roles: Schema.Array(RoleCode)
  }),
  refusal("UnknownRole", { role: RoleCode, known: Schema.Array(RoleCode) }),
  refusal("RoleNotBound", { role: RoleCode, needs: Schema.Array(Bound) }),
  refusal("RoleNotHeld", { actor: ActorId, role: RoleCode }),
  refusal("LastCoordinator", { actor: ActorId }),
  // Hosting.
  refusal("UnknownHosting", { hosting: HostingId }),
  refusal("HostingStepNotAllowed", {
    hosting: HostingId,
    step: Schema.String,
    stage: HostingStage,
    allowedFrom: Schema.Array(HostingStage)
  }),
  refusal("HostingAlreadySo", { hosting: HostingId }),
  refusal("HostingHasNoSuchDate", { hosting: HostingId, what: DateName, stage: HostingStage }),
  refusal("GoalWithoutProject", { hosting: HostingId, goal: GoalCode }),
  refusal("NoBedLeft", {
    member: MemberId,
    category: Schema.NullOr(CategoryCode),
    day: CalendarDate,
    beds: Schema.Natural,
    taken: Schema.Natural
  }),
  refusal("UnknownOffer", { member: MemberId, offer: OfferId }),
  // Reminders.
  refusal("NothingToRemindOf", { of: ToDoKind, since: CalendarDate, today: CalendarDate }),
  refusal("ReminderOutOfTurn", { of: ToDoKind, since: CalendarDate, number: Schema.Natural, next: Schema.Natural }),
  // A rule of the consortium's own.
  refusal("OwnRule", {
    rule: Schema.String,
    values: Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Finite]))
  })
])
export type Refusal = typeof Refusal.Type

/** The code of a refusal. */
export type RefusalCode = Refusal["code"]

/** All codes. */
export const refusalCodes: ReadonlyArray<RefusalCode> = Refusal.members.map(({ fields }) => fields.code.literal)
