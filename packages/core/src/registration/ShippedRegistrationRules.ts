/**
 * The rules of rows that come with the library.
 */
import { beneficiaryModule } from "./BeneficiaryModule.ts"
import { mobilityToolPlus } from "./MobilityToolPlus.ts"
import type { RegistrationRules } from "./RegistrationRules.ts"

/** In the order of their tools. */
export const shippedRegistrationRules: ReadonlyArray<RegistrationRules> = [mobilityToolPlus, beneficiaryModule]
