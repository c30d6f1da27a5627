import { describe, expect, it } from "vitest"
import { broken, read, rules } from "../../layers/Rules.ts"
import type { Table } from "../../layers/Table.ts"
import { tempDir } from "../TempDir.ts"

const table: Table = {
  levels: new Map([
    ["packages/core", 0],
    ["packages/store", 1],
    ["packages/other", 1]
  ]),
  effectSide: [
    { path: "Service.ts", reason: "runs commands" },
    { path: "kept/", reason: "keeps things", except: ["kept/Shape.ts"] }
  ],
  dataModules: new Set(["Schema", "Result", "pipe"])
}

const manifest = (name: string, dependencies: Readonly<Record<string, string>> = {}): string =>
  JSON.stringify({ name, dependencies, peerDependencies: { effect: "^4.1.0" }, devDependencies: { vitest: "^5.0.0" } })

/** A small repository that keeps every rule, with one import of each allowed kind. */
const sound = {
  "packages/core/package.json": manifest("@x/core"),
  "packages/core/src/index.ts": `export * as Quota from "./quota/Quota.ts"\nexport { Service } from "./Service.ts"`,
  "packages/core/src/Service.ts": `import { Effect } from "effect"\nimport { free } from "./quota/Quota.ts"`,
  "packages/core/src/kept/Keeper.ts": `import { Effect } from "effect"`,
  "packages/core/src/kept/Shape.ts": `import { Schema } from "effect"`,
  "packages/core/src/quota/Quota.ts": `import { pipe, Schema } from "effect"
import type { Shape } from "../kept/Shape.ts"
import type { Result } from "effect/Result"
import type { Projection } from "../eventsourcing/Projection.ts"
export const free = ["free"] as const`,
  "packages/core/src/eventsourcing/Projection.ts": `import { Effect, Stream } from "effect"
import { createHash } from "node:crypto"
import type { Query } from "./Query.ts"`,
  "packages/core/src/eventsourcing/Query.ts": `export type Query = ReadonlyArray<string>`,
  "packages/store/package.json": manifest("@x/store", { "@x/core": "workspace:^" }),
  "packages/store/src/index.ts": `import { Quota } from "@x/core"\nimport { DatabaseSync } from "node:sqlite"`,
  "packages/other/package.json": manifest("@x/other"),
  "packages/other/src/index.ts": `export const other = 1`,
  "examples/demo/package.json": manifest("@x/demo", { "@x/core": "workspace:^", "@x/store": "workspace:^" }),
  "examples/demo/src/main.ts": `import { Quota } from "@x/core"\nimport { store } from "@x/store"`
}

const problems = (faults: Readonly<Record<string, string>> = {}): ReadonlyArray<string> =>
  broken(read(tempDir({ ...sound, ...faults }), table))

/** Each fault, the file it is put into, and the one sentence it must call forth. */
const faults: ReadonlyArray<readonly [rule: string, path: string, text: string, problem: string]> = [
  [
    "noCycles",
    "packages/core/src/eventsourcing/Query.ts",
    `import type { Projection } from "./Projection.ts"`,
    "packages/core/src/eventsourcing/Projection.ts imports itself in a circle: packages/core/src/eventsourcing/Projection.ts → packages/core/src/eventsourcing/Query.ts → packages/core/src/eventsourcing/Projection.ts"
  ],
  [
    "noCycles",
    "packages/core/src/eventsourcing/Query.ts",
    `export type Projection = import("./Projection.ts").Projection`,
    "packages/core/src/eventsourcing/Projection.ts imports itself in a circle: packages/core/src/eventsourcing/Projection.ts → packages/core/src/eventsourcing/Query.ts → packages/core/src/eventsourcing/Projection.ts"
  ],
  [
    "noBarrelInside",
    "packages/other/src/Inner.ts",
    `import { other } from "./index.ts"`,
    "packages/other/src/Inner.ts:1 imports the barrel ./index.ts from inside; import the file that holds what it needs"
  ],
  [
    "noBarrelInside",
    "packages/other/src/Inner.ts",
    `\nexport { other } from "@x/other"`,
    "packages/other/src/Inner.ts:2 imports the barrel @x/other from inside; import the file that holds what it needs"
  ],
  [
    "staysInPackage",
    "packages/other/src/Inner.ts",
    `import { free } from "../../core/src/quota/Quota.ts"`,
    "packages/other/src/Inner.ts:1 leaves its package by ../../core/src/quota/Quota.ts; import the other package by its name"
  ],
  [
    "onlyDeclared",
    "packages/other/src/Inner.ts",
    `import { it } from "vitest"`,
    "packages/other/src/Inner.ts:1 imports vitest, which packages/other/package.json has neither as a dependency nor as a peer"
  ],
  [
    "onlyDeclared",
    "packages/other/src/Inner.ts",
    `export const load = (name: string) => import(name)`,
    "packages/other/src/Inner.ts:1 imports (computed), which packages/other/package.json has neither as a dependency nor as a peer"
  ],
  [
    "onlyDownward",
    "packages/other/package.json",
    manifest("@x/other", { "@x/store": "workspace:^" }),
    "packages/other/src/Inner.ts:1 imports @x/store, which does not stand below packages/other"
  ],
  [
    "onlyDownward",
    "packages/new/package.json",
    manifest("@x/new"),
    "packages/new has no level; give it one in scripts/layers/Table.ts"
  ],
  [
    "eventsourcingAlone",
    "packages/core/src/eventsourcing/Query.ts",
    `import { free } from "../quota/Quota.ts"`,
    "packages/core/src/eventsourcing/Query.ts:1 imports ../quota/Quota.ts; eventsourcing/ knows itself, effect and node:crypto alone"
  ],
  [
    "eventsourcingAlone",
    "packages/core/src/eventsourcing/Query.ts",
    `import { readFileSync } from "node:fs"`,
    "packages/core/src/eventsourcing/Query.ts:1 imports node:fs; eventsourcing/ knows itself, effect and node:crypto alone"
  ],
  ...["Effect", "Layer", "Stream", "Context", "Clock"].map(
    (name) =>
      [
        "pureDomain",
        "packages/core/src/quota/Rule.ts",
        `import { Schema, type ${name} as Other } from "effect"`,
        `packages/core/src/quota/Rule.ts:1 takes ${name} from effect; the domain takes data modules only`
      ] as const
  ),
  [
    "pureDomain",
    "packages/core/src/quota/Rule.ts",
    `import * as Effect from "effect/Effect"`,
    "packages/core/src/quota/Rule.ts:1 takes Effect from effect/Effect; the domain takes data modules only"
  ],
  [
    "pureDomain",
    "packages/core/src/quota/Rule.ts",
    `import * as Everything from "effect"`,
    "packages/core/src/quota/Rule.ts:1 takes * from effect; the domain takes data modules only"
  ],
  [
    "pureDomain",
    "packages/core/src/quota/Rule.ts",
    `import { randomUUID } from "node:crypto"`,
    "packages/core/src/quota/Rule.ts:1 imports node:crypto; the domain knows effect's data modules alone"
  ],
  [
    "pureDomain",
    "packages/core/src/quota/Rule.ts",
    `import { Service } from "../Service.ts"`,
    "packages/core/src/quota/Rule.ts:1 imports ../Service.ts, which runs effects; the domain is pure"
  ],
  [
    "pureDomain",
    "packages/core/src/quota/Rule.ts",
    `import type { Keeper } from "../kept/Keeper.ts"`,
    "packages/core/src/quota/Rule.ts:1 imports ../kept/Keeper.ts, which runs effects; the domain is pure"
  ],
  [
    "pureDomain",
    "packages/core/src/kept/Shape.ts",
    `import { Effect } from "effect"`,
    "packages/core/src/kept/Shape.ts:1 takes Effect from effect; the domain takes data modules only"
  ],
  [
    "pureDomain",
    "packages/core/src/quota/Rule.ts",
    `export const today = Date.now()`,
    "packages/core/src/quota/Rule.ts:1 asks Date.now; the domain is told what time it is"
  ],
  [
    "pureDomain",
    "packages/core/src/quota/Rule.ts",
    `export const today = () => new Date()`,
    "packages/core/src/quota/Rule.ts:1 asks new Date(); the domain is told what time it is"
  ]
]

describe("layer rules", () => {
  it("find nothing in a sound repository", () => {
    expect(problems()).toEqual([])
  })

  it.each(faults)("%s: %s with %j", (rule, path, text, problem) => {
    const extra = path.endsWith("other/package.json") ? { "packages/other/src/Inner.ts": `import "@x/store"` } : {}
    expect(problems({ [path]: text, ...extra })).toContain(`${problem} (${rule})`)
  })

  it("find a listed file that is gone", () => {
    const root = tempDir(sound)
    const listed = [
      { path: "Gone.ts", reason: "was here" },
      { path: "Service.ts", reason: "runs commands" },
      { path: "kept/", reason: "keeps things", except: ["kept/Shape.ts", "kept/Gone.ts"] }
    ]
    expect(broken(read(root, { ...table, effectSide: listed }))).toEqual([
      "packages/core/src/Gone.ts is listed in scripts/layers/Table.ts, but there is no such file (tableIsTrue)",
      "packages/core/src/kept/Gone.ts is listed in scripts/layers/Table.ts, but there is no such file (tableIsTrue)"
    ])
  })

  it("are each seen to fail by a fault above", () => {
    expect(new Set([...faults.map(([rule]) => rule), "tableIsTrue"])).toEqual(new Set(Object.keys(rules)))
  })

  it("refuse to judge what cannot be parsed", () => {
    expect(() => problems({ "packages/other/src/Inner.ts": "export const = 1" })).toThrow(/Inner\.ts cannot be parsed/)
  })
})
