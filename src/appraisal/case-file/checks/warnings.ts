import type { Problem } from '../../../figures/index.ts'
import { listInWords } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { beginsIn } from '../calendar.ts'
import { inPounds, quoted } from '../found.ts'
import { hindsightIn } from '../hindsight.ts'
import { pennies } from '../pennies.ts'
import { at } from '../place.ts'
import type { CaseFile } from '../schema.ts'
import { type CheckContext, grouped, placed } from './check.ts'

type Placed = readonly [CaseFile['baseline'][number], number]

/** What a reader should know of a case that can be appraised. */
export function worthKnowing({ theCase, decisionDate, span }: CheckContext): readonly Problem[] {
  const cells = placed(theCase.baseline).filter(
    ([{ council, line, pounds }]) => council !== '' && line !== '' && !Number.isNaN(pounds),
  )
  return [
    ...lighterOptions(theCase),
    ...ownEfficiencies(theCase),
    ...(decisionDate === undefined ? [] : hindsight(theCase)),
    ...sameAmountTwice(cells),
    ...noughtsBesideSpend(cells, theCase),
    ...belowNought(cells),
    ...netOfReturn(cells),
    ...linesWithoutFigure(theCase),
    ...latePrinciples(theCase, decisionDate),
    ...needsBeyond(theCase, span),
  ]
}

function lighterOptions({ options }: CaseFile): readonly Problem[] {
  const roles = options.map(({ role }) => role)
  if (roles.length === 0 || roles.some((role) => String(role) === '')) return []
  const missing = [
    roles.includes('doMinimum') ? [] : ['do-minimum option (role “doMinimum”)'],
    roles.includes('lessAmbitious') ? [] : ['option less ambitious than the full proposal (role “lessAmbitious”)'],
  ].flat()
  if (missing.length === 0) return []
  return [
    caseProblem(
      'CASE-80',
      'options',
      `The case has no ${listInWords(missing, 'or')}. Members will ask what less would bring: consider adding it.`,
    ),
  ]
}

function ownEfficiencies({ ownEfficiencies: own, councils }: CaseFile): readonly Problem[] {
  const without = councils.filter(({ code }) => code !== '' && !own.some((one) => one.council === code))
  if (without.length === 0) return []
  return [
    caseProblem(
      'CASE-81',
      'ownEfficiencies',
      `No own efficiencies are on record for ${names(without)}, so each lever’s share that would have come anyway stands in for them. Enter the savings already in the medium-term plan if there are any.`,
    ),
  ]
}

function hindsight(theCase: CaseFile): readonly Problem[] {
  const bySection = grouped(hindsightIn(theCase), ({ section }) => section)
  return bySection.flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const latest = group.reduce((late, one) => (one.published > late ? one.published : late), first.published)
    const count = group.length === 1 ? 'One figure' : `${group.length} figures`
    return [
      caseProblem(
        'CASE-82',
        first.place,
        `${count} under “${first.section}”, from here on, came out after the decision date of ${theCase.decisionDate}, the latest on ${latest}. They are marked as hindsight wherever they are used.`,
      ),
    ]
  })
}

/** Small amounts come up twice by chance; these do not. */
const noChance = 1_000

function sameAmountTwice(cells: readonly Placed[]): readonly Problem[] {
  const amounts = cells.flatMap(([cell, index]) => [
    { cell, index, of: cell.measure, pounds: cell.pounds ?? 0 },
    { cell, index, of: 'private provision', pounds: cell.providers?.private ?? 0 },
  ])
  const large = amounts.filter(({ pounds, of }) => Math.abs(pounds) >= noChance && of !== 'net')
  const same = grouped(large, ({ cell, of, pounds }) => JSON.stringify([cell.council, cell.year, of, pounds]))
  return same.flatMap(([first, ...rest]) => {
    if (first === undefined || rest.length === 0) return []
    const lines = [first, ...rest].map(({ cell }) => quoted(cell.label || cell.line))
    return [
      caseProblem(
        'CASE-83',
        at('baseline', first.index),
        `The ${first.of} of ${listInWords(lines, 'and')} is ${inPounds(first.pounds)} each time, for ${first.cell.council} in ${first.cell.year}. The return may hold one figure twice: ask the council; nothing is corrected here.`,
      ),
    ]
  })
}

function noughtsBesideSpend(cells: readonly Placed[], { councils }: CaseFile): readonly Problem[] {
  const gross = cells.filter(([{ measure }]) => measure === 'gross')
  const spent = new Set(gross.flatMap(([{ line, pounds }]) => ((pounds ?? 0) > 0 ? [line] : [])))
  const noughts = gross.filter(([{ line, pounds }]) => pounds === 0 && spent.has(line))
  return grouped(noughts, ([{ council, year }]) => JSON.stringify([council, year])).flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const [cell, index] = first
    const lines = listInWords(
      group.map(([one]) => quoted(one.label || one.line)),
      'and',
    )
    return [
      caseProblem(
        'CASE-84',
        at('baseline', index),
        `${nameOf(cell.council, councils)} reports 0 in ${cell.year} on ${lines}, where another council or year has spending. It may be booked on another line: compare totals rather than these lines.`,
      ),
    ]
  })
}

function belowNought(cells: readonly Placed[]): readonly Problem[] {
  return cells.flatMap(([{ pounds, measure, label, council, year }, index]) =>
    pounds === undefined || pounds >= 0
      ? []
      : [
          caseProblem(
            'CASE-85',
            at('baseline', index, 'pounds'),
            `The ${measure} of ${quoted(label)} is ${inPounds(pounds)}, for ${council} in ${year}. Income or grants above spending can make it so; it is used as it stands.`,
          ),
        ],
  )
}

function netOfReturn(cells: readonly Placed[]): readonly Problem[] {
  return grouped(cells, ([{ council, line, year }]) => JSON.stringify([council, line, year])).flatMap((group) => {
    const of = (measure: string) => group.find(([cell]) => cell.measure === measure)
    const [gross, income, net] = [of('gross'), of('income'), of('net')]
    const [spent, earned, left] = [gross?.[0].pounds, income?.[0].pounds, net?.[0].pounds]
    if (net === undefined || spent === undefined || earned === undefined || left === undefined) return []
    if (pennies(spent) - pennies(earned) === pennies(left)) return []
    return [
      caseProblem(
        'CASE-91',
        at('baseline', net[1], 'pounds'),
        `The net of ${quoted(net[0].label)} is ${inPounds(left)}, but its gross less its income is ${inPounds((pennies(spent) - pennies(earned)) / 100)}. The gross figure is the one used.`,
      ),
    ]
  })
}

function linesWithoutFigure({ services, councils, baseline }: CaseFile): readonly Problem[] {
  const given = new Set(
    baseline.flatMap(({ council, line, measure }) => (measure === 'gross' ? [JSON.stringify([council, line])] : [])),
  )
  return placed(services).flatMap(([service, i]) =>
    placed(service.lines).flatMap(([line, j]) => {
      const without = councils.filter(({ code }) => code !== '' && !given.has(JSON.stringify([code, line])))
      if (line === '' || without.length === 0) return []
      return [
        caseProblem(
          'CASE-90',
          at('services', i, 'lines', j),
          `The baseline has no gross figure on the line ${quoted(line)} for ${names(without)}. Enter it, or enter the reason that it is missing.`,
        ),
      ]
    }),
  )
}

/** What members ask of a proposal is agreed before its costs are shown. */
function latePrinciples({ principles }: CaseFile, decisionDate: string | undefined): readonly Problem[] {
  if (decisionDate === undefined) return []
  return placed(principles).flatMap(([{ code, setOn }, index]) =>
    setOn === '' || setOn <= decisionDate
      ? []
      : [
          caseProblem(
            'CASE-132',
            at('principles', index, 'setOn'),
            `The principle ${quoted(code)} was set on ${setOn}, after the decision date of ${decisionDate}. A test chosen once the costs are known proves little: it is judged all the same, and the page says so.`,
          ),
        ],
  )
}

function needsBeyond({ needs, firstYear, years }: CaseFile, span: CheckContext['span']): readonly Problem[] {
  if (span === undefined) return []
  return placed(needs).flatMap(([{ council, from, to }, index]) => {
    const [begins, ends] = [beginsIn(from), beginsIn(to)]
    if (begins === undefined || ends === undefined || ends < begins) return []
    if (begins > span.last || ends < span.first || (begins >= span.first && ends <= span.last)) return []
    return [
      caseProblem(
        'CASE-133',
        at('needs', index),
        `The need of ${council} runs from ${from} to ${to}, and the case covers ${years} years from ${firstYear}. What an option brings in the other years is not counted towards it.`,
      ),
    ]
  })
}

function names(councils: readonly { readonly shortName: string; readonly code: string }[]): string {
  return listInWords(
    councils.map((one) => one.shortName || one.code),
    'and',
  )
}

function nameOf(code: string, councils: CaseFile['councils']): string {
  return councils.find((one) => one.code === code)?.shortName || code
}
