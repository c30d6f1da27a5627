/**
 * Law of this consortium: whoever is approved as a pupil held no other place of the project just before.
 */
import { Laws } from "@westum/mobility-testkit"
import { placed } from "./Allows.ts"

interface Place {
  readonly participant: string
  readonly project: string
  readonly category: string
}

/** What ends a mobility before it begins, or as if it had never been entered. */
const givenBack: ReadonlyArray<string> = ["withdrawn", "cancelled", "no-show", "prevented", "entered-in-error"].map(
  (what) => `mobility.${what}`
)

/** Recounted from the log alone, in the plainest way. */
export const onceAbroad = Laws.logLaw("a pupil is approved once in a project", ({ events }, broken) => {
  const places = new Map<string, Place>()
  for (const { event, position } of events) {
    if (!("mobility" in event)) continue
    if (event.type === "mobility.approved") {
      const { category, participant, project } = event
      const second = [...places.values()].some(
        (held) => held.category === "pupil" && held.participant === participant && held.project === project
      )
      if (category === "pupil" && second && event.recordedPast !== true) {
        broken(`at ${position}, ${participant} is approved a second time in ${project}`)
      }
      places.set(event.mobility, { participant, project, category })
    } else if ("after" in event) {
      const { category, participant, project, stage } = event.after
      if (placed.includes(stage)) {
        places.set(event.mobility, { participant, project, category })
      } else places.delete(event.mobility)
    } else if (givenBack.includes(event.type)) {
      places.delete(event.mobility)
    }
  }
})
