import type { At, Cell, Missing } from '../../figures/index.ts'
import { placementPools } from '../../model/index.ts'
import { deflator } from '../../reference/index.ts'
import type { CaseFile } from '../case-file/index.ts'
import { type Arrangement, arrangementFor } from './arrangements.ts'
import { sourceText } from './assumptions.ts'
import { never } from './facts.ts'
import { measureOf } from './measures.ts'
import type { Money } from './money.ts'
import { monthsFrom } from './months.ts'

const notThere = (at: string): Missing => ({ missing: 'notAvailable', at })
const weeks = 52

type Givens = Record<string, (at: At) => Cell>
type Service = CaseFile['options'][number]['services'][number]

/** What an option arranges for a service, as the case file has it. */
function serviceOf(arrangements: readonly Arrangement[], at: At): Service | undefined {
  const found = arrangementFor(arrangements, at['option'], at['service'])
  return found?.option.services.find(({ service }) => service === at['service'])
}

/**
 * What the levers of placements, caseloads, premises and systems (L04, L06 to L09) ask of the case: what is bought,
 * children, targets, and the places, buildings and systems that options nominate. Money is in the prices of the case.
 */
export function nominatedGivens(
  theCase: CaseFile,
  arrangements: readonly Arrangement[],
  money: Money,
  favourable: (name: string) => number,
): Givens {
  const inCasePrices = (pounds: number, priceBase: string) => pounds * deflator(priceBase, theCase.priceBase).factor
  const givens: Givens = {
    'L04/favourableDiscount': () => favourable('L04/discount'),
    'L04/favourableUse': () => favourable('L04/use'),
    'L06/target': (at) => targetCaseload(arrangements, at) ?? notThere('levers'),
    'L07/children': (at) => {
      const children = childrenPlaced(theCase, at['council'] ?? '')
      return typeof children === 'number' ? children * money.shareOfPool('placements.residential', at) : children
    },
    'L08/favourableReleased': () => favourable('L08/released'),
    'L09/hasJoint': (at) => (serviceOf(arrangements, at)?.jointSystem === undefined ? 0 : 1),
    'L09/jointLicence': (at) => {
      const joint = serviceOf(arrangements, at)?.jointSystem
      return joint === undefined ? 0 : inCasePrices(joint.licencePounds, joint.priceBase)
    },
    'L09/integrationOwn': (at) => {
      const joint = serviceOf(arrangements, at)?.jointSystem
      return joint?.integrationPounds === undefined
        ? notThere('jointSystem')
        : inCasePrices(joint.integrationPounds, joint.priceBase)
    },
    'L09/licences': (at) =>
      sumOf(replaced(theCase, arrangements, at), (each) => inCasePrices(each.licencePounds, each.priceBase)),
    'L09/users': (at) => sumOf(replaced(theCase, arrangements, at), ({ users }) => users),
    'L09/records': (at) => sumOf(replaced(theCase, arrangements, at), ({ records }) => records),
  }
  for (const name of ['addressable', 'breakdown', 'suitable', 'familyPlacement'])
    givens[`L07/favourable ${name}`] = () => favourable(`L07/${name}`)
  for (const pool of placementPools)
    givens[`L04/boughtShare ${pool}`] = (at) => money.boughtShare(pool, at) ?? notThere(`providers of ${pool}`)
  for (const each of theCase.places) {
    const pounds = (amount: number) => inCasePrices(amount, each.priceBase)
    Object.assign(givens, {
      [`places/${each.code}/places`]: () => each.places,
      [`places/${each.code}/planned`]: (at) => each.planned[at['council'] ?? ''] ?? 0,
      [`places/${each.code}/nominated`]: (at) => (serviceOf(arrangements, at)?.places?.includes(each.code) ? 1 : 0),
      [`places/${each.code}/opens`]: () =>
        each.opens === undefined ? never : monthsFrom(theCase.firstYear, each.opens),
      [`places/${each.code}/fixed`]: () =>
        pounds(each.kind === 'block' ? each.places * each.blockWeekPounds * weeks : each.fixedPounds),
      [`places/${each.code}/perChild`]: () => (each.kind === 'block' ? 0 : pounds(each.perChildPounds)),
      [`places/${each.code}/spot`]: () => pounds(each.spotWeekPounds * weeks),
    } satisfies Givens)
  }
  for (const each of theCase.buildings) {
    const here = (amount: number) => (at: At) =>
      each.council === at['council'] && each.service === at['service'] ? inCasePrices(amount, each.priceBase) : 0
    Object.assign(givens, {
      [`building/${each.code}/rent`]: here(each.rentPounds),
      [`building/${each.code}/running`]: here(each.ratesPounds + each.runningPounds),
      [`building/${each.code}/dilapidations`]: here(each.dilapidationsPounds),
      [`building/${each.code}/receipt`]: here(each.receiptPounds),
      [`building/${each.code}/releasedOn`]: () => monthsFrom(theCase.firstYear, each.releasedOn),
      [`building/${each.code}/leaseEnds`]: () =>
        each.leaseEnds === undefined ? never : monthsFrom(theCase.firstYear, each.leaseEnds),
      [`building/${each.code}/nominated`]: (at) =>
        serviceOf(arrangements, at)?.buildings?.includes(each.code) ? 1 : 0,
    } satisfies Givens)
  }
  return givens
}

/** Where these facts come from. */
export function nominatedSources({ places, buildings, systems, options }: CaseFile) {
  const said = (each: { readonly source: (typeof places)[number]['source']; readonly grade: string }) => () =>
    `${sourceText(each.source)} (grade ${each.grade})`
  const listed = (each: readonly (typeof systems)[number][]) =>
    each.map(({ title, source, grade }) => `${title}: ${sourceText(source)} (grade ${grade})`).join('; ')
  const ofSystems = (at: At) => listed(systems.filter(({ council }) => council === at['council'])) || undefined
  const ofJoint = (at: At) => {
    const joint = options
      .find(({ code }) => code === at['option'])
      ?.services.find(({ service }) => service === at['service'])?.jointSystem
    return joint === undefined ? undefined : said(joint)()
  }
  return Object.fromEntries([
    ...places.flatMap((each) =>
      ['places', 'planned', 'nominated', 'opens', 'fixed', 'perChild', 'spot'].map(
        (name) => [`places/${each.code}/${name}`, said(each)] as const,
      ),
    ),
    ...buildings.flatMap((each) =>
      ['rent', 'running', 'dilapidations', 'receipt', 'releasedOn', 'leaseEnds', 'nominated'].map(
        (name) => [`building/${each.code}/${name}`, said(each)] as const,
      ),
    ),
    ...['licences', 'users', 'records'].map((name) => [`L09/${name}`, ofSystems] as const),
    ...['jointLicence', 'integrationOwn'].map((name) => [`L09/${name}`, ofJoint] as const),
  ])
}

/** The target that an option names for its caseloads (L06). */
export function targetCaseload(arrangements: readonly Arrangement[], at: At): number | undefined {
  return serviceOf(arrangements, at)?.levers?.find(({ code }) => code === 'L06')?.targetCaseload
}

/** Children in residential placements bought: as measured, or the weeks bought in a year over 52. */
export function childrenPlaced(theCase: CaseFile, council: string): Cell {
  const children = measureOf(theCase, 'residentialChildren', council)
  const inWeeks = measureOf(theCase, 'residentialWeeks', council)
  return typeof children !== 'number' && typeof inWeeks === 'number' ? inWeeks / weeks : children
}

/** The systems of a council that the joint system of an option replaces. */
function replaced(theCase: CaseFile, arrangements: readonly Arrangement[], at: At): CaseFile['systems'] {
  const codes = serviceOf(arrangements, at)?.jointSystem?.replaces ?? []
  return theCase.systems.filter(({ code, council }) => council === at['council'] && codes.includes(code))
}

function sumOf<T>(list: readonly T[], amount: (each: T) => number): number {
  return list.reduce((sum, each) => sum + amount(each), 0)
}
