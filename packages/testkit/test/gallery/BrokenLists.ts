/**
 * To-do lists with a fault each, and the laws that must see it.
 */
import { Laws } from "@westum/mobility-testkit"

/** A fault, the list that has it, and what the law that catches it begins with. */
export interface BrokenList {
  readonly fault: string
  readonly caughtBy: string
  readonly list: Laws.ToDoList
}

type Items = ReturnType<Laws.ToDoList>

const changed = (fault: string, caughtBy: string, change: (items: Items) => Items): BrokenList => ({
  fault,
  caughtBy,
  list: (id, events, options) => change(Laws.shippedList(id, events, options))
})

/** All of them. */
export const brokenLists: ReadonlyArray<BrokenList> = [
  changed("forgets what is not registered", "what waits equals", (items) =>
    items.filter(({ kind }) => kind !== "register")
  ),
  changed("forgets since when", "what waits equals", (items) => items.map((item) => ({ ...item, since: null }))),
  changed("has the newest first", "what waits for a member", (items) => items.toReversed()),
  {
    fault: "shows a member what is another's",
    caughtBy: "what waits for a member",
    list: (id, events, { on }) => Laws.shippedList(id, events, { on })
  },
  changed("lets rows be of other days", "a stay that does not block", (items) =>
    items.filter(({ kind }) => kind !== "update-registration")
  ),
  changed("never blocks the final report", "a stay that does not block", (items) =>
    items.map((item) => ({ ...item, blocksReport: false }))
  )
]
