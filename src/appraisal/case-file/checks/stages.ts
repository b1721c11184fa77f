import { listInWords, type Problem } from '../../../figures/index.ts'
import { deliveryModel } from '../../../model/index.ts'
import { caseProblem } from '../../problems.ts'
import { isDate } from '../calendar.ts'
import { quoted } from '../found.ts'
import { knownModel } from '../known.ts'
import { lineageOf } from '../lineage.ts'
import { dayOfTooFew, membersOn } from '../membership.ts'
import { at, type Path } from '../place.ts'
import type { CaseFile, CaseOption } from '../schema.ts'
import { type CheckContext, placed } from './check.ts'

type OptionService = CaseOption['services'][number]
type Reorganisation = CaseFile['reorganisations'][number]

/** Councils that come and go: who joins and leaves when, who is abolished and who follows. */
export function stagesHold({ theCase, councils }: CheckContext): readonly Problem[] {
  return [
    ...placed(theCase.reorganisations).flatMap(([entry, i]) => reorganisationProblems(entry, i, theCase, councils)),
    ...placed(theCase.options).flatMap(([option, i]) =>
      placed(option.services).flatMap(([service, j]) => {
        const path: Path = ['options', i, 'services', j]
        return [
          ...membershipProblems(theCase, option, service, path),
          ...reorganisedProblems(theCase, option, service, path),
        ]
      }),
    ),
  ]
}

function reorganisationProblems(
  { council, into, chance, vestingDay }: Reorganisation,
  index: number,
  theCase: CaseFile,
  councils: ReadonlySet<string>,
): readonly Problem[] {
  const mentions = [
    { code: council, path: ['reorganisations', index, 'council'] },
    ...placed(into).map(([one, j]) => ({ code: one.council, path: ['reorganisations', index, 'into', j, 'council'] })),
  ]
  const strangers = councils.has('')
    ? []
    : mentions
        .filter(({ code }) => code !== '' && !councils.has(code))
        .map(({ code, path }) =>
          caseProblem(
            'CASE-28',
            at(...path),
            `The case has no council ${quoted(code)}. Add it to the list of councils: those to come have figures of their own after vesting day.`,
          ),
        )
  const twice = mentions.flatMap(({ code, path }) => {
    const first = theCase.reorganisations.findIndex(
      (each) => each.council === code || each.into.some((one) => one.council === code),
    )
    const own = mentions.filter((each) => each.code === code)
    if (code === '' || (first === index && own.length === 1)) return []
    if (first === index && own[0]?.path === path) return []
    return [
      caseProblem(
        'CASE-70',
        at(...path),
        `${quoted(code)} already stands in a reorganisation. A council is abolished once, and follows one council: those that merge need no reorganisation, only the delivery model M18.`,
      ),
    ]
  })
  const weights = placed(into).filter(([{ weight }]) => !(weight > 0) && !Number.isNaN(weight))
  return [
    ...strangers,
    ...twice,
    ...weights.map(([{ weight }, j]) =>
      caseProblem(
        'CASE-70',
        at('reorganisations', index, 'into', j, 'weight'),
        `The weight is ${weight}. Write each successor’s part of the spend, above nought: children or people will do.`,
      ),
    ),
    ...(chance < 0 || chance > 1
      ? [
          caseProblem(
            'CASE-22',
            at('reorganisations', index, 'chance'),
            `The chance is ${chance}. Write a share from 0 to 1, such as 0.8.`,
          ),
        ]
      : []),
    ...(isDate(vestingDay) && !vestingDay.endsWith('-04-01')
      ? [
          caseProblem(
            'CASE-70',
            at('reorganisations', index, 'vestingDay'),
            `Vesting day is ${vestingDay}. Councils are founded on 1 April: write that day.`,
          ),
        ]
      : []),
    ...peopleProblems(into, index),
    ...withBaseline(theCase, into, index),
  ]
}

/** What being smaller costs is worked from the people of all successors, so there are some in each, or none is given. */
function peopleProblems(into: Reorganisation['into'], index: number): readonly Problem[] {
  const some = into.some(({ people }) => people !== undefined)
  return placed(into).flatMap(([{ council, people }, j]) => {
    if (people === undefined ? !some : Number.isNaN(people) || people > 0) return []
    const sentence =
      people === undefined
        ? `${quoted(council)} has no number of people, and other successors have. What being smaller costs needs them all: add its people, or leave all out.`
        : `The number of people is ${people}. Write how many people of all ages live there.`
    return [caseProblem('CASE-70', at('reorganisations', index, 'into', j, 'people'), sentence)]
  })
}

/** A council to come has its part of the old one’s baseline, so a baseline of its own would be counted twice. */
function withBaseline({ baseline }: CaseFile, into: Reorganisation['into'], index: number): readonly Problem[] {
  return placed(into).flatMap(([{ council }, j]) =>
    council === '' || !baseline.some((cell) => cell.council === council)
      ? []
      : [
          caseProblem(
            'CASE-70',
            at('reorganisations', index, 'into', j, 'council'),
            `${quoted(council)} follows another council and yet has a baseline of its own, so its spend would be counted twice. Keep one of the two.`,
          ),
        ],
  )
}

function membershipProblems(
  theCase: CaseFile,
  option: CaseOption,
  service: OptionService,
  path: Path,
): readonly Problem[] {
  const entries = Object.entries(service.membership ?? {})
  if (entries.length === 0) return []
  if (deliveryModel(service.deliveryModel)?.isIrreversible === true) {
    return [
      caseProblem(
        'CASE-71',
        at(...path, 'membership'),
        `${service.deliveryModel} founds or ends councils for good, on one day for all: nobody joins it later, leaves it or comes back. Take “membership” out.`,
      ),
    ]
  }
  const own = entries.flatMap(([council, { joins, leaves, rejoins }]): readonly Problem[] => {
    const place = at(...path, 'membership', council)
    if (!option.councils.includes(council)) {
      return [
        caseProblem(
          'CASE-28',
          place,
          `Council ${quoted(council)} takes no part in the option ${quoted(option.code)}. Add it to the option’s councils, or take it out.`,
        ),
      ]
    }
    const dates = [
      ['starts', service.start],
      ['joins', joins],
      ['leaves', leaves],
      ['comes back', rejoins],
    ].flatMap(([what, date]) => (date !== undefined && isDate(date) ? [{ what, date }] : []))
    const backwards = dates.find((each, index) => index > 0 && each.date < (dates[index - 1]?.date ?? ''))
    const before = dates[dates.findIndex((each) => each === backwards) - 1]
    if (backwards !== undefined && before !== undefined) {
      return [
        caseProblem(
          'CASE-39',
          place,
          `The council ${backwards.what} on ${backwards.date}, before the day on which it ${before.what}, ${before.date}. Put the dates in order.`,
        ),
      ]
    }
    const late = dates.find(({ what, date }) => (what === 'joins' || what === 'comes back') && date >= endOf(theCase))
    if (late !== undefined) {
      return [
        caseProblem(
          'CASE-71',
          place,
          `The council ${late.what} on ${late.date}, after the ${theCase.years} years from ${theCase.firstYear}. Move the day, change the years of the case, or take it out.`,
        ),
      ]
    }
    if (rejoins !== undefined && leaves === undefined) {
      return [caseProblem('CASE-71', place, 'The council comes back without having left. Say when it leaves.')]
    }
    if (rejoins !== undefined && leaves !== undefined && rejoins < aYearAfter(leaves)) {
      return [
        caseProblem(
          'CASE-71',
          place,
          `The council leaves on ${leaves} and comes back on ${rejoins}. Within a year that is no leaving: let it stay, or let a year pass.`,
        ),
      ]
    }
    return []
  })
  return own.length > 0 ? own : fewAtStart(theCase, option, service, path)
}

/** The first day after the years of the case. */
function endOf({ firstYear, years }: CaseFile): string {
  return `${Number(firstYear.slice(0, 4)) + years}-04-01`
}

function aYearAfter(date: string): string {
  return `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`
}

/** An arrangement starts with as many councils as its form needs; later, too few left is its end. */
function fewAtStart(theCase: CaseFile, option: CaseOption, service: OptionService, path: Path): readonly Problem[] {
  const day = dayOfTooFew(theCase, option, service.service)
  if (day !== service.start) return []
  const members = membersOn(theCase, option, service.service, day)
  return [
    caseProblem(
      'CASE-71',
      at(...path, 'membership'),
      `On ${day}, when it starts, ${members.length === 0 ? 'no council' : `only ${listInWords(members.map(quoted), 'and')}`} would be in it, and ${service.deliveryModel} needs ${knownModel(service.deliveryModel)?.fewestCouncils ?? 1}. Start it later, or let another join at once.`,
    ),
  ]
}

function reorganisedProblems(
  theCase: CaseFile,
  option: CaseOption,
  service: OptionService,
  path: Path,
): readonly Problem[] {
  const abolished = option.councils.filter((council) => lineageOf(theCase, council)?.role === 'abolished')
  const place = at(...path, 'deliveryModel')
  if (service.deliveryModel === 'M17' && abolished.length === 0) {
    return [
      caseProblem(
        'CASE-72',
        place,
        'A split needs the council that ends and those that follow it. Write them under “reorganisations”, with chance 0 if it comes about only by this option.',
      ),
    ]
  }
  if (service.deliveryModel === 'M17') {
    const other = option.services.find((each) => each.deliveryModel !== 'M17' || each.start !== service.start)
    if (other !== undefined) {
      return [
        caseProblem(
          'CASE-72',
          place,
          `A split ends the whole council on one day, and the option has ${quoted(other.service)} as ${other.deliveryModel} from ${other.start}. Give every service of the option M17 and one day, and put what the successors then run jointly into an option of its own.`,
        ),
      ]
    }
    if (isDate(service.start) && !service.start.endsWith('-04-01')) {
      return [
        caseProblem(
          'CASE-72',
          at(...path, 'start'),
          `The split starts on ${service.start}. Councils are founded on 1 April: write that day.`,
        ),
      ]
    }
  }
  if (service.deliveryModel === 'M00' || option.role === 'counterfactual') return []
  return abolished.flatMap((council) => {
    const missing = (lineageOf(theCase, council)?.entry.into ?? []).filter(
      (each) => !option.councils.includes(each.council),
    )
    if (missing.length === 0) return []
    return [
      caseProblem(
        'CASE-72',
        place,
        `${quoted(council)} may be abolished, and what is arranged with it falls to its successors. Add ${listInWords(
          missing.map((each) => quoted(each.council)),
          'and',
        )} to the option’s councils.`,
      ),
    ]
  })
}
