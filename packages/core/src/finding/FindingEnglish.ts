/**
 * Findings in English.
 */
import { englishWords } from "../refusal/EnglishWords.ts"
import type { FindingCatalogue } from "./FindingCatalogue.ts"

/** Findings in English. */
export const findingsInEnglish: FindingCatalogue = {
  templates: {
    FieldMissing: {
      by: "because",
      unknown: "The field {field} is missing.",
      texts: {
        "force-majeure": "The field {field} is missing; in a case of force majeure it is required.",
        registered: "The field {field} is missing; a row in the tool has it."
      },
      otherwise: "The field {field} is missing; it is required because of {because}."
    },
    FieldMalformed: "The field {field} has to be {form}.",
    FieldErased: "The field {field} is not judged: what was kept about the participant has been erased.",
    FieldNotInCall: "The call of {callYear} has no field {field}: it is one of the calls from {first} to {last}.",
    FieldUnknown: "The rules know no field {field}.",
    FieldsExclude: "The field {field} must not be filled in beside {other}.",
    AmountTooHigh: "The field {field} is more than {percent} % of {of}.",
    NotApproved: "The mobility is {stage}; until it is approved its row stays a draft.",
    RowLeftOver: "The mobility is {stage}, and its row is still in the tool; it is to be removed.",
    RowStale: "The row shows {rowStart} to {rowEnd}, while the mobility is from {start} to {end}.",
    PlannedDatesLeft: "The row still shows planned dates; the actual ones, {start} to {end}, are to overwrite them.",
    UnknownActivity: "The rules of the call of {callYear} know no activity {activity}; they know {known}.",
    NotInThisCall: "The activity {activity} is one of the calls from {first} to {last}, not of {callYear}.",
    NotEligible: "No grant is given for the activity {activity}.",
    WrongParticipant: "The activity {activity} is for {who}, not for {category}.",
    UnknownCategory: "The rules do not say what kind of participants {category} are.",
    ModeNotAllowed: {
      by: "allowed",
      texts: { "": "A mobility of the call of {callYear} must not be {mode}." },
      otherwise: "A mobility of the call of {callYear} must not be {mode}; it may be {allowed}."
    },
    ModeUnconfirmed: "Whether a mobility may be {mode} is not confirmed.",
    TooShort: {
      by: "unit",
      texts: {
        months: "The mobility has {days} days; the activity {activity} lasts {length} at least, which is {least} days."
      },
      otherwise: {
        by: "days",
        texts: { "1": "The mobility has one day; the activity {activity} lasts {length} at least." },
        otherwise: "The mobility has {days} days; the activity {activity} lasts {length} at least."
      }
    },
    TooLong: "The mobility has {days} days; the activity {activity} has {most} at most (the limit is {length}).",
    BoundsOff: {
      by: "broken",
      texts: {
        TooShort: {
          by: "days",
          texts: { "1": "The mobility of one day is too short for {activity}, which force majeure excuses." },
          otherwise: "The mobility of {days} days is too short for {activity}, which force majeure excuses."
        }
      },
      otherwise: "The mobility of {days} days is too long for {activity}, which force majeure excuses."
    },
    TooManyTravelDays: "The mobility has {travelDays} travel days; at most {most} are funded.",
    InterruptedTooLong:
      "The interruption of {interruptedDays} days is no shorter than the mobility, which has {calculated}.",
    NonFundedTooLong: "There are {nonFundedDays} days that are not funded, and only {fundable} that could be.",
    TooFewMembers: "The consortium has {members} members; there have to be {least} at least.",
    SeveralCountries: "The members are of several countries: {countries}.",
    CountryUnknown: "The country of {member} is not known.",
    AccessionUnknown: "The day on which {member} acceded is not known.",
    BeforeAccession: "Participants of {member} left before it acceded on {accededOn}: {mobilities}.",
    LeftWhileRunning: "Mobilities of {member} run after it left on {leftOn}: {mobilities}."
  },
  words: {
    stages: englishWords.stages,
    modes: { physical: "physical", blended: "blended", virtual: "virtual" },
    who: { learner: "learners", staff: "staff", other: "others" },
    forms: {
      text: { by: "count", unknown: "text", otherwise: "text of at most {count} characters" },
      date: "a date that exists, as YYYY-MM-DD",
      codes: "one of {codes}",
      "whole-number": "a whole number from 0",
      decimal: "a number from 0 with at most two decimal places",
      "yes-no": "true or false",
      "e-mail": "an e-mail address",
      digits: "a number of {count} digits",
      oid: "an OID: E and eight digits"
    },
    units: { days: ["day", "days"], months: ["month", "months"] }
  },
  and: "and",
  or: "or",
  unknown: "an unknown day"
}
