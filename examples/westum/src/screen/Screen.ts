/**
 * Where the story is shown: a terminal with colours and a progress bar, or plain text for a file or a pipe.
 */
import { proportion } from "./Bar.ts"
import { colouredInk, type Ink, plainInk } from "./Ink.ts"

/** A stream of the process: when it is a terminal it knows its colours and its width. */
export interface Output {
  readonly isTTY?: boolean
  readonly columns?: number
  hasColors?(): boolean
  write(text: string): unknown
  on(event: "error", listener: (error: NodeJS.ErrnoException) => void): unknown
}

/** Writes lines; once nobody reads them any more, they go nowhere. */
export class Screen {
  readonly ink: Ink
  readonly #out: Output
  #open = true
  #progress = false

  constructor(out: Output) {
    this.#out = out
    // `hasColors` knows NO_COLOR, FORCE_COLOR and terminals without colours; a stream that is no terminal does not have it.
    this.ink = out.isTTY === true && out.hasColors?.() === true ? colouredInk : plainInk
    out.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error
      this.#open = false
    })
  }

  #write(text: string): void {
    if (this.#open) this.#out.write(text)
  }

  /** Writes whole lines, below the progress bar if there was one. */
  lines(lines: ReadonlyArray<string>): void {
    if (this.#progress) this.#write("\r\u001b[K")
    this.#progress = false
    for (const line of lines) this.#write(`${line.trimEnd()}\n`)
  }

  /** Shows how far something has come, on a terminal only. */
  progress(share: number, note: string): void {
    if (this.#out.isTTY !== true) return
    this.#progress = true
    const width = Math.max(10, Math.min(40, (this.#out.columns ?? 80) - 30))
    const bar = this.ink.bar(proportion(share, 1, width).padEnd(width, "░"))
    this.#write(`\r  ${bar} ${Math.floor(share * 100)} %  ${this.ink.faint(note)}\u001b[K`)
  }
}
