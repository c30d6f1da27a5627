/**
 * The processes of a server, which are stopped, woken and killed together, as those of a machine are.
 */
import { execFileSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"

interface Running {
  readonly pid: number
  readonly parent: number
  /** Z for one that has ended, and whose parent has not heard of it. */
  readonly state: string
}

/** The name of a program stands in brackets, and may have brackets and spaces of its own. */
const runningIn = (pid: string): ReadonlyArray<Running> => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1")
    const [state = "", parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    return [{ pid: Number(pid), parent: Number(parent), state }]
  } catch {
    // It has ended meanwhile.
    return []
  }
}

const listed = (line: string): Running => {
  const [pid, parent, state = ""] = line.trim().split(/\s+/)
  return { pid: Number(pid), parent: Number(parent), state }
}

const running = (): ReadonlyArray<Running> =>
  existsSync("/proc/self/stat")
    ? readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .flatMap(runningIn)
    : execFileSync("ps", ["-Ao", "pid=,ppid=,state="], { encoding: "utf8" }).trimEnd().split("\n").map(listed)

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended meanwhile.
  }
}

/** The process and those that it started, itself in front. */
const familyOf = (pid: number): ReadonlyArray<number> => [
  pid,
  ...running().flatMap((each) => (each.parent === pid ? [each.pid] : []))
]

const isStopped = (pid: number): boolean => {
  const found = running().find((each) => each.pid === pid)
  return found === undefined || /^[TtZ]/.test(found.state)
}

/** Stops a process, so that it starts no others, and then those that it has started. */
export const freeze = (pid: number): void => {
  signal(pid, "SIGSTOP")
  // It may be in the midst of starting one, which is found when it has come to a stop.
  while (!isStopped(pid)) continue
  for (const each of familyOf(pid)) signal(each, "SIGSTOP")
}

/** Lets a stopped process go on, with those that it has started. */
export const thaw = (pid: number): void => {
  for (const each of familyOf(pid)) signal(each, "SIGCONT")
}

const gone = async (family: ReadonlyArray<number>): Promise<void> => {
  const isLeft = (): boolean => running().some((each) => family.includes(each.pid) && !each.state.startsWith("Z"))
  while (isLeft()) await new Promise((later) => setTimeout(later, 5))
}

/** Asks a server to end without waiting for its clients, and waits until it has. */
export const end = async (pid: number): Promise<void> => {
  const family = familyOf(pid)
  signal(pid, "SIGINT")
  await gone(family)
}

/** Kills a process and those that it has started at one moment: none of them sees another die, or says anything more. */
export const killAll = async (pid: number): Promise<void> => {
  freeze(pid)
  const family = familyOf(pid)
  for (const each of family) signal(each, "SIGKILL")
  await gone(family)
}
