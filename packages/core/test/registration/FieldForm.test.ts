/**
 * Forms of fields: what each takes, up to its edges, and what it does not.
 */
import { describe, expect, it } from "@effect/vitest"
import { type FieldForm, fits, FormKind } from "../../src/registration/FieldForm.ts"

const emoji = "\u{1F600}"

const cases: ReadonlyArray<readonly [form: FieldForm, right: ReadonlyArray<string>, wrong: ReadonlyArray<string>]> = [
  [{ kind: "text" }, ["", "x".repeat(5000)], []],
  [{ kind: "text", most: 3 }, ["abc", emoji.repeat(3)], ["abcd"]],
  [{ kind: "date" }, ["2020-02-29", "0001-01-01"], ["2019-02-29", "29/02/2020", "2020-2-9", ""]],
  [{ kind: "codes", codes: ["0", "1"] }, ["0", "1"], ["2", "01", ""]],
  [{ kind: "whole-number" }, ["0", "007", "999999999"], ["-1", "1.0", "1000000000", "many", ""]],
  [{ kind: "decimal" }, ["0", "4.67", "1234.5", "9999999999.99"], ["4,67", "4.", ".5", "1.234", "-1", "1e3", ""]],
  [{ kind: "yes-no" }, ["true", "false"], ["YES", "1", "True", ""]],
  [
    { kind: "e-mail" },
    ["kim@example.org", "a.b+c@x.y.se", `${"x".repeat(250)}@b.se`],
    [
      "kim",
      "kim@example",
      "@example.org",
      "kim@.org",
      "a b@c.se",
      "a@b@c.se",
      "kim@example.org or so",
      `${"x".repeat(252)}@b.se`
    ]
  ],
  [{ kind: "digits", count: 9 }, ["999572294"], ["99957229", "9995722940", "99957229X", "X99957229", ""]],
  [{ kind: "oid" }, ["E10000001"], ["e10000001", "E1000001", "E100000012", "xE10000001", "999572294"]]
]

describe("a form", () => {
  for (const [form, right, wrong] of cases) {
    it(`${JSON.stringify(form)} takes ${right.length} values and not ${wrong.length}`, () => {
      expect(right.filter((value) => !fits(form, value))).toEqual([])
      expect(wrong.filter((value) => fits(form, value))).toEqual([])
    })
  }

  it("is tried in every kind", () => {
    expect(new Set(cases.map(([{ kind }]) => kind))).toEqual(new Set(FormKind.literals))
  })
})
