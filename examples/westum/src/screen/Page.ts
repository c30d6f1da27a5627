/**
 * What the page is made of: headings, paragraphs, and the two marks that tell facts from illustration.
 */
import type { Ink } from "./Ink.ts"

/** As wide as the page is. */
export const pageWidth = 98

/** The lines of a part of the page. */
export type Lines = ReadonlyArray<string>

/** A part of the page, and whether what it shows is as it should be. */
export interface Shown {
  readonly lines: Lines
  readonly holds: boolean
}

/** Published by Westum. */
export const fact = (ink: Ink): string => ink.good("●")

/** Made from a fixed seed. */
export const illustration = (ink: Ink): string => ink.faint("○")

/** A numbered heading with a line to the right edge. */
export const heading = (ink: Ink, number: number, title: string): Lines => {
  const text = ` ${number}  ${title} `
  return ["", ink.title(text) + ink.faint("─".repeat(Math.max(3, pageWidth - text.length))), ""]
}

/** A text, broken into lines between words. */
export const paragraph = (text: string, indent = 2): Lines => {
  const lines: Array<string> = []
  let line = " ".repeat(indent)
  for (const word of text.split(" ")) {
    if (line.length + word.length > pageWidth && line.trim() !== "") {
      lines.push(line)
      line = " ".repeat(indent)
    }
    line += line.trim() === "" ? word : ` ${word}`
  }
  return [...lines, line]
}

/** A remark below a table. */
export const remark = (ink: Ink, text: string): Lines => ["", ...paragraph(text).map((line) => ink.faint(line))]

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/** Such as `31 Aug 2019`. */
export const dayText = (day: string): string => {
  const [year = "", month = "", date = ""] = day.split("-")
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`
}

/** Such as `75 %`; a dash where there is none. */
export const percentText = (share: number | undefined): string =>
  share === undefined ? "–" : `${Math.round(share * 100)} %`

/** A number of which there may be none. */
export const numberText = (value: number | undefined): string => (value === undefined ? "–" : String(value))
