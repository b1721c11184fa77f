import type { DeliveryModel } from './delivery-model.ts'
import { separate } from './m00-separate.ts'
import { sharedManagement } from './m01-shared-management.ts'
import { sharedBackOffice } from './m02-shared-back-office.ts'
import { leadAuthority } from './m04-lead-authority.ts'
import { mergedDepartment } from './m07-merged-department.ts'
import { jointCommissioning } from './m08-joint-commissioning.ts'
import { councilCompany } from './m09-council-company.ts'
import { jointCompany } from './m10-joint-company.ts'
import { directedCompany } from './m11-directed-company.ts'
import { independentTrust } from './m12-independent-trust.ts'
import { commissionedOut } from './m15-commissioned-out.ts'
import { broughtInHouse } from './m16-brought-in-house.ts'
import { splitBetweenNewCouncils } from './m17-split.ts'
import { mergedIntoANewCouncil } from './m18-merged-council.ts'
import { runJointlyAfterReorganisation } from './m19-run-jointly-after-reorganisation.ts'

export type { Accountability, DeliveryModel, Parties } from './delivery-model.ts'

/** The forms that can be priced. */
export const deliveryModels: readonly DeliveryModel[] = [
  separate,
  sharedManagement,
  sharedBackOffice,
  leadAuthority,
  mergedDepartment,
  jointCommissioning,
  councilCompany,
  jointCompany,
  directedCompany,
  independentTrust,
  commissionedOut,
  broughtInHouse,
  splitBetweenNewCouncils,
  mergedIntoANewCouncil,
  runJointlyAfterReorganisation,
]

/** Forms of the catalogue that nobody has priced here yet, by code and title. */
export const formsNotYetPriced: Readonly<Record<string, string>> = {
  M03: 'Joint committee',
  M05: 'Leadership bought in from another council',
  M06: 'Partnership with the health service',
  M13: 'Regional care co-operative',
  M14: 'Regional adoption agency',
}

/**
 * Codes of the forms that are so, as they run: carrying on alone is no form, and a trust that is brought back in-house
 * (M16) runs as the trust it is until then.
 */
export function formsThat(are: (form: DeliveryModel) => boolean): readonly string[] {
  return deliveryModels
    .filter((form) => form.code !== 'M00' && form.code !== 'M16' && are(form))
    .map(({ code }) => code)
}

/** Codes of the forms that name a cost of the catalogue, such as `R5`, among what they cost every year. */
export function formsWithCost(cost: string): readonly string[] {
  return formsThat(({ recurrent }) => recurrent.includes(cost))
}

/** Codes of the companies and trusts. */
export const companies: readonly string[] = formsThat(({ isCompany }) => isCompany)

/** The form of that code, if it can be priced. */
export function deliveryModel(code: string): DeliveryModel | undefined {
  return deliveryModels.find((model) => model.code === code)
}
