/**
 * Colours where the screen has them, the bare text elsewhere.
 */
import { styleText } from "node:util"

/** Ways to write a text. */
export interface Ink {
  readonly title: (text: string) => string
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly bar: (text: string) => string
  readonly softBar: (text: string) => string
  readonly palestBar: (text: string) => string
}

type Format = Parameters<typeof styleText>[0]

const same = (text: string): string => text

/** Nothing but the text. */
export const plainInk: Ink = {
  title: same,
  strong: same,
  faint: same,
  good: same,
  bad: same,
  bar: same,
  softBar: same,
  palestBar: same
}

const styled =
  (format: Format) =>
  (text: string): string =>
    // What the screen can show has been asked already.
    text === "" ? "" : styleText(format, text, { validateStream: false })

/** The colours of a terminal. */
export const colouredInk: Ink = {
  title: styled(["bold", "cyan"]),
  strong: styled("bold"),
  faint: styled("gray"),
  good: styled(["bold", "green"]),
  bad: styled(["bold", "red"]),
  bar: styled("cyan"),
  softBar: styled("blue"),
  palestBar: styled("gray")
}
