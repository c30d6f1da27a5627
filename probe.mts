import { Schema } from "effect"
import * as Compiler from "effect/schema/SchemaJITCompiler"
import { KeptMobility } from "./packages/core/src/mobility/KeptMobility.ts"
import { fromFacts } from "./packages/core/src/mobility/MobilityState.ts"
import { stateText } from "./packages/core/src/readmodel/ReadModel.ts"
const common = { mobility: "mobility-12345", project: "project-2019-1-SE01-KA102", member: "north-municipality", category: "learner", goals: ["1", "2.1"], participant: "participant-1234567" }
const stay = { start: "2019-11-01", end: "2019-11-20" }
const ev = [
  { type: "mobility.applied", ...common, occurredOn: "2019-10-01", planned: stay, activity: "vet-short", host: "host-1" },
  { type: "mobility.approved", ...common, occurredOn: "2019-10-10", from: "applied", stay },
  { type: "mobility.document-signed", ...common, occurredOn: "2019-10-18", document: "learning-agreement", party: "participant" },
  { type: "mobility.document-signed", ...common, occurredOn: "2019-10-18", document: "grant-agreement", party: "participant" },
  { type: "mobility.payment-made", ...common, occurredOn: "2019-10-18", payment: "v1", kind: "advance", heading: "travel", amount: { cents: 4000, currency: "EUR" } },
  { type: "mobility.departed", ...common, occurredOn: "2019-11-01", stay },
  { type: "mobility.completed", ...common, occurredOn: "2019-11-20", stay },
  { type: "mobility.registered", ...common, occurredOn: "2019-11-22", tool: "t1", status: "complete", dates: "actual", period: stay },
] as any
const m = fromFacts(ev.map((event: any, i: number) => ({ id: "d3b07384-d9a0-4c9b-8f3e-00000000000" + i, event })))
const text = stateText({ schema: KeptMobility } as any)
const enc = Schema.encodeSync(text), dec = Schema.decodeUnknownSync(text)
const s = enc(m as any)
console.log(s.length, JSON.stringify(dec(s)) === JSON.stringify(m))
const cpu = () => { const u = process.cpuUsage(); return u.user + u.system }
const time = (n: string, f: () => unknown) => { for (let i = 0; i < 5000; i++) f(); const t = cpu(); for (let i = 0; i < 20000; i++) f(); console.log(n, ((cpu() - t) / 20000).toFixed(1), "µs cpu") }
const e2 = Schema.encodeSync(KeptMobility) as any, d2 = Schema.decodeUnknownSync(KeptMobility) as any
const t3 = Schema.toCodecJson(KeptMobility as any); const e3 = Schema.encodeSync(t3) as any, d3 = Schema.decodeUnknownSync(t3)
const j = JSON.parse(s)
time("text encode", () => enc(m as any)); time("text decode", () => dec(s))
time("kept encode", () => e2(m)); time("kept decode", () => d2(j))
time("codecjson encode", () => e3(m)); time("codecjson decode", () => d3(j))
time("stringify short", () => JSON.stringify(j)); time("parse short", () => JSON.parse(s))
time("stringify", () => JSON.stringify(m.facts)); time("fromFacts", () => fromFacts(m.facts))
