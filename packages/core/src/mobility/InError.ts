/**
 * What was entered in error: it counts nowhere. What had stood is kept, for it may turn out that it was no error.
 */
import { fromFacts, type Mobility, type Told } from "./MobilityState.ts"

/** The mobility by all that is told of it: whatever stands, what was entered in error counts nowhere. */
export const fromTold = ({ facts, struck }: Told): Mobility => {
  const mobility = fromFacts(facts)
  return struck === undefined
    ? mobility
    : { ...mobility, stage: "entered-in-error", duplicateOf: struck.duplicateOf, struck }
}

/** The mobility as it was until it was entered in error; as it is where it was not. */
export const beforeError = (mobility: Mobility): Mobility =>
  mobility.struck === undefined ? mobility : fromFacts(mobility.struck.facts)
