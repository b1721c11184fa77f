import type { At, Cell, Member, Missing } from '../../figures/index.ts'
import { peopleWithoutDiseconomy } from '../../reference/index.ts'
import { type CaseFile, dayOfTooFew } from '../case-file/index.ts'
import { type Lineage, lineageOf } from '../case-file/lineage.ts'
import { type Arrangement, arrangementFor } from './arrangements.ts'
import { monthsFrom } from './months.ts'

const notThere = (at: string): Missing => ({ missing: 'notAvailable', at })
/** A month that never comes, a century on. */
const notInOurTime = 1200

/** Whether some council joins late, leaves or comes back. */
export function isStaged(arrangements: readonly Arrangement[]): boolean {
  return arrangements.some(({ membership }) => Object.keys(membership).length > 0)
}

/** The areas whose budgets move when councils are abolished; none where no council is. */
export function areasIn({ reorganisations, councils }: CaseFile): Readonly<Record<string, readonly Member[]>> {
  if (reorganisations.length === 0) return {}
  const areas = councils.filter(({ code }) => lineageOf({ reorganisations }, code)?.role !== 'successor')
  return { area: areas.map(({ code, shortName }) => ({ code, title: shortName })) }
}

/** A shared form or a company that the successors take over; what a council does by itself needs no taking over. */
function isTakenOver(arranged: Arrangement | undefined): boolean {
  return arranged !== undefined && arranged.atReorganisation === 'inherit' && arranged.code !== 'M00'
}

/** The month in which fewer councils are left than the form needs; never, in our time, where enough stay. */
function tooFewFrom(theCase: CaseFile, arranged: Arrangement | undefined): number {
  const day = arranged === undefined ? undefined : dayOfTooFew(theCase, arranged.option, arranged.service)
  return day === undefined ? notInOurTime : monthsFrom(theCase.firstYear, day)
}

/** What figures ask of councils that come and go: staged membership, abolition, successors. */
export function stages(
  theCase: CaseFile,
  arrangements: readonly Arrangement[],
): Readonly<Record<string, (at: At) => Cell>> {
  const arranged = (at: At) => arrangementFor(arrangements, at['option'], at['service'])
  const month = (date: string | undefined, otherwise: number) =>
    date === undefined ? otherwise : monthsFrom(theCase.firstYear, date)
  const spell = (at: At) => arranged(at)?.membership[at['council'] ?? '']
  const lineage = (at: At): Lineage | undefined => lineageOf(theCase, at['council'] ?? '')
  /** The option that is itself the reorganisation, for the service it reorganises. */
  const reorganising = (at: At) =>
    arrangements.find(
      ({ option, code }) =>
        option.code === at['option'] && code === 'M17' && option.councils.includes(lineage(at)?.predecessor ?? ''),
    )
  const isAbolishedIn = (at: At, option: Arrangement['option'] | undefined) =>
    lineage(at)?.role === 'abolished' && option?.councils.includes(at['council'] ?? '') ? 1 : 0
  const onlySuccessors = (found: Arrangement) =>
    found.option.councils.every((council) => lineageOf(theCase, council)?.role === 'successor')
  return {
    'membership/joins': (at) => month(spell(at)?.joins, arranged(at)?.startMonth ?? 0),
    'membership/leaves': (at) => month(spell(at)?.leaves, notInOurTime),
    'membership/rejoins': (at) => month(spell(at)?.rejoins, notInOurTime),
    'membership/tooFewFrom': (at) => tooFewFrom(theCase, arranged(at)),
    'reorganisation/role': (at) => ({ abolished: 1, successor: 2, neither: 0 })[lineage(at)?.role ?? 'neither'],
    'reorganisation/vestingDay': (at) => {
      const chosen = reorganising(at)
      return chosen === undefined ? month(lineage(at)?.entry.vestingDay, notInOurTime) : chosen.startMonth
    },
    'reorganisation/chance': (at) => (reorganising(at) === undefined ? (lineage(at)?.entry.chance ?? 0) : 1),
    'reorganisation/isAbolished': (at) => isAbolishedIn(at, arranged(at)?.option),
    'reorganisation/isArea': (at) => (at['area'] === at['council'] ? 1 : 0),
    'reorganisation/weight': (at) => {
      const found = lineage(at)
      if (found?.role === 'successor') return found.predecessor === at['area'] ? found.share : 0
      return at['area'] === at['council'] ? 1 : 0
    },
    'arrangement/dismantles': (at) => {
      const found = arranged(at)
      return found !== undefined && found.atReorganisation === 'dismantle' && found.code !== 'M17' ? 1 : 0
    },
    'arrangement/inherits': (at) => (isTakenOver(arranged(at)) ? 1 : 0),
    'arrangement/jointly': (at) => {
      const found = arranged(at)
      return isTakenOver(found) || found?.code === 'M19' ? 1 : 0
    },
    'arrangement/followsVesting': (at) => {
      const found = arranged(at)
      return found !== undefined && theCase.reorganisations.length > 0 && onlySuccessors(found) ? 1 : 0
    },
    'L16/extraAuthority': (at) => {
      const found = lineage(at)
      const count = found?.entry.into.length ?? 1
      return found?.role === 'successor' ? (count - 1) / count : 0
    },
    'L16/people': (at) => {
      const found = lineage(at)
      if (found?.role !== 'successor') return peopleWithoutDiseconomy.value
      return found.entry.into.find(({ council }) => council === at['council'])?.people ?? notThere('people of all ages')
    },
    'L16/peopleBefore': (at) => {
      const found = lineage(at)
      if (found?.role !== 'successor') return peopleWithoutDiseconomy.value
      const all = found.entry.into.map(({ people }) => people)
      return all.every((people) => people !== undefined)
        ? all.reduce<number>((sum, people) => sum + (people ?? 0), 0)
        : notThere('people of all ages')
    },
    'L16/referencePeople': () => peopleWithoutDiseconomy.value,
  }
}
