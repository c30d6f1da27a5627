/**
 * Refusals in words: every text of both languages read as it is shown, and nothing missing in either.
 */
import { describe, expect, it } from "@effect/vitest"
import { Schema } from "effect"
import { headings } from "../../src/grants/BudgetHeading.ts"
import { hostingStages, hostingStepNames } from "../../src/hosting/HostingStage.ts"
import { Mode } from "../../src/mobility/Mode.ts"
import { stages, stepNames } from "../../src/mobility/Stage.ts"
import { phases, phaseSteps } from "../../src/project/Phase.ts"
import { type Catalogue, placeholders, textOf, textsOf } from "../../src/refusal/Catalogue.ts"
import { english } from "../../src/refusal/English.ts"
import { Refusal, refusalCodes } from "../../src/refusal/Refusal.ts"
import { DateName } from "../../src/refusal/DateName.ts"
import { refusalText } from "../../src/refusal/RefusalText.ts"
import { swedish } from "../../src/refusal/Swedish.ts"
import { Bound } from "../../src/roles/Role.ts"

const refusal = Schema.decodeUnknownSync(Refusal)

const limit = { project: "p", places: 2, held: 3 }
const levels = {
  project: { ...limit, level: "project", member: null, category: null },
  category: { ...limit, level: "category", member: null, category: "learner" },
  member: { ...limit, level: "member", member: "north", category: null },
  members: { ...limit, level: "member", member: null, category: null },
  memberCategory: { ...limit, level: "member-category", member: "north", category: "learner" },
  membersCategory: { ...limit, level: "member-category", member: null, category: "learner" }
}
const step = { code: "StepNotAllowed", mobility: "m", step: "cancel", stage: "completed", allowedFrom: ["approved"] }
const hostingStep = { code: "HostingStepNotAllowed", hosting: "h" }
const stay = { code: "StaysOverlap", participant: "x", mobility: "m", start: "2019-11-02", otherStart: "2019-11-01" }
const promised = { code: "AllocatedTooMuch", project: "p", on: "2020-03-01", allocated: 3, places: 2 }
const few = { code: "TooFewToMove", project: "p", member: "north", on: "2020-03-01", allocated: 1, places: 2 }
const since = { code: "PlacesMovedSince", project: "p", member: "north", on: "2020-03-01", moved: 3, places: 2 }
const rows = { code: "AwardedTwice", project: "p", heading: "individual-support" }

/** The words of a catalogue, in one order for all languages. */
const wordsOf = ({
  words: { days, headings, parties, phases, problems, stages, steps }
}: Catalogue): ReadonlyArray<string> =>
  [days, headings, parties, phases, problems, stages, steps].flatMap((kind) => Object.values<string>(kind))

/** Each text that a refusal may become, in both languages. */
const read: ReadonlyArray<readonly [values: Readonly<Record<string, unknown>>, english: string, swedish: string]> = [
  [{ code: "UnknownProject", project: "p" }, "There is no project p.", "Det finns inget projekt p."],
  [{ code: "ProjectExists", project: "p" }, "Project p has been opened already.", "Projektet p är redan upplagt."],
  [
    { code: "UnknownMember", project: "p", member: "north" },
    "north does not take part in project p.",
    "north deltar inte i projektet p."
  ],
  [
    { code: "MemberExists", project: "p", member: "north" },
    "north takes part in project p already.",
    "north deltar redan i projektet p."
  ],
  [
    { code: "MemberHasLeft", project: "p", member: "north", leftOn: "2020-01-31" },
    "north left project p on 2020-01-31.",
    "north lämnade projektet p den 2020-01-31."
  ],
  [
    { code: "UnknownCategory", project: "p", category: "guest", known: ["learner", "staff", "other"] },
    "Project p has no category guest; it has learner, staff and other.",
    "Projektet p har ingen kategori guest; det har learner, staff och other."
  ],
  [
    { code: "UnknownCategory", project: "p", category: "guest", known: ["learner"] },
    "Project p has no category guest; it has learner.",
    "Projektet p har ingen kategori guest; det har learner."
  ],
  [{ code: "UnknownMobility", mobility: "m" }, "There is no mobility m.", "Det finns ingen mobilitet m."],
  [
    { code: "DuplicateOfItself", entry: "m" },
    "m cannot be a duplicate of itself.",
    "m kan inte vara en dubblett av sig själv."
  ],
  [
    { code: "OriginalInError", original: "m", duplicateOf: null },
    "m is marked as entered in error itself, so nothing can be a duplicate of it.",
    "m är själv markerad som felregistrerad, så inget kan vara en dubblett av den."
  ],
  [
    { code: "OriginalInError", original: "m", duplicateOf: "k" },
    "m is marked as entered in error itself, as a duplicate of k, so nothing can be a duplicate of it.",
    "m är själv markerad som felregistrerad, som en dubblett av k, så inget kan vara en dubblett av den."
  ],
  [
    { code: "CommandIdReused", commandId: "import/2" },
    "Under the id import/2 something else has been carried out before, and that stands. What is to change is corrected instead, under an id of its own.",
    "Under id import/2 har något annat redan utförts, och det står kvar. Det som ska ändras rättas i stället, under ett eget id."
  ],
  [
    step,
    "Mobility m cannot be cancelled: it is completed, not approved.",
    "Mobiliteten m kan inte ställas in: den är genomförd, inte godkänd."
  ],
  [
    { ...step, step: "withdraw", stage: "departed", allowedFrom: ["applied", "approved"] },
    "Mobility m cannot be withdrawn: it is under way, not applied for or approved.",
    "Mobiliteten m kan inte återtas: den är påbörjad, inte ansökt eller godkänd."
  ],
  [
    { ...step, step: "apply", stage: "approved", allowedFrom: ["none"] },
    "There is a mobility m already; it is approved.",
    "Mobiliteten m finns redan; den är godkänd."
  ],
  [
    { ...step, step: "record-past", stage: "entered-in-error", allowedFrom: ["none"] },
    "There is a mobility m already; it is marked as entered in error.",
    "Mobiliteten m finns redan; den är markerad som felregistrerad."
  ],
  [
    { ...step, step: "retract-step", stage: "applied", allowedFrom: ["approved"] },
    "Mobility m is applied for and no more, so there is no step to take back; it can be marked as entered in error.",
    "Mobiliteten m är ännu bara ansökt och har inget steg att ta tillbaka; den kan markeras som felregistrerad."
  ],
  [
    { ...step, step: "retract-step", stage: "entered-in-error", allowedFrom: ["approved"] },
    "Mobility m cannot have its last step taken back: it is marked as entered in error, not approved.",
    "Mobiliteten m kan inte få sitt senaste steg återtaget: den är markerad som felregistrerad, inte godkänd."
  ],
  [
    { code: "NothingToCorrect", mobility: "m" },
    "The correction of mobility m changes nothing.",
    "Rättelsen av mobiliteten m ändrar ingenting."
  ],
  [
    { code: "NoSuchDate", mobility: "m", what: "departure", stage: "approved" },
    "Mobility m is approved; it has no departure that could be corrected.",
    "Mobiliteten m är godkänd; den har ingen uppgift om avresan som kan rättas."
  ],
  [
    { code: "InFuture", what: "approval", date: "2020-06-16", today: "2020-06-15" },
    "The approval on 2020-06-16 lies ahead: today is 2020-06-15.",
    "Dagen för godkännandet, 2020-06-16, ligger i framtiden: i dag är det 2020-06-15."
  ],
  [
    {
      code: "OutOfOrder",
      earlier: "registration-update",
      earlierOn: "2019-12-10",
      later: "registration-removal",
      laterOn: "2019-12-09"
    },
    "The removal of the registration on 2019-12-09 cannot be before the update of the registration on 2019-12-10.",
    "Dagen för borttagandet av registreringen, 2019-12-09, kan inte ligga före dagen för uppdateringen av registreringen, 2019-12-10."
  ],
  [
    { code: "OutsideProject", what: "planned-end", date: "2021-09-01", start: "2019-09-01", end: "2021-08-31" },
    "The planned end on 2021-09-01 lies outside the project, which runs from 2019-09-01 to 2021-08-31.",
    "Dagen för det planerade slutet, 2021-09-01, ligger utanför projektet, som pågår från 2019-09-01 till 2021-08-31."
  ],
  [
    { code: "EndBeforeStart", start: "2019-11-02", end: "2019-11-01" },
    "The end, 2019-11-01, is before the start, 2019-11-02.",
    "Slutet, 2019-11-01, ligger före början, 2019-11-02."
  ],
  [
    { ...stay, end: "2019-11-20", otherEnd: "2019-11-21" },
    "Participant x is away already from 2019-11-01 to 2019-11-21 (mobility m); this stay would be from 2019-11-02 to 2019-11-20.",
    "Deltagaren x är redan borta från 2019-11-01 till 2019-11-21 (mobiliteten m); den här vistelsen skulle vara från 2019-11-02 till 2019-11-20."
  ],
  [
    { ...stay, end: null, otherEnd: null },
    "Participant x is away already from 2019-11-01 to an unknown day (mobility m); this stay would be from 2019-11-02 to an unknown day.",
    "Deltagaren x är redan borta från 2019-11-01 till en okänd dag (mobiliteten m); den här vistelsen skulle vara från 2019-11-02 till en okänd dag."
  ],
  [
    { code: "ExtensionNotLater", mobility: "m", end: "2019-11-19", current: "2019-11-20" },
    "The new end of mobility m, 2019-11-19, is not after its present end, 2019-11-20; a stay that ends sooner is cut short or corrected.",
    "Det nya slutet för mobiliteten m, 2019-11-19, ligger inte efter det nuvarande, 2019-11-20; en kortare vistelse avbryts i förtid eller rättas."
  ],
  [
    { code: "StillInterrupted", mobility: "m", since: "2019-11-05" },
    "Mobility m has been interrupted since 2019-11-05; it goes on first, or is cut short.",
    "Mobiliteten m är pausad sedan 2019-11-05; den måste först återupptas eller avbrytas i förtid."
  ],
  [{ code: "NotInterrupted", mobility: "m" }, "Mobility m is not interrupted.", "Mobiliteten m är inte pausad."],
  [
    { code: "AlreadySigned", mobility: "m", document: "learning-agreement", party: "host" },
    "The learning-agreement of mobility m is signed by the host already.",
    "learning-agreement för mobiliteten m är redan undertecknat av värden."
  ],
  [
    { code: "NotSigned", mobility: "m", document: "learning-agreement", party: "sender" },
    "The learning-agreement of mobility m is not signed by the sender.",
    "learning-agreement för mobiliteten m är inte undertecknat av avsändaren."
  ],
  [
    {
      code: "SignatureMissing",
      mobility: "m",
      step: "depart",
      document: "grant-agreement",
      party: "participant",
      missing: 1
    },
    "Mobility m cannot begin: on that day the grant-agreement is not signed by the participant.",
    "Mobiliteten m kan inte påbörjas: den dagen är grant-agreement inte undertecknat av deltagaren."
  ],
  [
    {
      code: "SignatureMissing",
      mobility: "m",
      step: "depart",
      document: "grant-agreement",
      party: "intermediary",
      missing: 2
    },
    "Mobility m cannot begin: on that day 2 signatures are missing, first that of the intermediary under the grant-agreement.",
    "Mobiliteten m kan inte påbörjas: den dagen saknas 2 underskrifter, först den av förmedlaren under grant-agreement."
  ],
  [
    { code: "SignatureMissing", mobility: "m", step: "record-payment", document: "d", party: "host", missing: 1 },
    "The final payment for mobility m has to wait: the d is not signed by the host.",
    "Slutbetalningen för mobiliteten m får vänta: d är inte undertecknat av värden."
  ],
  [
    { code: "SignatureMissing", mobility: "m", step: "record-payment", document: "d", party: "host", missing: 2 },
    "The final payment for mobility m has to wait: 2 signatures are missing, first that of the host under the d.",
    "Slutbetalningen för mobiliteten m får vänta: 2 underskrifter saknas, först den av värden under d."
  ],
  [
    { code: "ModeNotAllowed", mobility: "m", mode: "virtual", allowed: ["physical", "blended"] },
    "Mobility m cannot be virtual: in this project it can be physical or blended.",
    "Mobiliteten m kan inte vara virtuell: i det här projektet kan den vara fysisk eller blandad."
  ],
  [
    { code: "VirtualDaysMismatch", mobility: "m", mode: "blended" },
    "Mobility m is blended, so the days of its virtual part have to be given.",
    "Mobiliteten m är blandad, så dagarna för den virtuella delen måste anges."
  ],
  [
    { code: "VirtualDaysMismatch", mobility: "m", mode: "physical" },
    "Mobility m is physical, so it has no virtual days.",
    "Mobiliteten m är fysisk, så den har inga virtuella dagar."
  ],
  [
    { code: "NoGoal", mobility: "m", stage: "returned-early" },
    "Mobility m needs at least one goal before it can be cut short.",
    "Mobiliteten m behöver minst ett mål för att kunna bli avbruten i förtid."
  ],
  [{ code: "UnknownGoal", project: "p", goal: "9" }, "Project p has no goal 9.", "Projektet p har inget mål 9."],
  [
    { code: "GoalHasChildren", goal: "2" },
    "Goal 2 is a heading; choose one of the goals below it.",
    "Mål 2 är en rubrik; välj ett av målen under det."
  ],
  [
    { code: "GoalNotLinked", mobility: "m", goal: "1" },
    "Mobility m does not serve goal 1.",
    "Mobiliteten m bidrar inte till mål 1."
  ],
  [
    { code: "NoOutcome", mobility: "m", goal: "1" },
    "Mobility m has no outcome for goal 1.",
    "Mobiliteten m har inget resultat för målet 1."
  ],
  [
    { code: "OutcomeTooEarly", mobility: "m", stage: "departed" },
    "Mobility m cannot be under way: it has outcomes, which a stay has only once it is over.",
    "Mobiliteten m kan inte vara påbörjad: den har resultat, som en vistelse får först när den är över."
  ],
  [
    { code: "GoalHasOutcome", mobility: "m", goal: "1" },
    "Mobility m has an outcome for goal 1, so it has to keep serving it.",
    "Mobiliteten m har ett resultat för mål 1 och måste därför fortsätta att bidra till det."
  ],
  [
    { code: "BadCatalogue", goal: "1", problem: "twice" },
    "Goal 1 spoils the catalogue: it occurs twice.",
    "Mål 1 gör katalogen felaktig: det förekommer två gånger."
  ],
  [
    { code: "BadCatalogue", goal: "1", problem: "unknown-parent" },
    "Goal 1 spoils the catalogue: its parent is not in it.",
    "Mål 1 gör katalogen felaktig: dess överordnade mål saknas."
  ],
  [
    { code: "BadCatalogue", goal: "1", problem: "own-ancestor" },
    "Goal 1 spoils the catalogue: it stands above itself.",
    "Mål 1 gör katalogen felaktig: det är överordnat sig självt."
  ],
  [
    { code: "GoalInUse", goal: "1", mobilities: 1 },
    "Goal 1 cannot leave the catalogue or become a heading: one mobility serves it, or still has a row in Mobility Tool.",
    "Mål 1 kan inte tas bort ur katalogen eller bli en rubrik: en mobilitet bidrar till det eller ligger kvar i Mobility Tool."
  ],
  [
    { code: "GoalInUse", goal: "1", mobilities: 12 },
    "Goal 1 cannot leave the catalogue or become a heading: 12 mobilities serve it, or still have rows in Mobility Tool.",
    "Mål 1 kan inte tas bort ur katalogen eller bli en rubrik: 12 mobiliteter bidrar till det eller ligger kvar i Mobility Tool."
  ],
  [
    { code: "NoPlaceLeft", ...levels.project },
    "No place is left in project p: it has 2, and this would be number 3.",
    "Det finns ingen plats kvar i projektet p: det har 2, och den här skulle bli nummer 3."
  ],
  [
    { code: "NoPlaceLeft", ...levels.category },
    "No place is left for learner in project p: it has 2 of them, and this would be number 3.",
    "Det finns ingen plats kvar för learner i projektet p: det har 2 sådana, och den här skulle bli nummer 3."
  ],
  [
    { code: "NoPlaceLeft", ...levels.member },
    "No place is left for north in project p: it has 2, and this would be number 3.",
    "Det finns ingen plats kvar för north i projektet p: tilldelningen är 2, och den här skulle bli nummer 3."
  ],
  [
    { code: "NoPlaceLeft", ...levels.members },
    "No place is left for members without an allocation in project p: they share 2, and this would be number 3.",
    "Det finns ingen plats kvar för medlemmar utan egen tilldelning i projektet p: de delar på 2, och den här skulle bli nummer 3."
  ],
  [
    { code: "NoPlaceLeft", ...levels.memberCategory },
    "No place is left for north in project p for learner: it has 2, and this would be number 3.",
    "Det finns ingen plats kvar för learner hos north i projektet p: tilldelningen är 2, och den här skulle bli nummer 3."
  ],
  [
    { code: "NoPlaceLeft", ...levels.membersCategory },
    "No place is left for learner of members without an allocation in project p: they share 2, and this would be number 3.",
    "Det finns ingen plats kvar för learner hos medlemmar utan egen tilldelning i projektet p: de delar på 2, och den här skulle bli nummer 3."
  ],
  [
    { code: "BeyondQuotaForbidden", ...levels.project },
    "Project p allows no approval beyond its places: it has 2, and this would be number 3.",
    "Projektet p tillåter inga godkännanden utöver platserna: det har 2, och den här skulle bli nummer 3."
  ],
  [
    { code: "BeyondQuotaForbidden", ...levels.category },
    "Project p allows no approval beyond its places: for learner it has 2, and this would be number 3.",
    "Projektet p tillåter inga godkännanden utöver platserna: för learner har det 2, och den här skulle bli nummer 3."
  ],
  [
    { code: "BeyondQuotaForbidden", ...levels.member },
    "Project p allows no approval beyond its places: north has 2, and this would be number 3.",
    "Projektet p tillåter inga godkännanden utöver platserna: north har tilldelats 2, och den här skulle bli nummer 3."
  ],
  [
    { code: "BeyondQuotaForbidden", ...levels.members },
    "Project p allows no approval beyond its places: members without an allocation share 2, and this would be number 3.",
    "Projektet p tillåter inga godkännanden utöver platserna: medlemmar utan egen tilldelning delar på 2, och den här skulle bli nummer 3."
  ],
  [
    { code: "BeyondQuotaForbidden", ...levels.memberCategory },
    "Project p allows no approval beyond its places: for learner north has 2, and this would be number 3.",
    "Projektet p tillåter inga godkännanden utöver platserna: north har tilldelats 2 för learner, och den här skulle bli nummer 3."
  ],
  [
    { code: "BeyondQuotaForbidden", ...levels.membersCategory },
    "Project p allows no approval beyond its places: for learner members without an allocation share 2, and this would be number 3.",
    "Projektet p tillåter inga godkännanden utöver platserna: för learner delar medlemmar utan egen tilldelning på 2, och den här skulle bli nummer 3."
  ],
  [
    { code: "PlacesHeld", ...levels.project },
    "3 of the places of project p are held already; 2 would not be enough.",
    "3 av platserna i projektet p är redan tagna i anspråk; 2 räcker inte."
  ],
  [
    { code: "PlacesHeld", ...levels.category },
    "3 of the places for learner in project p are held already; 2 would not be enough.",
    "3 av platserna för learner i projektet p är redan tagna i anspråk; 2 räcker inte."
  ],
  [
    { code: "PlacesHeld", ...levels.member },
    "north holds 3 of the places of project p already; 2 would not be enough.",
    "north har redan tagit 3 av platserna i projektet p i anspråk; 2 räcker inte."
  ],
  [
    { code: "PlacesHeld", ...levels.members },
    "Members without an allocation hold 3 of the places of project p already; 2 would not be enough.",
    "Medlemmar utan egen tilldelning har redan tagit 3 av platserna i projektet p i anspråk; 2 räcker inte."
  ],
  [
    { code: "PlacesHeld", ...levels.memberCategory },
    "north holds 3 of the places for learner in project p already; 2 would not be enough.",
    "north har redan tagit 3 av platserna för learner i projektet p i anspråk; 2 räcker inte."
  ],
  [
    { code: "PlacesHeld", ...levels.membersCategory },
    "Members without an allocation hold 3 of the places for learner in project p already; 2 would not be enough.",
    "Medlemmar utan egen tilldelning har redan tagit 3 av platserna för learner i projektet p i anspråk; 2 räcker inte."
  ],
  [
    { ...promised, member: null, category: null },
    "By 2020-03-01, members would be allocated 3 of the places of project p, which has 2 and no more.",
    "Till och med den 2020-03-01 skulle medlemmarna sammanlagt tilldelas 3 av platserna i projektet p, som inte har fler än 2."
  ],
  [
    { ...promised, member: null, category: "learner" },
    "By 2020-03-01, members would be allocated 3 of the places for learner in project p, which has 2 and no more.",
    "Till och med den 2020-03-01 skulle medlemmarna sammanlagt tilldelas 3 av platserna för learner i projektet p, som inte har fler än 2."
  ],
  [
    { ...promised, member: "north", category: null },
    "By 2020-03-01, the categories of north would be allocated 3 of its places in project p; it has 2 and no more.",
    "Till och med den 2020-03-01 skulle kategorierna hos north sammanlagt tilldelas 3 av medlemmens platser i projektet p, som inte är fler än 2."
  ],
  [
    { ...few, category: null },
    "By 2020-03-01, north has been allocated 1 of the places of project p, fewer than the 2 to be moved.",
    "Till och med den 2020-03-01 har north tilldelats 1 av platserna i projektet p, färre än de 2 som skulle flyttas."
  ],
  [
    { ...few, category: "learner" },
    "By 2020-03-01, north has been allocated 1 of the places for learner in project p, fewer than the 2 to be moved.",
    "Till och med den 2020-03-01 har north tilldelats 1 av platserna för learner i projektet p, färre än de 2 som skulle flyttas."
  ],
  [
    { ...since, category: null },
    "By 2020-03-01, 3 of the places of north in project p have been moved to others; 2 would not be enough.",
    "Till och med den 2020-03-01 har 3 av platserna hos north i projektet p flyttats till andra; 2 räcker inte."
  ],
  [
    { ...since, category: "learner" },
    "By 2020-03-01, 3 of the places of north for learner in project p have been moved to others; 2 would not be enough.",
    "Till och med den 2020-03-01 har 3 av platserna för learner hos north i projektet p flyttats till andra; 2 räcker inte."
  ],
  [
    { code: "MovedToItself", project: "p", member: "north" },
    "north cannot move places of project p to itself.",
    "north kan inte flytta platser i projektet p till sig själv."
  ],
  [
    { ...rows, category: null, member: null },
    "Project p would be awarded money for individual support in two rows; one is enough.",
    "Projektet p skulle få pengar till individuellt bidrag på två rader; en räcker."
  ],
  [
    { ...rows, category: "staff", member: null },
    "Project p would be awarded money for individual support of staff in two rows; one is enough.",
    "Projektet p skulle få pengar till individuellt bidrag för staff på två rader; en räcker."
  ],
  [
    { ...rows, category: null, member: "north" },
    "north would be awarded money for individual support in two rows of project p; one is enough.",
    "north skulle få pengar till individuellt bidrag på två rader i projektet p; en räcker."
  ],
  [
    { ...rows, category: "staff", member: "north" },
    "north would be awarded money for individual support of staff in two rows of project p; one is enough.",
    "north skulle få pengar till individuellt bidrag för staff på två rader i projektet p; en räcker."
  ],
  [
    { code: "OtherCurrency", project: "p", currency: "SEK", current: "EUR" },
    "The money of project p is in EUR, not in SEK; only a correction changes that.",
    "Pengarna i projektet p är i EUR, inte i SEK; bara en rättelse ändrar det."
  ],
  [
    { code: "NeverApproved", mobility: "m" },
    "Mobility m was never approved, so nothing can have been paid for it.",
    "Mobiliteten m har aldrig godkänts, så inget kan ha betalats ut för den."
  ],
  [
    { code: "PaymentIdTaken", mobility: "m", payment: "v1" },
    "Payment v1 of mobility m has been entered already.",
    "Betalningen v1 för mobiliteten m är redan införd."
  ],
  [
    { code: "UnknownPayment", mobility: "m", payment: "v1" },
    "Mobility m has no payment v1.",
    "Mobiliteten m har ingen betalning v1."
  ],
  [
    { code: "PaidInOtherCurrency", mobility: "m", project: "p", payment: "v1", currency: "SEK", current: "EUR" },
    "Payment v1 of mobility m was entered in SEK, but the money of project p is in EUR; withdraw it first, and enter it again in EUR.",
    "Betalningen v1 för mobiliteten m är införd i SEK, men projektet p har sina pengar i EUR; ta bort den först och för in den igen i EUR."
  ],
  [
    { code: "StillPaid", mobility: "m", paid: 12_345, recovered: 0, currency: "SEK" },
    "Mobility m was paid 123.45 SEK, of which 0.00 came back; recover the rest first, or withdraw what was not paid.",
    "För mobiliteten m har 123,45 SEK betalats ut, varav 0,00 har kommit tillbaka; återkräv resten först, eller ta bort det som inte betalats ut."
  ],
  [
    {
      code: "RecoveredTooMuch",
      mobility: "m",
      heading: "travel",
      on: "2020-01-10",
      paid: 500,
      recovered: 605,
      currency: "SEK"
    },
    "Of 5.00 SEK that were paid for travel of mobility m by 2020-01-10, 6.05 would be taken back.",
    "Av 5,00 SEK som betalats ut till resor för mobiliteten m till och med den 2020-01-10 skulle 6,05 återkrävas."
  ],
  [
    { code: "RecoveredTooMuch", mobility: "m", heading: "travel", on: null, paid: 5, recovered: 6, currency: "SEK" },
    "Of 0.05 SEK that were paid for travel of mobility m, 0.06 would be taken back.",
    "Av 0,05 SEK som betalats ut till resor för mobiliteten m skulle 0,06 återkrävas."
  ],
  [
    { code: "PaidAfterFinal", mobility: "m", heading: "travel", paidOn: "2020-01-11", finalOn: "2020-01-10" },
    "The final payment for travel to mobility m is the last: it is of 2020-01-10, and another payment is of 2020-01-11.",
    "Slutbetalningen till resor för mobiliteten m är den sista: den är från 2020-01-10, och en annan betalning från 2020-01-11."
  ],
  [
    { code: "FinalPaymentTwice", mobility: "m", heading: "travel", payment: "v1" },
    "Mobility m has had its final payment for travel already: v1.",
    "Mobiliteten m har redan fått sin slutbetalning till resor: v1."
  ],
  [
    { code: "ReportMissing", mobility: "m" },
    "The final payment for mobility m has to wait: the participant report is not in.",
    "Slutbetalningen för mobiliteten m får vänta: deltagarrapporten är inte inlämnad."
  ],
  [
    { code: "AlreadyRegistered", mobility: "m", tool: "t" },
    "Mobility m is registered in Mobility Tool already, as t.",
    "Mobiliteten m är redan registrerad i Mobility Tool, som t."
  ],
  [
    { code: "NotRegistered", mobility: "m" },
    "Mobility m is not registered in Mobility Tool.",
    "Mobiliteten m är inte registrerad i Mobility Tool."
  ],
  [
    { code: "ToolIdTaken", project: "p", tool: "t", mobility: "m" },
    "t is the Mobility Tool id of mobility m in project p already.",
    "t är redan id i Mobility Tool för mobiliteten m i projektet p."
  ],
  [
    { code: "RegistrationTooEarly", mobility: "m", stage: "departed", registerFrom: "completed" },
    "Mobility m cannot be in Mobility Tool while it is under way, only once it is completed.",
    "Mobiliteten m kan inte finnas i Mobility Tool medan den är påbörjad, först när den är genomförd."
  ],
  [
    { code: "CompleteNeedsApproval", mobility: "m", stage: "applied" },
    "While mobility m is applied for, its registration is a draft; it can be complete once it is approved.",
    "Medan mobiliteten m är ansökt är dess registrering ett utkast; den kan bli fullständig först när mobiliteten är godkänd."
  ],
  [
    { code: "ActualDatesTooEarly", mobility: "m", stage: "approved" },
    "While mobility m is approved, its registration shows planned dates; Mobility Tool wants actual ones once the stay is over. A return whose day or kind is wrong is corrected as it stands; before it is taken back, the row is changed to planned dates.",
    "Medan mobiliteten m är godkänd visar dess registrering planerade datum; Mobility Tool vill ha faktiska datum först när vistelsen är över. En hemkomst med fel dag eller av fel slag rättas som den står; innan den tas tillbaka ändras raden till planerade datum."
  ],
  [
    { code: "StillRegistered", mobility: "m", tool: "t" },
    "Mobility m is registered as t; remove the registration first.",
    "Mobiliteten m är registrerad som t; ta bort registreringen först."
  ],
  [
    { code: "EndNotLater", project: "p", end: "2021-08-30", current: "2021-08-31" },
    "The new end of project p, 2021-08-30, is not after its present end, 2021-08-31.",
    "Det nya slutet för projektet p, 2021-08-30, ligger inte efter det nuvarande, 2021-08-31."
  ],
  [
    { code: "FirstEndBeforeStart", project: "p", start: "2021-09-01", end: "2021-08-31" },
    "The end of project p that was agreed on at first, 2021-08-31, is before its start, 2021-09-01.",
    "Det slut för projektet p som avtalades först, 2021-08-31, ligger före projektets början, 2021-09-01."
  ],
  [
    { code: "FirstEndNotEarlier", project: "p", end: "2022-08-31", later: "2022-05-31" },
    "The corrected first end of project p, 2022-08-31, is not before the later end 2022-05-31 that was asked for or granted.",
    "Det rättade första slutet för projektet p, 2022-08-31, ligger inte före det senare slut, 2022-05-31, som har begärts eller beviljats."
  ],
  [
    { code: "NoExtensionRequested", project: "p" },
    "No request to extend project p waits for an answer.",
    "Ingen begäran om förlängning av projektet p väntar på svar."
  ],
  [
    { code: "NoExtensionToRetract", project: "p" },
    "Nothing was noted of a later end of project p that could be taken back.",
    "Inget har antecknats om en förlängning av projektet p som kan tas tillbaka."
  ],
  [
    { code: "NoLeaveToRetract", project: "p", member: "north" },
    "north has not left project p since it joined last, so there is no leaving to take back.",
    "north har inte lämnat projektet p sedan senaste anslutningen, så det finns inget utträde att ta tillbaka."
  ],
  [
    { code: "ProjectAlreadySo", project: "p" },
    "The correction of project p changes nothing.",
    "Rättelsen av projektet p ändrar ingenting."
  ],
  [
    { code: "CategoryCannotGo", project: "p", category: "staff" },
    "Category staff of project p cannot go by a correction; it can only add those that were forgotten.",
    "Kategorin staff i projektet p kan inte tas bort genom en rättelse; den kan bara lägga till sådana som glömts."
  ],
  [
    {
      code: "PhaseNotAllowed",
      project: "p",
      step: "submit-report",
      phase: "applied",
      allowedIn: ["granted", "running"]
    },
    "Project p cannot have this report submitted: it is only applied for, not granted or under way.",
    "Projektet p kan inte få den här rapporten inlämnad: det är ännu bara sökt, inte beviljat eller pågående."
  ],
  [
    { code: "NoStepToRetract", project: "p" },
    "There is no step of project p that could be taken back.",
    "Det finns inget steg i projektet p som kan tas tillbaka."
  ],
  [
    { code: "NotGranted", project: "p", what: "approval", date: "2019-06-01", phase: "applied" },
    "There is no approval in project p on 2019-06-01: it is only applied for then.",
    "Det går inte att lägga in godkännandet den 2019-06-01 i projektet p: då är det ännu bara sökt."
  ],
  [
    { code: "NotGranted", project: "p", what: "departure", date: null, phase: "rejected" },
    "There is no departure in project p: it is rejected by the agency.",
    "Det går inte att lägga in avresan i projektet p: det är avslaget."
  ],
  [
    { code: "RowsFrozen", project: "p", what: "registration", date: "2022-11-01", submittedOn: "2022-10-30" },
    "The registration on 2022-11-01 comes too late: the final report of project p was submitted on 2022-10-30, and rows in the tool have stood still since.",
    "Dagen för registreringen, 2022-11-01, är för sen: slutrapporten för projektet p lämnades in den 2022-10-30, och sedan dess kan raderna i verktyget inte ändras."
  ],
  [
    { code: "ProjectClosed", project: "p", what: "outcome", date: "2023-02-01", closedOn: "2023-01-31" },
    "Project p was closed on 2023-01-31; the outcome on 2023-02-01 would be after that.",
    "Projektet p avslutades den 2023-01-31; dagen för resultatet, 2023-02-01, ligger efter det."
  ],
  [
    { code: "CheckExists", project: "p", check: "C1" },
    "Project p has a check C1 already.",
    "Projektet p har redan en granskning C1."
  ],
  [
    { code: "NotUnderCheck", mobility: "m", project: "p", phase: "running", on: "2022-02-01" },
    "The agency does not judge mobility m on 2022-02-01: project p is under way then, not under check.",
    "Programkontoret bedömer inte mobiliteten m den 2022-02-01: då är projektet p pågående, inte under granskning."
  ],
  [
    { code: "RowNotComplete", mobility: "m", tool: "T1" },
    "The row T1 of mobility m is a draft, which is no part of the report.",
    "Raden T1 för mobiliteten m är ett utkast och ingår inte i rapporten."
  ],
  [
    { code: "AlreadyIneligible", mobility: "m" },
    "Mobility m has been declared ineligible already.",
    "Mobiliteten m har redan underkänts."
  ],
  [
    { code: "NotIneligible", mobility: "m" },
    "Mobility m has not been declared ineligible.",
    "Mobiliteten m har inte underkänts."
  ],
  [
    {
      code: "NotAuthorised",
      actor: "kim",
      to: "send",
      name: "approve",
      about: "concern",
      roles: ["coordinator", "contact-person"]
    },
    "kim may not do this here: it takes the role of coordinator or contact-person, for what it is about (approve).",
    "kim får inte göra detta här: det kräver rollen coordinator eller contact-person, för det som saken gäller (approve)."
  ],
  [
    { code: "NotAuthorised", actor: "kim", to: "send", name: "approve", about: "concern", roles: [] },
    "kim may not do this: nobody may (approve).",
    "kim får inte göra detta: det får ingen (approve)."
  ],
  [
    { code: "NotAuthorised", actor: "kim", to: "ask", name: "timeline", about: "concern", roles: ["coordinator"] },
    "kim may not ask for timeline here: it takes the role of coordinator, for what is asked about.",
    "kim får inte fråga efter timeline här: det kräver rollen coordinator, för det som frågan gäller."
  ],
  [
    {
      code: "NotAuthorised",
      actor: "kim",
      to: "ask",
      name: "project",
      about: "project",
      roles: ["coordinator", "tutor"]
    },
    "kim may not ask for project here: it takes the role of coordinator or tutor in the project, be it for one member or one participant alone.",
    "kim får inte fråga efter project här: det kräver rollen coordinator eller tutor i projektet, om så bara för en medlem eller en deltagare."
  ],
  [
    { code: "NotAuthorised", actor: "kim", to: "ask", name: "timeline", about: "concern", roles: [] },
    "kim may not ask for timeline: nobody may.",
    "kim får inte fråga efter timeline: det får ingen."
  ],
  [
    { code: "UnknownRole", role: "cook", known: ["coordinator", "participant"] },
    "There is no role cook; there are coordinator and participant.",
    "Det finns ingen roll cook; det finns coordinator och participant."
  ],
  [
    { code: "RoleNotBound", role: "supervisor", needs: ["member", "participant"] },
    "The role of supervisor is given for one member or one participant, and not without.",
    "Rollen supervisor ges för en medlem eller en deltagare, och inte annars."
  ],
  [
    { code: "RoleNotHeld", actor: "kim", role: "supervisor" },
    "kim does not have the role of supervisor like that.",
    "kim har inte rollen supervisor på det sättet."
  ],
  [
    { code: "LastCoordinator", actor: "kim" },
    "kim is the only coordinator of the whole consortium; somebody else has to be one first.",
    "kim är ensam samordnare för hela konsortiet; någon annan måste bli det först."
  ],
  [{ code: "UnknownHosting", hosting: "h" }, "There is no hosting h.", "Det finns ingen inkommande vistelse h."],
  [
    { ...hostingStep, step: "record-arrival", stage: "requested", allowedFrom: ["accepted"] },
    "Hosting h cannot begin: it is requested, not accepted.",
    "Den inkommande vistelsen h kan inte påbörjas: den är efterfrågad, inte godtagen."
  ],
  [
    { ...hostingStep, step: "request-hosting", stage: "ended-early", allowedFrom: ["none"] },
    "There is a hosting h already; it is ended early.",
    "Den inkommande vistelsen h finns redan; den är avslutad i förtid."
  ],
  [
    { ...hostingStep, step: "retract-hosting-step", stage: "requested", allowedFrom: ["accepted"] },
    "Hosting h is requested, and a request is no step to take back; the hosting can be marked as entered in error.",
    "Den inkommande vistelsen h är efterfrågad, och en förfrågan är inget steg som kan tas tillbaka; vistelsen kan markeras som felregistrerad."
  ],
  [
    { ...hostingStep, step: "retract-hosting-step", stage: "entered-in-error", allowedFrom: ["no-show"] },
    "Hosting h cannot have its last step taken back: it is marked as entered in error, not a no-show.",
    "Den inkommande vistelsen h kan inte få sitt senaste steg återtaget: den är markerad som felregistrerad, inte utebliven."
  ],
  [
    { code: "HostingAlreadySo", hosting: "h" },
    "The correction of hosting h changes nothing.",
    "Rättelsen av den inkommande vistelsen h ändrar ingenting."
  ],
  [
    { code: "HostingHasNoSuchDate", hosting: "h", what: "arrival", stage: "accepted" },
    "Hosting h is accepted; it has no arrival whose day could be corrected.",
    "Den inkommande vistelsen h är godtagen; den har ingen dag för ankomsten som kan rättas."
  ],
  [
    { code: "GoalWithoutProject", hosting: "h", goal: "5" },
    "Hosting h serves no project, so it cannot serve goal 5.",
    "Den inkommande vistelsen h hör inte till något projekt och kan inte bidra till mål 5."
  ],
  [
    { code: "NoBedLeft", member: "north", category: null, day: "2020-03-01", beds: 2, taken: 3 },
    "north has no bed left on 2020-03-01: it offers 2, and this would be number 3.",
    "north har ingen ledig plats den 2020-03-01: 2 erbjuds, och den här skulle bli nummer 3."
  ],
  [
    { code: "NoBedLeft", member: "north", category: "staff", day: "2020-03-01", beds: 2, taken: 3 },
    "north has no bed left for staff on 2020-03-01: it offers 2, and this would be number 3.",
    "north har ingen ledig plats för staff den 2020-03-01: 2 erbjuds, och den här skulle bli nummer 3."
  ],
  [
    { code: "UnknownOffer", member: "north", offer: "o" },
    "north has made no offer o.",
    "north har inte lämnat något erbjudande o."
  ],
  [
    { code: "NothingToRemindOf", of: "register", since: "2019-10-10", today: "2020-06-15" },
    "Nothing of the kind register has waited since 2019-10-10, as it stands on 2020-06-15.",
    "Inget av slaget register har väntat sedan 2019-10-10, som det ser ut den 2020-06-15."
  ],
  [
    { code: "ReminderOutOfTurn", of: "register", since: "2019-10-10", number: 1, next: 2 },
    "Reminder 1 of what has waited since 2019-10-10 (register) is not the next one: that is 2.",
    "Påminnelse 1 om det som väntat sedan 2019-10-10 (register) står inte på tur: det gör 2."
  ],
  [
    { code: "OwnRule", rule: "one stay each", values: { participant: "x" } },
    "The consortium has a rule of its own against it: one stay each.",
    "Konsortiet har en egen regel som hindrar det: one stay each."
  ]
]

describe("a refusal reads", () => {
  for (const [values, en, sv] of read) {
    it(`"${en}"`, () => {
      const refused = refusal(values)
      expect(refusalText(refused)).toBe(en)
      expect(refusalText(refused, "sv")).toBe(sv)
    })
  }

  it("in every code, and in every text that a template may become", () => {
    expect([...new Set(read.map(([{ code }]) => code))]).toEqual(refusalCodes)
    for (const [catalogue, column] of [
      [english, 1],
      [swedish, 2]
    ] as const) {
      const shown = read.map((row) => row[column])
      for (const text of Object.values(catalogue.templates).flatMap(textsOf)) {
        const pattern = new RegExp(`^${text.replaceAll(/[.()]/g, "\\$&").replaceAll(/\{\w+\}/g, ".+")}$`)
        expect(shown).toContainEqual(expect.stringMatching(pattern))
      }
    }
  })
})

describe("each catalogue", () => {
  const catalogues: Readonly<Record<string, Catalogue>> = { english, swedish }

  for (const [name, catalogue] of Object.entries(catalogues)) {
    it(`${name} asks only for values that the refusal has`, () => {
      expect(Object.keys(catalogue.templates)).toEqual(refusalCodes)
      for (const member of Refusal.members) {
        const has = Object.keys(member.fields)
        const texts = textsOf(catalogue.templates[member.fields.code.literal])
        expect(texts.flatMap(placeholders).filter((value) => !has.includes(value))).toEqual([])
        for (const text of texts) expect(text).toMatch(/^[A-ZÅÄÖ{0-9].*\.$/)
      }
    })

    it(`${name} has a word for every code among the values`, () => {
      expect(Object.keys(catalogue.words.stages)).toEqual([...new Set([...stages, ...hostingStages])])
      expect(Object.keys(catalogue.words.steps)).toEqual([
        ...stepNames,
        ...hostingStepNames,
        ...Object.keys(phaseSteps)
      ])
      expect(Object.keys(catalogue.words.phases)).toEqual(phases)
      expect(Object.keys(catalogue.words.days)).toEqual(DateName.literals)
      expect(Object.keys(catalogue.words.headings)).toEqual(headings)
      expect(Object.keys(catalogue.words.modes)).toEqual(Mode.literals)
      expect(Object.keys(catalogue.words.problems)).toEqual(["twice", "unknown-parent", "own-ancestor"])
      expect(Object.keys(catalogue.words.bounds)).toEqual(Bound.literals)
      for (const words of Object.values(catalogue.words))
        expect(Object.values<string>(words).every((word) => word !== "")).toBe(true)
    })
  }

  it("Swedish has words of its own", () => {
    const inEnglish = wordsOf(english)
    expect(wordsOf(swedish).filter((word, i) => word === inEnglish[i])).toEqual([])
  })

  it("tells all texts that it may become, and the values that each asks for", () => {
    const inner = { by: "places", otherwise: "many", texts: { "1": "one of {places}" } }
    const template = { by: "member", otherwise: inner, texts: { north: "in the north" }, unknown: "nobody's {project}" }
    const texts = textsOf(template)
    expect(texts).toEqual(["in the north", "nobody's {project}", "one of {places}", "many"])
    expect(textsOf({ by: "member", otherwise: "any" })).toEqual(["any"])
    expect(texts.map(placeholders)).toEqual([[], ["project"], ["places"], []])
    expect(placeholders("{a} of {two_words}, {not a word}")).toEqual(["a", "two_words"])
  })

  it("has a text for what an own rule says nothing of", () => {
    const byRoom = { by: "room", otherwise: "Room {room}.", unknown: "No room." }
    const own: Catalogue = { ...english, rules: { rooms: byRoom } }
    expect(textOf(own, refusal({ code: "OwnRule", rule: "rooms", values: { room: 7 } }))).toBe("Room 7.")
    expect(textOf(own, refusal({ code: "OwnRule", rule: "rooms", values: {} }))).toBe("No room.")
  })

  it("leaves the caller's own words alone, even where a code is called the same", () => {
    const values = { code: "ToolIdTaken", project: "approved", tool: "twice", mobility: "departure" }
    expect(refusalText(refusal(values), "sv")).toBe(
      "twice är redan id i Mobility Tool för mobiliteten departure i projektet approved."
    )
    const category = { code: "UnknownCategory", project: "none", category: "applied", known: ["rejected"] }
    expect(refusalText(refusal(category))).toBe("Project none has no category applied; it has rejected.")
  })

  it("may be the caller's own", () => {
    const short: Catalogue = {
      ...english,
      templates: {
        ...english.templates,
        NoPlaceLeft: { by: "member", otherwise: "Full: {member} {places}." },
        NoGoal: "{nothing}!"
      },
      unknown: "?"
    }
    expect(textOf(short, refusal({ code: "NoPlaceLeft", ...levels.members }))).toBe("Full: ? 2.")
    expect(textOf(short, refusal({ code: "NoPlaceLeft", ...levels.member }))).toBe("Full: north 2.")
    expect(textOf(short, refusal({ code: "NoGoal", mobility: "m", stage: "applied" }))).toBe("?!")
  })
})
