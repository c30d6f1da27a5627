/**
 * What the ten lines print, wherever and however they are run.
 */

/** The refusal, and the four figures. */
export const tenLinesPrint = `No place is left in project vet-2026: it has 1, and this would be number 2.
{
  approved: 1,
  registered: 0,
  registeredBy: { learner: 0 },
  consumption: 0
}
`
