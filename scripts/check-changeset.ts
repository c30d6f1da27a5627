/**
 * Checks that every change of a public surface since the last release is described by a changeset.
 */
import { undescribed, unanswerable } from "./changeset/Rule.ts"
import { finish } from "./Report.ts"

const reason = unanswerable(process.cwd())
if (reason === undefined) finish("changesets", undescribed(process.cwd()))
else console.warn(`changesets: not checked, because ${reason}`)
