/**
 * Laws of golden events: what was ever written is read for ever, and what is written changes only with a new version.
 */
import * as fc from "fast-check"
import { type Broken, difference } from "../laws/Law.ts"
import { codecLaw, type CodecSubject, noMeta, read, someId } from "./CodecLaw.ts"
import { asWritten, type GoldenEvent, type GoldenFile } from "./GoldenFile.ts"

/** The version in which each type is written today. */
const today = <Event extends { readonly type: string }>({
  codec,
  events
}: CodecSubject<Event>): ReadonlyMap<string, number> =>
  new Map(
    Object.entries<fc.Arbitrary<Event>>(events).map(([type, ofType]) => {
      const [version = 0] = fc.sample(ofType, 1).map((event) => codec.encode(event, someId, noMeta).version)
      return [type, version]
    })
  )

const named = (type: string, version: number): string => `${type} v${version}`

/** No version is forgotten, and none is kept of what nobody writes. */
export const everyVersion = codecLaw("every version of every type has a golden event", (subject, broken) => {
  const versions = today(subject)
  const known = subject.codec.types.filter((type) => !versions.has(type))
  if (known.length > 0) broken(`there are no events of ${known.join(", ")} to try`)
  const right = [...versions].flatMap(([type, version]) =>
    Array.from({ length: version }, (_, i) => named(type, i + 1))
  )
  const found = subject.golden.map(({ type, version }) => named(type, version))
  const missing = right.filter((name) => !found.includes(name))
  if (missing.length > 0) broken(`there is no golden event of ${missing.join(", ")}`)
  const strange = found.filter((name, i) => !right.includes(name) || found.indexOf(name) !== i)
  if (strange.length > 0) broken(`${strange.join(", ")} is golden twice, or is a version that nothing was written in`)
})

const eachGolden = (
  golden: ReadonlyArray<GoldenFile>,
  broken: Broken,
  look: (file: GoldenFile, event: GoldenEvent, broken: Broken) => void
): void => {
  for (const file of golden) {
    file.events.forEach((event, i) =>
      look(file, event, (problem) => broken(`${named(file.type, file.version)}, event ${i}: ${problem}`))
    )
  }
}

const goldenRead = <Event extends { readonly type: string }>(
  { codec }: CodecSubject<Event>,
  file: GoldenFile,
  event: GoldenEvent,
  broken: Broken
): Event => read(codec, { id: someId, ...asWritten(file, event), digest: "" }, broken)

/** Upcasts lead to what the golden event says, and to nothing that was only guessed. */
export const readsAsSaid = codecLaw("every golden event is read as it says", (subject, broken) => {
  const versions = today(subject)
  eachGolden(subject.golden, broken, (file, event, broken) => {
    const older = file.version < (versions.get(file.type) ?? 0)
    if (older && event.reads === undefined) broken("it does not say what it reads as today")
    const wrong = difference(goldenRead(subject, file, event, broken), {
      type: file.type,
      ...(event.reads ?? event.data)
    })
    if (wrong !== undefined) broken(wrong)
  })
})

/** A changed form wants a new version. */
export const sameBytes = codecLaw("golden events of today are written again byte for byte", (subject, broken) => {
  const versions = today(subject)
  eachGolden(subject.golden, broken, (file, event, broken) => {
    const { meta, ...golden } = asWritten(file, event)
    const { data, tags, type, version } = subject.codec.encode(goldenRead(subject, file, event, broken), someId, meta)
    if (file.version === versions.get(file.type)) {
      const wrong = difference({ type, version, tags, data }, golden)
      if (wrong !== undefined) broken(wrong)
    } else {
      const wrong = difference(data, JSON.stringify(event.reads ?? event.data))
      if (wrong !== undefined) broken(`what it reads as is written otherwise: ${wrong}`)
    }
  })
})
