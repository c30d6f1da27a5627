/**
 * Checks that the coverage that was just taken has seen every source file of the packages.
 */
import { unseen } from "./covered/Unseen.ts"
import { finish } from "./Report.ts"

finish("coverage", unseen(process.cwd()))
