import type { Problem } from '../../../figures/index.ts'
import { listInWords } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { financialYearBegins, isDate, monthsAfter } from '../calendar.ts'
import { quoted } from '../found.ts'
import { type KnownModel, knownModel, pricedModelCodes } from '../known.ts'
import { withoutSuccessors } from '../lineage.ts'
import { at, type Path } from '../place.ts'
import type { CaseFile, CaseOption } from '../schema.ts'
import { type CheckContext, placed } from './check.ts'

type OptionService = CaseOption['services'][number]

/** Options: one to compare with, delivery models that can be priced, hosts, numbers of councils, dates and terms. */
export function optionsHold(context: CheckContext): readonly Problem[] {
  const { options } = context.theCase
  return [
    ...oneCounterfactual(context.theCase),
    ...placed(options).flatMap(([option, i]) =>
      placed(option.services).flatMap(([service, j]) => {
        const path = ['options', i, 'services', j]
        return [
          ...modelProblems(context.theCase, option, service, path),
          ...(option.role === 'counterfactual' ? [] : dateProblems(service, path, context)),
        ]
      }),
    ),
  ]
}

function oneCounterfactual({ options, councils }: CaseFile): readonly Problem[] {
  // A role that could not be read may have been meant as this one.
  if (options.length === 0 || options.some(({ role }) => String(role) === '')) return []
  const alone = placed(options).filter(([{ role }]) => role === 'counterfactual')
  const [first, second] = alone
  if (first === undefined) {
    return [
      caseProblem(
        'CASE-45',
        'options',
        'No option has the role “counterfactual”, so there is nothing to compare with. Add one in which each council keeps its own service, with delivery model M00.',
      ),
    ]
  }
  if (second !== undefined) {
    return [
      caseProblem(
        'CASE-45',
        at('options', second[1], 'role'),
        `The options ${listInWords(
          alone.map(([one]) => quoted(one.code)),
          'and',
        )} both have the role “counterfactual”. Keep it for one of them.`,
      ),
    ]
  }
  const [option, index] = first
  const shared = placed(option.services).filter(([one]) => one.deliveryModel !== 'M00' && one.deliveryModel !== '')
  const missing = councils.filter(({ code }) => code !== '' && !option.councils.includes(code))
  return [
    ...shared.map(([one, j]) =>
      caseProblem(
        'CASE-45',
        at('options', index, 'services', j, 'deliveryModel'),
        `The option to compare with has the delivery model ${one.deliveryModel}. It must be M00, separate services.`,
      ),
    ),
    ...(missing.length === 0 || option.councils.includes('')
      ? []
      : [
          caseProblem(
            'CASE-45',
            at('options', index, 'councils'),
            `The option to compare with leaves out ${listInWords(
              missing.map((one) => one.shortName || one.code),
              'and',
            )}. Every council of the case must be in it.`,
          ),
        ]),
  ]
}

function modelProblems(theCase: CaseFile, option: CaseOption, service: OptionService, path: Path): readonly Problem[] {
  const { deliveryModel: code } = service
  if (code === '') return []
  const place = at(...path, 'deliveryModel')
  const known = knownModel(code)
  if (known === undefined) {
    return [caseProblem('CASE-40', place, `There is no delivery model ${quoted(code)}. Write a code from M00 to M19.`)]
  }
  if (!known.isPriced) {
    return [
      caseProblem(
        'CASE-41',
        place,
        `The delivery model ${code}, ${known.title}, is not yet priced. Take the option out, or appraise it as ${listInWords(pricedModelCodes, 'or')}.`,
      ),
    ]
  }
  return [
    ...hostProblems(option, service, known, path),
    ...joiningProblems(service, known, path),
    ...numberOfCouncils(theCase, option, service, known, place),
  ]
}

function hostProblems(
  { councils }: CaseOption,
  { host, deliveryModel }: OptionService,
  known: KnownModel,
  path: Path,
): readonly Problem[] {
  const members = listInWords(councils, 'or')
  if (host === undefined) {
    if (!known.needsHost) return []
    return [
      caseProblem(
        'CASE-42',
        at(...path),
        `The delivery model ${deliveryModel}, ${known.title}, needs the council that runs the service. Name it under “host”: ${members}.`,
      ),
    ]
  }
  if (host === '' || councils.includes(host) || councils.includes('') || councils.length === 0) return []
  return [
    caseProblem(
      'CASE-42',
      at(...path, 'host'),
      `The host ${quoted(host)} is not a council of this option. Write ${members}.`,
    ),
  ]
}

/** Only a company owned jointly can be there before a council of the case joins it. */
function joiningProblems(
  { joinsExisting, deliveryModel }: OptionService,
  known: KnownModel,
  path: Path,
): readonly Problem[] {
  if (joinsExisting === undefined || deliveryModel === 'M10') return []
  return [
    caseProblem(
      'CASE-75',
      at(...path, 'joinsExisting'),
      `The delivery model ${deliveryModel}, ${known.title}, has no company to join. Take “joinsExisting” out, or choose M10.`,
    ),
  ]
}

function numberOfCouncils(
  theCase: CaseFile,
  { councils }: CaseOption,
  { deliveryModel: code, joinsExisting }: OptionService,
  known: KnownModel,
  place: string,
): readonly Problem[] {
  const count = councils.length
  if (count === 0) return []
  // The other owners of a company that exists need not be councils of the case.
  const fewest = joinsExisting === true ? 1 : known.fewestCouncils
  if (count < fewest) {
    return [
      caseProblem(
        'CASE-43',
        place,
        `The delivery model ${code}, ${known.title}, needs ${fewest} councils or more, and the option has ${count}. Add a council, or choose another model.`,
      ),
    ]
  }
  // A council and those that follow it are one owner after another.
  if (withoutSuccessors(theCase, councils).length <= known.mostCouncils) return []
  return [
    caseProblem(
      'CASE-43',
      place,
      `The delivery model ${code}, ${known.title}, has one owner, and the option has ${count} councils. One owned jointly is M10.`,
    ),
  ]
}

function dateProblems(service: OptionService, path: Path, context: CheckContext): readonly Problem[] {
  const { start } = service
  const { decisionDate, span, theCase } = context
  if (!isDate(start)) return []
  const place = at(...path, 'start')
  if (decisionDate !== undefined && start < decisionDate) {
    return [
      caseProblem(
        'CASE-44',
        place,
        `The service starts on ${start}, before the decision on ${decisionDate}. Start it on the day of the decision or later.`,
      ),
    ]
  }
  if (span === undefined) return []
  const begins = financialYearBegins(start)
  if (begins < span.first || begins > span.last) {
    return [
      caseProblem(
        'CASE-44',
        place,
        `The service starts on ${start}, outside the ${theCase.years} years from ${theCase.firstYear}. Move the start, or change the years of the case.`,
      ),
    ]
  }
  return termProblems(service, path, `${span.last + 1}-03-31`)
}

function termProblems(
  { start, minimumTermMonths, atEndOfTerm, deliveryModel }: OptionService,
  path: Path,
  lastDay: string,
): readonly Problem[] {
  const returns = atEndOfTerm === 'return' || deliveryModel === 'M16'
  if (!returns || Number.isNaN(minimumTermMonths)) return []
  const place = at(...path, 'minimumTermMonths')
  if (minimumTermMonths === 0) {
    return [
      caseProblem(
        'CASE-55',
        place,
        'The service is brought back at the end of its term, but the minimum term is 0 months. Write the term in months, or choose a form that continues.',
      ),
    ]
  }
  const ends = minimumTermMonths > 2400 ? '9999-12-31' : monthsAfter(start, minimumTermMonths)
  if (ends <= lastDay) return []
  return [
    caseProblem(
      'CASE-55',
      place,
      `The term of ${minimumTermMonths} months from ${start} ends after the case does, on ${lastDay}, so bringing the service back would cost nothing. Shorten the term or lengthen the case.`,
    ),
  ]
}
