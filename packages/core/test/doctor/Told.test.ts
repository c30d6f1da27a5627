/**
 * What the doctor tells of each thing that it finds in a log: where it is, what stands there, and what belongs there.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { type DoctorFinding, placeText } from "../../src/doctor/DoctorFinding.ts"
import type { RawRow } from "../../src/doctor/RawLog.ts"
import { Sequence } from "../../src/doctor/Sequence.ts"
import { generation } from "../../src/eventsourcing/Command.ts"
import type { EncodedEvent } from "../../src/eventsourcing/Event.ts"
import { digest } from "../../src/eventsourcing/EventCodec.ts"
import { markOf } from "../../src/eventsourcing/ModelRaised.ts"
import { events, examined, examinedRaw, failing, rawLog, rowsOf } from "./support.ts"

type Change = (row: RawRow) => Partial<RawRow>

const lineOf = ({ expected, found, place, problem }: DoctorFinding): string =>
  `${problem}, ${placeText(place)}: ${found}; expected: ${expected}`

/** A row whose digest fits its content. */
const fitting = (change: Partial<EncodedEvent>): Change => {
  return ({ data, id, indexed, meta, type, version }) => {
    const plain = {
      id: String(id),
      type: String(type),
      version: Number(version),
      tags: [...indexed].flatMap((tag): EncodedEvent["tags"] => (tag.includes(":") ? [`${tag.split(":")[0]}:a`] : [])),
      data: String(data),
      meta: String(meta),
      ...change
    }
    return { ...plain, indexed: plain.tags, digest: digest(plain) }
  }
}

const changes: ReadonlyArray<readonly [what: string, position: number, Change, told: ReadonlyArray<string>]> = [
  [
    "numbers in place of text",
    3,
    () => ({ id: 1, type: 2, digest: 3, data: 4, meta: 5 }),
    [
      "malformed column, event at position 3: 1; expected: a UUID",
      "malformed column, event at position 3: 2; expected: the name of a type",
      "malformed column, event at position 3: 3; expected: a SHA-256 in base64url",
      "malformed column, event at position 3: 4; expected: JSON text",
      "malformed column, event at position 3: 5; expected: JSON text"
    ]
  ],
  [
    "text in place of numbers",
    3,
    () => ({ recordedAt: "late", version: "one", tags: "[" }),
    [
      "malformed column, event at position 3 (student.enrolled), id 2c9b223b-c123-8ce6-a2fd-7db200000002: a text of 4 characters; expected: milliseconds since 1970",
      "malformed column, event at position 3 (student.enrolled), id 2c9b223b-c123-8ce6-a2fd-7db200000002: a text of 3 characters; expected: a whole number from 1",
      "malformed column, event at position 3 (student.enrolled), id 2c9b223b-c123-8ce6-a2fd-7db200000002: a text of 1 characters; expected: a list of different tags, each key:value, as the store writes it"
    ]
  ],
  [
    "nothing, lists and objects",
    3,
    () => ({ recordedAt: null, version: [], tags: {} }),
    [
      "malformed column, event at position 3 (student.enrolled), id 2c9b223b-c123-8ce6-a2fd-7db200000002: nothing; expected: milliseconds since 1970",
      "malformed column, event at position 3 (student.enrolled), id 2c9b223b-c123-8ce6-a2fd-7db200000002: a list; expected: a whole number from 1",
      "malformed column, event at position 3 (student.enrolled), id 2c9b223b-c123-8ce6-a2fd-7db200000002: object; expected: a list of different tags, each key:value, as the store writes it"
    ]
  ],
  [
    "a number in place of the id alone",
    3,
    () => ({ id: 1 }),
    ["malformed column, event at position 3 (student.enrolled): 1; expected: a UUID"]
  ],
  [
    "a number in place of the type alone",
    3,
    () => ({ type: 1 }),
    ["malformed column, event at position 3, id 2c9b223b-c123-8ce6-a2fd-7db200000002: 1; expected: the name of a type"]
  ],
  [
    "a number among the tags",
    3,
    () => ({ tags: [1] }),
    [
      "malformed column, event at position 3 (student.enrolled), id 2c9b223b-c123-8ce6-a2fd-7db200000002: a list; expected: a list of different tags, each key:value, as the store writes it"
    ]
  ],
  [
    "a newer mark",
    6,
    () => {
      const mark = markOf(generation + 1)
      return { ...mark, indexed: mark.tags, digest: digest(mark) }
    },
    [
      "newer model, event at position 6 (model.raised), id 7bce97da-fcac-821e-9353-0c7200000000: generation 3 of the model; expected: at most 2"
    ]
  ],
  [
    "a type that nobody knows",
    6,
    fitting({ type: "student.moved" }),
    [
      "unknown type, event at position 6 (student.moved), id own-id: student.moved v1; expected: written by another program or a newer version of this one"
    ]
  ],
  [
    "a version to come",
    6,
    fitting({ version: 2 }),
    [
      "newer version, event at position 6 (student.left), id own-id: student.left v2; expected: this program reads up to version 1"
    ]
  ],
  [
    "data of another shape",
    6,
    fitting({ data: '{"course":7}' }),
    ["cannot decode, event at position 6 (student.left), id own-id: wrong shape; expected: an event of its type"]
  ],
  [
    "data that is no JSON",
    6,
    fitting({ data: "{" }),
    ["cannot decode, event at position 6 (student.left), id own-id: not JSON; expected: an event of its type"]
  ],
  [
    "no tags",
    6,
    fitting({ tags: [] }),
    ["tags differ, event at position 6 (student.left), id own-id: no tags; expected: course:a student:s1"]
  ],
  [
    "one tag of two",
    6,
    fitting({ tags: ["course:a"] }),
    ["tags differ, event at position 6 (student.left), id own-id: course:a; expected: course:a student:s1"]
  ],
  [
    "another tag beside them",
    6,
    fitting({ tags: ["course:a", "student:s1", "x:y"] }),
    [
      "tags differ, event at position 6 (student.left), id own-id: course:a student:s1 x:y; expected: course:a student:s1"
    ]
  ],
  [
    "another tag in place of one",
    6,
    fitting({ tags: ["course:a", "student:s2"] }),
    ["tags differ, event at position 6 (student.left), id own-id: course:a student:s2; expected: course:a student:s1"]
  ],
  ["the same tags in another order", 6, fitting({ tags: ["student:s1", "course:a"] }), []],
  [
    "a tag out of the index",
    3,
    () => ({ indexed: ["course:a"] }),
    [
      "not indexed, event at position 3 (student.enrolled), id 2c9b223b-c123-8ce6-a2fd-7db200000002: a query for student:s1 does not find it; expected: an entry student:s1, student.enrolled, 3 in the index of tags"
    ]
  ],
  [
    "an id out of its index",
    3,
    () => ({ foundById: [] }),
    [
      "not found by id, event at position 3 (student.enrolled), id 2c9b223b-c123-8ce6-a2fd-7db200000002: the index of ids does not lead to it; expected: position 3 alone under this id"
    ]
  ],
  [
    "an id that others have",
    3,
    () => ({ foundById: [3, 5, 6] }),
    [
      "id twice, event at position 3 (student.enrolled), id 2c9b223b-c123-8ce6-a2fd-7db200000002: the id stands at 5, 6 too; expected: position 3 alone under this id"
    ]
  ],
  [
    "an earlier time",
    4,
    () => ({ recordedAt: 999 }),
    [
      "time goes back, event at position 4 (student.enrolled), id 532262a3-e7ba-87e0-bd71-044600000000: 999; expected: 1000 or later, as the event before it (one of the two was altered)"
    ]
  ],
  [
    "another time than those of the command",
    2,
    () => ({ recordedAt: 1001 }),
    [
      "recorded apart, event at position 2 (course.opened), id 2c9b223b-c123-8ce6-a2fd-7db200000001: 1001; expected: 1000, as the other events of its command",
      "time goes back, event at position 3 (student.enrolled), id 2c9b223b-c123-8ce6-a2fd-7db200000002: 1000; expected: 1001 or later, as the event before it (one of the two was altered)"
    ]
  ]
]

const told = (rows: ReadonlyArray<RawRow>, more: object = {}, options: object = {}) =>
  Effect.map(examined({ rows, ...more }, options), ({ findings }) => findings.map(lineOf))

describe("the doctor tells", () => {
  it.effect.each(changes)("of %s", ([, position, change, expected]) =>
    Effect.gen(function* () {
      const rows = rowsOf(yield* events).map((row) => (row.position === position ? { ...row, ...change(row) } : row))
      expect(yield* told(rows)).toEqual(expected)
    })
  )

  const missing: ReadonlyArray<readonly [ReadonlyArray<number>, ReadonlyArray<string>, ReadonlyArray<string>]> = [
    [
      [1],
      ["position missing, position 1: no event; expected: an event"],
      [
        'append torn, position 2: of command "opening": its first event is not in front of number 2; expected: all events of a command one behind the other'
      ]
    ],
    [
      [2],
      ["position missing, position 2: no event; expected: an event"],
      [
        'append torn, position 3: of command "opening": another event stands where number 2 belongs; expected: all events of a command one behind the other'
      ]
    ],
    [
      [3],
      ["position missing, position 3: no event; expected: an event"],
      [
        'append torn, position 2: of command "opening": 2 of its 3 events; expected: all events of a command one behind the other'
      ]
    ],
    [[4, 5], ["position missing, positions 4 to 5: no event; expected: 2 events"], []],
    [
      [3, 4, 5, 6],
      [
        'append torn, position 2: of command "opening": 2 of its 3 events; expected: all events of a command one behind the other'
      ],
      [
        'append torn, position 2: of command "opening": 2 of its 3 events; expected: all events of a command one behind the other'
      ]
    ]
  ]
  it.effect.each(missing)(
    "of positions %s that are missing, and where gaps are allowed",
    ([positions, gapless, gaps]) =>
      Effect.gen(function* () {
        const rows = rowsOf((yield* events).filter(({ position }) => !positions.includes(position)))
        expect(yield* told(rows)).toEqual(gapless)
        expect(yield* told(rows, {}, { gapsAllowed: true })).toEqual(gaps)
      })
  )

  it.effect("of a time that goes back also where the one before it is none", () =>
    Effect.gen(function* () {
      const times: Readonly<Record<number, unknown>> = { 4: null, 5: 999 }
      const rows = rowsOf(yield* events).map((row) => ({
        ...row,
        recordedAt: row.position in times ? times[row.position] : row.recordedAt
      }))
      const said = (yield* told(rows)).map((line) => line.replace(/ \(.*?;/, ";"))
      expect(said).toEqual([
        "malformed column, event at position 4; expected: milliseconds since 1970",
        "time goes back, event at position 5; expected: 1000 or later, as the event before it (one of the two was altered)"
      ])
    })
  )

  it.effect("nothing of a command within which a look begins or ends", () =>
    Effect.gen(function* () {
      const [first, second, third] = rowsOf(yield* events)
      if (first === undefined || second === undefined || third === undefined) return
      expect(new Sequence(2, true, []).next(third)).toEqual([])
      const sequence = new Sequence(0, true, [])
      expect([first, second].flatMap((row) => sequence.next(row))).toEqual([])
      expect(sequence.end(2, false)).toEqual([])
      expect(sequence.end(2, true)).toHaveLength(1)
    })
  )

  it.effect("of a head at which no event stands", () =>
    Effect.gen(function* () {
      const rows = rowsOf(yield* events)
      expect(yield* told(rows, { head: 8 })).toEqual([
        "position missing, positions 7 to 8: no event; expected: 2 events"
      ])
      expect(yield* told(rows, { head: 8 }, { gapsAllowed: true })).toEqual([
        "head differs, position 8: the last event stands at 6; expected: an event at the head, 8"
      ])
    })
  )

  it.effect("of entries of the index that no event has", () =>
    Effect.gen(function* () {
      const entry = { tag: "course:a", type: "student.left", position: 6 }
      const entries = [
        { entry, event: undefined },
        { entry, event: { type: "student.enrolled", tags: ["course:a"] } },
        { entry, event: { type: "student.left", tags: ["course:b"] } }
      ]
      expect(yield* told([], { entries })).toEqual([
        "stray in the index, index entry course:a, student.left, 6: no event stands there; expected: entries for the tags of events, and no others",
        "stray in the index, index entry course:a, student.left, 6: the event there is of another type; expected: entries for the tags of events, and no others",
        "stray in the index, index entry course:a, student.left, 6: the event there does not have the tag; expected: entries for the tags of events, and no others"
      ])
    })
  )

  it.effect("of a storage that cannot be read, or finds fault with itself", () =>
    Effect.gen(function* () {
      const rows = rowsOf(yield* events)
      expect(yield* told(rows, { unreadable: [2], lines: ["page 7 is not there"] })).toEqual([
        "storage damaged, the storage: page 7 is not there; expected: a storage that finds nothing wrong with itself",
        "cannot be read, position 2: The event store failed (corrupt, nothing written): the disk; expected: an event"
      ])
      const raw = { ...rawLog({ rows }), integrity: () => failing("corrupt"), entries: () => failing("corrupt") }
      expect((yield* examinedRaw(raw)).findings.map(lineOf)).toEqual([
        "storage damaged, the storage: The event store failed (corrupt, nothing written): the disk; expected: a storage that finds nothing wrong with itself",
        "storage damaged, the storage: The event store failed (corrupt, nothing written): the disk; expected: an index of tags that can be read"
      ])
    })
  )
})
