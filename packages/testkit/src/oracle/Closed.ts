/**
 * Whether nothing more is to be done about the row of a mobility.
 */
import type { Seen } from "./Facts.ts"

/** It has ended, or was prevented, and its row is complete and shows the days as they were. */
export const isClosed = ({ row, stage, stay }: Pick<Seen, "row" | "stage" | "stay">): boolean =>
  ["completed", "returned-early", "prevented"].includes(stage) &&
  row?.status === "complete" &&
  row.dates === "actual" &&
  row.period.start === stay.start &&
  row.period.end === stay.end
