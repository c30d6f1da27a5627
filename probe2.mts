import { Schema } from "effect"
import * as Compiler from "effect/schema/SchemaJITCompiler"
import { KeptMobility } from "./packages/core/src/mobility/KeptMobility.ts"
import { fromFacts } from "./packages/core/src/mobility/MobilityState.ts"
import { stateText } from "./packages/core/src/readmodel/ReadModel.ts"
const src = (await import("node:fs")).readFileSync("probe.mts","utf8")
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
const m = fromFacts(ev.map((event: any, i: number) => ({ id: "d3b07384-d9a0-4c9b-8f3e-00000000000" + i, event }))) as any
const time = (n: string, f: () => unknown) => { for (let i = 0; i < 3000; i++) f(); const t = performance.now(); for (let i = 0; i < 10000; i++) f(); console.log(n, ((performance.now() - t) / 10).toFixed(1), "µs") }
const text = Schema.fromJsonString(Schema.toCodecJson(KeptMobility)) as any
Compiler.enable(text.ast); Compiler.enable(Schema.flip(text).ast)
const enc = Schema.encodeSync(text), dec = Schema.decodeUnknownSync(text)
const s = enc(m)
time("jit encode", () => enc(m)); time("jit decode", () => dec(s))
// without toCodecJson
const t2 = Schema.fromJsonString(KeptMobility) as any
Compiler.enable(t2.ast); Compiler.enable(Schema.flip(t2).ast)
const e2 = Schema.encodeSync(t2), d2 = Schema.decodeUnknownSync(t2)
time("jit plain encode", () => e2(m)); time("jit plain decode", () => d2(s))
time("JSON.stringify", () => JSON.stringify(m.facts)); time("JSON.parse", () => JSON.parse(s)); time("fromFacts", () => fromFacts(m.facts))
