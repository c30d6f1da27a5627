/**
 * Verifies what is stored, and says what is damaged, where, and what a person can do about it. Nothing is changed by it.
 */
export { examineLog, type LogOptions } from "./LogExamination.ts"
export { type LookOptions, type Progress } from "./Looking.ts"
export { examineReadModel, type ModelOptions } from "./ModelExamination.ts"
export { type Sample } from "./Sample.ts"
export { type DoctorReport, type Further, isSound, joined, type Looked, reportText } from "./DoctorReport.ts"
