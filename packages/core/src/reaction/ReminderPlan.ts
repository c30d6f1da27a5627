/**
 * When reminders are due: so long after something began to wait, and again every so many days, a few times.
 */
import type { Instant } from "../eventsourcing/Event.ts"
import { matterKey, matterOf } from "../reminder/Matter.ts"
import { given, lastOf, type Reminders } from "../reminder/Reminders.ts"
import type { Remind, Subject } from "../reminder/ReminderCommand.ts"
import { addDays, type CalendarDate } from "../time/CalendarDate.ts"
import { dateAt, startOfDay, type TimeZone } from "../time/TimeZone.ts"
import type { ToDoItem } from "../todo/ToDoItem.ts"
import type { ToDoKind } from "../todo/ToDoKind.ts"
import type { Reacted, Reply } from "./Reaction.ts"

/** Which reminders are given of one kind of what waits. */
export interface ReminderPlan {
  readonly of: ToDoKind
  /** So many days after the day from which it waits comes the first. */
  readonly after: number
  /** So many days after each comes the next. */
  readonly every: number
  /** There are at most so many of the same thing: of each signature by itself, and of each heading. */
  readonly most: number
}

/** What waits about one subject, and where. */
export interface Waiting {
  readonly about: Subject
  readonly timeZone: TimeZone
  readonly reminders: Reminders
  /** Everything that waits, or will as time goes by, though nothing happens. */
  readonly ahead: ReadonlyArray<ToDoItem>
  /** What waits on a day. */
  on(day: CalendarDate): ReadonlyArray<ToDoItem>
}

/** The next reminder of something that waits, and its day. */
interface Next {
  readonly day: CalendarDate
  readonly command: Remind
}

/** The first of each matter of a kind. */
const mattersOf = (ahead: ReadonlyArray<ToDoItem>, of: ToDoKind): ReadonlyArray<ToDoItem> => {
  const matters = new Map<string, ToDoItem>()
  for (const item of ahead) {
    const key = matterKey(matterOf(item))
    if (item.kind === of && !matters.has(key)) matters.set(key, item)
  }
  return [...matters.values()]
}

const nextOf = (
  { about, reminders }: Waiting,
  { after, every, most }: ReminderPlan,
  item: ToDoItem
): ReadonlyArray<Next> => {
  const { since } = item
  if (since === null) return []
  const matter = matterOf(item)
  const number = given(reminders, matter, since) + 1
  if (number > most) return []
  const first = addDays(since, after)
  const last = lastOf(reminders, matter)
  const next = last === undefined ? first : addDays(last, every)
  // Though it waits from another day now, nobody is reminded of the same matter sooner than the plan says.
  return [{ day: next > first ? next : first, command: { type: "remind", about, ...matter, since, number } }]
}

/** Some things stop waiting as time goes by: after the end of a project no place can be used. */
const isWaiting = (items: ReadonlyArray<ToDoItem>, { command }: Next): boolean =>
  items.some((item) => item.since === command.since && matterKey(matterOf(item)) === matterKey(command))

const replyOf = ({ command }: Next): Reply => ({
  occasion: `${matterKey(command)} since ${command.since}, ${command.number}`,
  command
})

/** The reminders that are due now, and when there will be others. */
export const remindersDue = (plans: ReadonlyArray<ReminderPlan>, waiting: Waiting, now: Instant): Reacted => {
  const { timeZone } = waiting
  const replies: Array<Reply> = []
  let again: Instant | null = null
  const items = plans.flatMap((plan) => mattersOf(waiting.ahead, plan.of).map((item) => [plan, item] as const))
  for (const next of items.flatMap(([plan, item]) => nextOf(waiting, plan, item))) {
    const from = startOfDay(next.day, timeZone)
    if (from > now) again = again === null || from < again ? from : again
    else if (isWaiting(waiting.on(dateAt(now, timeZone)), next)) replies.push(replyOf(next))
  }
  return { replies, again }
}
