/**
 * Refusals in Swedish.
 */
import type { Catalogue } from "./Catalogue.ts"
import { swedishWords } from "./SwedishWords.ts"
import { hostingInSwedish as hosting } from "./HostingSwedish.ts"
import { phasesInSwedish as phases } from "./PhaseSwedish.ts"
import { placesInSwedish as places } from "./PlaceSwedish.ts"
import { projectsInSwedish as projects } from "./ProjectSwedish.ts"

const cannot = "Mobiliteten {mobility} kan inte {step}: den är {stage}, inte {allowedFrom}."
const exists = "Mobiliteten {mobility} finns redan; den är {stage}."

/** Refusals in Swedish. */
export const swedish: Catalogue = {
  templates: {
    UnknownProject: "Det finns inget projekt {project}.",
    ProjectExists: "Projektet {project} är redan upplagt.",
    UnknownMember: "{member} deltar inte i projektet {project}.",
    MemberExists: "{member} deltar redan i projektet {project}.",
    MemberHasLeft: "{member} lämnade projektet {project} den {leftOn}.",
    UnknownCategory: "Projektet {project} har ingen kategori {category}; det har {known}.",
    UnknownMobility: "Det finns ingen mobilitet {mobility}.",
    DuplicateOfItself: "{entry} kan inte vara en dubblett av sig själv.",
    OriginalInError: {
      by: "duplicateOf",
      unknown: "{original} är själv markerad som felregistrerad, så inget kan vara en dubblett av den.",
      otherwise:
        "{original} är själv markerad som felregistrerad, som en dubblett av {duplicateOf}, så inget kan vara en dubblett av den."
    },
    CommandIdReused:
      "Under id {commandId} har något annat redan utförts, och det står kvar. Det som ska ändras rättas i stället, under ett eget id.",
    StepNotAllowed: {
      by: "step",
      texts: {
        apply: exists,
        "record-past": exists,
        "retract-step": {
          by: "stage",
          texts: {
            applied:
              "Mobiliteten {mobility} är ännu bara {stage} och har inget steg att ta tillbaka; den kan markeras som felregistrerad."
          },
          otherwise: cannot
        }
      },
      otherwise: cannot
    },
    NothingToCorrect: "Rättelsen av mobiliteten {mobility} ändrar ingenting.",
    NoSuchDate: "Mobiliteten {mobility} är {stage}; den har ingen uppgift om {what} som kan rättas.",
    InFuture: "Dagen för {what}, {date}, ligger i framtiden: i dag är det {today}.",
    OutOfOrder: "Dagen för {later}, {laterOn}, kan inte ligga före dagen för {earlier}, {earlierOn}.",
    OutsideProject: "Dagen för {what}, {date}, ligger utanför projektet, som pågår från {start} till {end}.",
    EndBeforeStart: "Slutet, {end}, ligger före början, {start}.",
    StaysOverlap:
      "Deltagaren {participant} är redan borta från {otherStart} till {otherEnd} (mobiliteten {mobility}); den här vistelsen skulle vara från {start} till {end}.",
    ExtensionNotLater:
      "Det nya slutet för mobiliteten {mobility}, {end}, ligger inte efter det nuvarande, {current}; en kortare vistelse avbryts i förtid eller rättas.",
    StillInterrupted:
      "Mobiliteten {mobility} är pausad sedan {since}; den måste först återupptas eller avbrytas i förtid.",
    NotInterrupted: "Mobiliteten {mobility} är inte pausad.",
    AlreadySigned: "{document} för mobiliteten {mobility} är redan undertecknat av {party}.",
    NotSigned: "{document} för mobiliteten {mobility} är inte undertecknat av {party}.",
    SignatureMissing: {
      by: "step",
      texts: {
        "record-payment": {
          by: "missing",
          texts: {
            "1": "Slutbetalningen för mobiliteten {mobility} får vänta: {document} är inte undertecknat av {party}."
          },
          otherwise:
            "Slutbetalningen för mobiliteten {mobility} får vänta: {missing} underskrifter saknas, först den av {party} under {document}."
        }
      },
      otherwise: {
        by: "missing",
        texts: {
          "1": "Mobiliteten {mobility} kan inte påbörjas: den dagen är {document} inte undertecknat av {party}."
        },
        otherwise:
          "Mobiliteten {mobility} kan inte påbörjas: den dagen saknas {missing} underskrifter, först den av {party} under {document}."
      }
    },
    ModeNotAllowed: "Mobiliteten {mobility} kan inte vara {mode}: i det här projektet kan den vara {allowed}.",
    VirtualDaysMismatch: {
      by: "mode",
      texts: { blended: "Mobiliteten {mobility} är {mode}, så dagarna för den virtuella delen måste anges." },
      otherwise: "Mobiliteten {mobility} är {mode}, så den har inga virtuella dagar."
    },
    NoGoal: "Mobiliteten {mobility} behöver minst ett mål för att kunna bli {stage}.",
    UnknownGoal: "Projektet {project} har inget mål {goal}.",
    GoalHasChildren: "Mål {goal} är en rubrik; välj ett av målen under det.",
    GoalNotLinked: "Mobiliteten {mobility} bidrar inte till mål {goal}.",
    NoOutcome: "Mobiliteten {mobility} har inget resultat för målet {goal}.",
    OutcomeTooEarly:
      "Mobiliteten {mobility} kan inte vara {stage}: den har resultat, som en vistelse får först när den är över.",
    GoalHasOutcome:
      "Mobiliteten {mobility} har ett resultat för mål {goal} och måste därför fortsätta att bidra till det.",
    BadCatalogue: "Mål {goal} gör katalogen felaktig: {problem}.",
    GoalInUse: {
      by: "mobilities",
      texts: {
        "1": "Mål {goal} kan inte tas bort ur katalogen eller bli en rubrik: en mobilitet bidrar till det eller ligger kvar i Mobility Tool."
      },
      otherwise:
        "Mål {goal} kan inte tas bort ur katalogen eller bli en rubrik: {mobilities} mobiliteter bidrar till det eller ligger kvar i Mobility Tool."
    },
    ...places,
    AwardedTwice: {
      by: "member",
      unknown: {
        by: "category",
        unknown: "Projektet {project} skulle få pengar till {heading} på två rader; en räcker.",
        otherwise: "Projektet {project} skulle få pengar till {heading} för {category} på två rader; en räcker."
      },
      otherwise: {
        by: "category",
        unknown: "{member} skulle få pengar till {heading} på två rader i projektet {project}; en räcker.",
        otherwise:
          "{member} skulle få pengar till {heading} för {category} på två rader i projektet {project}; en räcker."
      }
    },
    OtherCurrency: "Pengarna i projektet {project} är i {current}, inte i {currency}; bara en rättelse ändrar det.",
    NeverApproved: "Mobiliteten {mobility} har aldrig godkänts, så inget kan ha betalats ut för den.",
    PaymentIdTaken: "Betalningen {payment} för mobiliteten {mobility} är redan införd.",
    UnknownPayment: "Mobiliteten {mobility} har ingen betalning {payment}.",
    PaidInOtherCurrency:
      "Betalningen {payment} för mobiliteten {mobility} är införd i {currency}, men projektet {project} har sina pengar i {current}; ta bort den först och för in den igen i {current}.",
    StillPaid:
      "För mobiliteten {mobility} har {paid} {currency} betalats ut, varav {recovered} har kommit tillbaka; återkräv resten först, eller ta bort det som inte betalats ut.",
    RecoveredTooMuch: {
      by: "on",
      unknown:
        "Av {paid} {currency} som betalats ut till {heading} för mobiliteten {mobility} skulle {recovered} återkrävas.",
      otherwise:
        "Av {paid} {currency} som betalats ut till {heading} för mobiliteten {mobility} till och med den {on} skulle {recovered} återkrävas."
    },
    PaidAfterFinal:
      "Slutbetalningen till {heading} för mobiliteten {mobility} är den sista: den är från {finalOn}, och en annan betalning från {paidOn}.",
    FinalPaymentTwice: "Mobiliteten {mobility} har redan fått sin slutbetalning till {heading}: {payment}.",
    ReportMissing: "Slutbetalningen för mobiliteten {mobility} får vänta: deltagarrapporten är inte inlämnad.",
    AlreadyRegistered: "Mobiliteten {mobility} är redan registrerad i Mobility Tool, som {tool}.",
    NotRegistered: "Mobiliteten {mobility} är inte registrerad i Mobility Tool.",
    ToolIdTaken: "{tool} är redan id i Mobility Tool för mobiliteten {mobility} i projektet {project}.",
    RegistrationTooEarly:
      "Mobiliteten {mobility} kan inte finnas i Mobility Tool medan den är {stage}, först när den är {registerFrom}.",
    CompleteNeedsApproval:
      "Medan mobiliteten {mobility} är {stage} är dess registrering ett utkast; den kan bli fullständig först när mobiliteten är godkänd.",
    ActualDatesTooEarly:
      "Medan mobiliteten {mobility} är {stage} visar dess registrering planerade datum; Mobility Tool vill ha faktiska datum först när vistelsen är över. En hemkomst med fel dag eller av fel slag rättas som den står; innan den tas tillbaka ändras raden till planerade datum.",
    StillRegistered: "Mobiliteten {mobility} är registrerad som {tool}; ta bort registreringen först.",
    ...projects.templates,
    ...phases.templates,
    NotAuthorised: {
      by: "to",
      texts: {
        ask: {
          by: "roles",
          texts: { "": "{actor} får inte fråga efter {name}: det får ingen." },
          otherwise: {
            by: "about",
            texts: {
              project:
                "{actor} får inte fråga efter {name} här: det kräver rollen {roles} i projektet, om så bara för en medlem eller en deltagare."
            },
            otherwise: "{actor} får inte fråga efter {name} här: det kräver rollen {roles}, för det som frågan gäller."
          }
        }
      },
      otherwise: {
        by: "roles",
        texts: { "": "{actor} får inte göra detta: det får ingen ({name})." },
        otherwise: "{actor} får inte göra detta här: det kräver rollen {roles}, för det som saken gäller ({name})."
      }
    },
    UnknownRole: "Det finns ingen roll {role}; det finns {known}.",
    RoleNotBound: "Rollen {role} ges för {needs}, och inte annars.",
    RoleNotHeld: "{actor} har inte rollen {role} på det sättet.",
    LastCoordinator: "{actor} är ensam samordnare för hela konsortiet; någon annan måste bli det först.",
    ...hosting.templates,
    NothingToRemindOf: "Inget av slaget {of} har väntat sedan {since}, som det ser ut den {today}.",
    ReminderOutOfTurn: "Påminnelse {number} om det som väntat sedan {since} ({of}) står inte på tur: det gör {next}.",
    OwnRule: "Konsortiet har en egen regel som hindrar det: {rule}."
  },
  words: swedishWords,
  decimal: ",",
  and: "och",
  or: "eller",
  unknown: "en okänd dag"
}
