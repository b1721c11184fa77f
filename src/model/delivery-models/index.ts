import type { DeliveryModel } from './delivery-model.ts'
import { separate } from './m00-separate.ts'
import { sharedManagement } from './m01-shared-management.ts'
import { sharedBackOffice } from './m02-shared-back-office.ts'
import { leadAuthority } from './m04-lead-authority.ts'
import { mergedDepartment } from './m07-merged-department.ts'
import { jointCommissioning } from './m08-joint-commissioning.ts'
import { councilCompany } from './m09-council-company.ts'
import { directedCompany } from './m11-directed-company.ts'
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
  directedCompany,
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
  M10: 'Company owned by several councils',
  M12: 'Independent not-for-profit trust',
  M13: 'Regional care co-operative',
  M14: 'Regional adoption agency',
  M15: 'Commissioned out',
}

/** The form of that code, if it can be priced. */
export function deliveryModel(code: string): DeliveryModel | undefined {
  return deliveryModels.find((model) => model.code === code)
}
