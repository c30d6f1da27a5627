/**
 * The two kinds of participants that both projects have places for.
 */

/** A kind of participant. */
export type Category = "learner" | "staff"
