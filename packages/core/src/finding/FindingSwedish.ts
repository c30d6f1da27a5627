/**
 * Findings in Swedish.
 */
import { swedishWords } from "../refusal/SwedishWords.ts"
import type { FindingCatalogue } from "./FindingCatalogue.ts"

/** Findings in Swedish. */
export const findingsInSwedish: FindingCatalogue = {
  templates: {
    FieldMissing: {
      by: "because",
      unknown: "Fältet {field} är inte ifyllt.",
      texts: {
        "force-majeure": "Fältet {field} är inte ifyllt; det krävs vid force majeure.",
        registered: "Fältet {field} är inte ifyllt; det finns på varje rad i verktyget."
      },
      otherwise: "Fältet {field} är inte ifyllt; det krävs på grund av {because}."
    },
    FieldMalformed: "Fältet {field} ska innehålla {form}.",
    FieldErased: "Fältet {field} bedöms inte: uppgifterna om deltagaren har raderats.",
    FieldNotInCall:
      "Ansökningsomgången {callYear} har inget fält {field}: det hör till omgångarna från {first} till {last}.",
    FieldUnknown: "Reglerna känner inte till något fält {field}.",
    FieldsExclude: "Fältet {field} får inte fyllas i samtidigt som {other}.",
    AmountTooHigh: "Fältet {field} är mer än {percent} % av {of}.",
    NotApproved: "Mobiliteten är {stage}; tills den är godkänd förblir raden ett utkast.",
    RowLeftOver: "Mobiliteten är {stage}, men raden finns kvar i verktyget; den ska tas bort.",
    RowStale: "Raden visar {rowStart} till {rowEnd}, men mobiliteten pågår från {start} till {end}.",
    PlannedDatesLeft:
      "Raden visar ännu planerade datum; de faktiska, {start} till {end}, ska ersätta dem före slutrapporten.",
    UnknownActivity:
      "Reglerna för ansökningsomgången {callYear} känner inte till aktiviteten {activity}; de känner till {known}.",
    NotInThisCall:
      "Aktiviteten {activity} hör till ansökningsomgångarna från {first} till {last}, inte till {callYear}.",
    NotEligible: "Inget bidrag ges för aktiviteten {activity}.",
    WrongParticipant: "Aktiviteten {activity} är till för {who}, inte för {category}.",
    UnknownCategory: "Reglerna säger inte vilket slags deltagare {category} är.",
    ModeNotAllowed: {
      by: "allowed",
      texts: { "": "En mobilitet i ansökningsomgången {callYear} får inte vara {mode}." },
      otherwise: "En mobilitet i ansökningsomgången {callYear} får inte vara {mode}; den får vara {allowed}."
    },
    ModeUnconfirmed: "Det är inte bekräftat att en mobilitet får vara {mode}.",
    TooShort: {
      by: "unit",
      texts: {
        months: "Mobiliteten har {days} dagar; aktiviteten {activity} ska vara minst {length}, vilket är {least} dagar."
      },
      otherwise: {
        by: "days",
        texts: { "1": "Mobiliteten är en dag; aktiviteten {activity} ska vara minst {length}." },
        otherwise: "Mobiliteten har {days} dagar; aktiviteten {activity} ska vara minst {length}."
      }
    },
    TooLong: "Mobiliteten har {days} dagar; aktiviteten {activity} får ha högst {most} (gränsen är {length}).",
    BoundsOff: {
      by: "broken",
      texts: {
        TooShort: {
          by: "days",
          texts: { "1": "Mobiliteten på en dag är för kort för {activity}, vilket godtas vid force majeure." },
          otherwise: "Mobiliteten på {days} dagar är för kort för {activity}, vilket godtas vid force majeure."
        }
      },
      otherwise: "Mobiliteten på {days} dagar är för lång för {activity}, vilket godtas vid force majeure."
    },
    TooManyTravelDays: "Mobiliteten har {travelDays} resdagar; högst {most} ger bidrag.",
    InterruptedTooLong: "Avbrottet på {interruptedDays} dagar är inte kortare än mobiliteten, som har {calculated}.",
    NonFundedTooLong: "{nonFundedDays} dagar är utan bidrag, men bara {fundable} hade kunnat få det.",
    TooFewMembers: "Konsortiet har {members} medlemmar; det ska ha minst {least}.",
    SeveralCountries: "Medlemmarna kommer från flera länder: {countries}.",
    CountryUnknown: "Det är okänt vilket land {member} finns i.",
    AccessionUnknown: "Det är okänt vilken dag {member} anslöt sig.",
    BeforeAccession: "Deltagare från {member} reste innan medlemmen anslöt sig den {accededOn}: {mobilities}.",
    LeftWhileRunning: "Mobiliteter hos {member} pågår efter att medlemmen lämnade projektet den {leftOn}: {mobilities}."
  },
  words: {
    stages: swedishWords.stages,
    modes: { physical: "fysisk", blended: "blandad", virtual: "virtuell" },
    who: { learner: "elever", staff: "personal", other: "andra" },
    forms: {
      text: { by: "count", unknown: "text", otherwise: "text på högst {count} tecken" },
      date: "ett datum som finns, som ÅÅÅÅ-MM-DD",
      codes: "någon av koderna {codes}",
      "whole-number": "ett heltal från 0",
      decimal: "ett tal från 0 med högst två decimaler",
      "yes-no": "true eller false",
      "e-mail": "en e-postadress",
      digits: "ett nummer med {count} siffror",
      oid: "ett OID: E och åtta siffror"
    },
    units: { days: ["dag", "dagar"], months: ["månad", "månader"] }
  },
  and: "och",
  or: "eller",
  unknown: "en okänd dag"
}
