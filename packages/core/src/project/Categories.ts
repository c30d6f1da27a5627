/**
 * The categories of a project as somebody says them. Events are read as they were written, also those of before this was asked.
 */
import { Schema } from "effect"
import { CategoryCode } from "../Ids.ts"

/** One at least, each once. */
export const Categories = Schema.NonEmptyArray(CategoryCode).check(Schema.isUnique({ expected: "each category once" }))
