/**
 * Refusals in English.
 */
import type { Catalogue } from "./Catalogue.ts"
import { englishWords } from "./EnglishWords.ts"
import { hostingInEnglish as hosting } from "./HostingEnglish.ts"
import { phasesInEnglish as phases } from "./PhaseEnglish.ts"
import { placesInEnglish as places } from "./PlaceEnglish.ts"
import { projectsInEnglish as projects } from "./ProjectEnglish.ts"

const cannot = "Mobility {mobility} cannot {step}: it is {stage}, not {allowedFrom}."
const exists = "There is a mobility {mobility} already; it is {stage}."

/** Refusals in English. */
export const english: Catalogue = {
  templates: {
    UnknownProject: "There is no project {project}.",
    ProjectExists: "Project {project} has been opened already.",
    UnknownMember: "{member} does not take part in project {project}.",
    MemberExists: "{member} takes part in project {project} already.",
    MemberHasLeft: "{member} left project {project} on {leftOn}.",
    UnknownCategory: "Project {project} has no category {category}; it has {known}.",
    UnknownMobility: "There is no mobility {mobility}.",
    DuplicateOfItself: "{entry} cannot be a duplicate of itself.",
    OriginalInError: {
      by: "duplicateOf",
      unknown: "{original} is marked as entered in error itself, so nothing can be a duplicate of it.",
      otherwise:
        "{original} is marked as entered in error itself, as a duplicate of {duplicateOf}, so nothing can be a duplicate of it."
    },
    CommandIdReused:
      "Under the id {commandId} something else has been carried out before, and that stands. What is to change is corrected instead, under an id of its own.",
    StepNotAllowed: {
      by: "step",
      texts: {
        apply: exists,
        "record-past": exists,
        "retract-step": {
          by: "stage",
          texts: {
            applied:
              "Mobility {mobility} is {stage} and no more, so there is no step to take back; it can be marked as entered in error."
          },
          otherwise: cannot
        }
      },
      otherwise: cannot
    },
    NothingToCorrect: "The correction of mobility {mobility} changes nothing.",
    NoSuchDate: "Mobility {mobility} is {stage}; it has no {what} that could be corrected.",
    InFuture: "The {what} on {date} lies ahead: today is {today}.",
    OutOfOrder: "The {later} on {laterOn} cannot be before the {earlier} on {earlierOn}.",
    OutsideProject: "The {what} on {date} lies outside the project, which runs from {start} to {end}.",
    EndBeforeStart: "The end, {end}, is before the start, {start}.",
    StaysOverlap:
      "Participant {participant} is away already from {otherStart} to {otherEnd} (mobility {mobility}); this stay would be from {start} to {end}.",
    ExtensionNotLater:
      "The new end of mobility {mobility}, {end}, is not after its present end, {current}; a stay that ends sooner is cut short or corrected.",
    StillInterrupted: "Mobility {mobility} has been interrupted since {since}; it goes on first, or is cut short.",
    NotInterrupted: "Mobility {mobility} is not interrupted.",
    AlreadySigned: "The {document} of mobility {mobility} is signed by the {party} already.",
    NotSigned: "The {document} of mobility {mobility} is not signed by the {party}.",
    SignatureMissing: {
      by: "step",
      texts: {
        "record-payment": {
          by: "missing",
          texts: {
            "1": "The final payment for mobility {mobility} has to wait: the {document} is not signed by the {party}."
          },
          otherwise:
            "The final payment for mobility {mobility} has to wait: {missing} signatures are missing, first that of the {party} under the {document}."
        }
      },
      otherwise: {
        by: "missing",
        texts: { "1": "Mobility {mobility} cannot begin: on that day the {document} is not signed by the {party}." },
        otherwise:
          "Mobility {mobility} cannot begin: on that day {missing} signatures are missing, first that of the {party} under the {document}."
      }
    },
    ModeNotAllowed: "Mobility {mobility} cannot be {mode}: in this project it can be {allowed}.",
    VirtualDaysMismatch: {
      by: "mode",
      texts: { blended: "Mobility {mobility} is {mode}, so the days of its virtual part have to be given." },
      otherwise: "Mobility {mobility} is {mode}, so it has no virtual days."
    },
    NoGoal: "Mobility {mobility} needs at least one goal before it can be {stage}.",
    UnknownGoal: "Project {project} has no goal {goal}.",
    GoalHasChildren: "Goal {goal} is a heading; choose one of the goals below it.",
    GoalNotLinked: "Mobility {mobility} does not serve goal {goal}.",
    NoOutcome: "Mobility {mobility} has no outcome for goal {goal}.",
    OutcomeTooEarly: "Mobility {mobility} cannot be {stage}: it has outcomes, which a stay has only once it is over.",
    GoalHasOutcome: "Mobility {mobility} has an outcome for goal {goal}, so it has to keep serving it.",
    BadCatalogue: "Goal {goal} spoils the catalogue: {problem}.",
    GoalInUse: {
      by: "mobilities",
      texts: {
        "1": "Goal {goal} cannot leave the catalogue or become a heading: one mobility serves it, or still has a row in Mobility Tool."
      },
      otherwise:
        "Goal {goal} cannot leave the catalogue or become a heading: {mobilities} mobilities serve it, or still have rows in Mobility Tool."
    },
    ...places,
    AwardedTwice: {
      by: "member",
      unknown: {
        by: "category",
        unknown: "Project {project} would be awarded money for {heading} in two rows; one is enough.",
        otherwise: "Project {project} would be awarded money for {heading} of {category} in two rows; one is enough."
      },
      otherwise: {
        by: "category",
        unknown: "{member} would be awarded money for {heading} in two rows of project {project}; one is enough.",
        otherwise:
          "{member} would be awarded money for {heading} of {category} in two rows of project {project}; one is enough."
      }
    },
    OtherCurrency: "The money of project {project} is in {current}, not in {currency}; only a correction changes that.",
    NeverApproved: "Mobility {mobility} was never approved, so nothing can have been paid for it.",
    PaymentIdTaken: "Payment {payment} of mobility {mobility} has been entered already.",
    UnknownPayment: "Mobility {mobility} has no payment {payment}.",
    PaidInOtherCurrency:
      "Payment {payment} of mobility {mobility} was entered in {currency}, but the money of project {project} is in {current}; withdraw it first, and enter it again in {current}.",
    StillPaid:
      "Mobility {mobility} was paid {paid} {currency}, of which {recovered} came back; recover the rest first, or withdraw what was not paid.",
    RecoveredTooMuch: {
      by: "on",
      unknown:
        "Of {paid} {currency} that were paid for {heading} of mobility {mobility}, {recovered} would be taken back.",
      otherwise:
        "Of {paid} {currency} that were paid for {heading} of mobility {mobility} by {on}, {recovered} would be taken back."
    },
    PaidAfterFinal:
      "The final payment for {heading} to mobility {mobility} is the last: it is of {finalOn}, and another payment is of {paidOn}.",
    FinalPaymentTwice: "Mobility {mobility} has had its final payment for {heading} already: {payment}.",
    ReportMissing: "The final payment for mobility {mobility} has to wait: the participant report is not in.",
    AlreadyRegistered: "Mobility {mobility} is registered in Mobility Tool already, as {tool}.",
    NotRegistered: "Mobility {mobility} is not registered in Mobility Tool.",
    ToolIdTaken: "{tool} is the Mobility Tool id of mobility {mobility} in project {project} already.",
    RegistrationTooEarly:
      "Mobility {mobility} cannot be in Mobility Tool while it is {stage}, only once it is {registerFrom}.",
    CompleteNeedsApproval:
      "While mobility {mobility} is {stage}, its registration is a draft; it can be complete once it is approved.",
    ActualDatesTooEarly:
      "While mobility {mobility} is {stage}, its registration shows planned dates; Mobility Tool wants actual ones once the stay is over. A return whose day or kind is wrong is corrected as it stands; before it is taken back, the row is changed to planned dates.",
    StillRegistered: "Mobility {mobility} is registered as {tool}; remove the registration first.",
    ...projects.templates,
    ...phases.templates,
    NotAuthorised: {
      by: "to",
      texts: {
        ask: {
          by: "roles",
          texts: { "": "{actor} may not ask for {name}: nobody may." },
          otherwise: {
            by: "about",
            texts: {
              project:
                "{actor} may not ask for {name} here: it takes the role of {roles} in the project, be it for one member or one participant alone."
            },
            otherwise: "{actor} may not ask for {name} here: it takes the role of {roles}, for what is asked about."
          }
        }
      },
      otherwise: {
        by: "roles",
        texts: { "": "{actor} may not do this: nobody may ({name})." },
        otherwise: "{actor} may not do this here: it takes the role of {roles}, for what it is about ({name})."
      }
    },
    UnknownRole: "There is no role {role}; there are {known}.",
    RoleNotBound: "The role of {role} is given for {needs}, and not without.",
    RoleNotHeld: "{actor} does not have the role of {role} like that.",
    LastCoordinator: "{actor} is the only coordinator of the whole consortium; somebody else has to be one first.",
    ...hosting.templates,
    NothingToRemindOf: "Nothing of the kind {of} has waited since {since}, as it stands on {today}.",
    ReminderOutOfTurn: "Reminder {number} of what has waited since {since} ({of}) is not the next one: that is {next}.",
    OwnRule: "The consortium has a rule of its own against it: {rule}."
  },
  words: englishWords,
  and: "and",
  or: "or",
  unknown: "an unknown day"
}
