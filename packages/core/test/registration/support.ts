/**
 * Records of an ordinary mobility of each tool, with nothing missing; what a test wants otherwise it says.
 */
import { ActivityCode, CategoryCode, MobilityId, ToolId } from "../../src/Ids.ts"
import { ka102Ka116 } from "../../src/programme/Ka102Ka116.ts"
import { ka121Ka122Vet } from "../../src/programme/Ka121Ka122Vet.ts"
import { beneficiaryModule } from "../../src/registration/BeneficiaryModule.ts"
import { checkRegistration, type RowRules } from "../../src/registration/CheckRegistration.ts"
import { mobilityToolPlus } from "../../src/registration/MobilityToolPlus.ts"
import type { FieldValues, RegistrationRecord } from "../../src/registration/RegistrationRecord.ts"
import { stayOf } from "../programme/support.ts"

/** What the calls to 2020 are judged by. */
export const older: RowRules = { registration: mobilityToolPlus, programme: ka102Ka116 }

/** What the calls from 2021 on are judged by. */
export const newer: RowRules = { registration: beneficiaryModule, programme: ka121Ka122Vet }

/** All that is asked of a person; nobody lives there. */
export const kim: FieldValues = {
  "given-names": "Kim",
  "family-name": "Exempel",
  email: "kim@example.org",
  gender: "9",
  "birth-date": "2001-02-28",
  nationality: "SE"
}

const stay = stayOf("2019-11-04", 20)

/** Twenty days in Finland, of which the row tells the actual dates. */
export const oldRecord = (more: Partial<RegistrationRecord> = {}): RegistrationRecord => ({
  mobility: MobilityId.make("m-1"),
  callYear: 2019,
  stage: "completed",
  category: CategoryCode.make("learner"),
  activity: ActivityCode.make("vet-learner-short"),
  stay,
  interruptedDays: 0,
  forceMajeure: false,
  projectNumber: "2019-1-SE01-KA102-060112",
  submitted: false,
  row: { tool: ToolId.make("060112-MOB-00001"), status: "complete", dates: "actual", period: stay },
  given: {
    "main-language": "EN",
    "sending-country": "SE",
    "sending-city": "Borås",
    "receiving-country": "FI",
    "receiving-city": "Åbo"
  },
  sender: { pic: "999572294" },
  receiver: { pic: "999894916" },
  person: kim,
  ...more
})

/** The same of a later call. */
export const newRecord = (more: Partial<RegistrationRecord> = {}): RegistrationRecord =>
  oldRecord({
    callYear: 2022,
    activity: ActivityCode.make("LM-SHORT-VET"),
    projectNumber: "2022-1-SE01-KA121-VET-000005409",
    submitted: false,
    given: {
      "long-term": "false",
      blended: "false",
      "isced-f-code": "0311",
      "main-language": "EN",
      "receiving-country": "FI",
      "distance-band": "BAND_40",
      "transport-means": "TRAIN",
      "green-travel": "true"
    },
    sender: { oid: "E10000001" },
    receiver: { oid: "E10000002" },
    ...more
  })

/** The record with a field that the caller gives. */
export const giving = (record: RegistrationRecord, fields: FieldValues): RegistrationRecord => ({
  ...record,
  given: { ...record.given, ...fields }
})

/** Codes of what is found, errors with a mark. */
export const found = (rules: RowRules, record: RegistrationRecord): ReadonlyArray<string> =>
  checkRegistration(rules, record).map((finding) => {
    const field = "field" in finding ? ` ${finding.field}` : ""
    return `${finding.severity === "error" ? "! " : ""}${finding.code}${field}`
  })
