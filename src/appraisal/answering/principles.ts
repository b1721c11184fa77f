import { chanceInWords, listInWords, standardErrorsTold } from '../../figures/index.ts'
import { deliveryModel } from '../../model/index.ts'
import type { CouncilAnswer, OptionAnswer, PrincipleAnswer } from '../answer.ts'
import type { CaseFile } from '../case-file/index.ts'
import { sourceText } from '../data/assumptions.ts'
import { fieldTitles } from './option-answer.ts'

type Judged = PrincipleAnswer['byOption'][number]['byCouncil'][number]
type Field = Judged['fields'][number]
type Principle = CaseFile['principles'][number]

/** Every agreed principle as a test with a yes or a no, for each option that arranges something and each of its councils. */
export function principleAnswers(theCase: CaseFile, options: readonly OptionAnswer[]): PrincipleAnswer[] {
  const arranged = options.filter(({ role, deliveryModels }) => role !== 'counterfactual' && deliveryModels.length > 0)
  return theCase.principles.map(
    (principle): PrincipleAnswer => ({
      code: principle.code,
      title: principle.title,
      test: principle.test,
      threshold: principle.threshold ?? null,
      setOn: principle.setOn,
      source: sourceText(principle.source),
      byOption: arranged.map((option) => {
        const byCouncil = option.byCouncil.map((of) => judged(theCase, principle, { option, of }))
        return { option: option.code, holds: byCouncil.every(({ holds }) => holds), byCouncil }
      }),
    }),
  )
}

/** Under which options each principle holds for every council, in a sentence. */
export function principlesInWords(principles: readonly PrincipleAnswer[], options: readonly OptionAnswer[]): string[] {
  if (principles.length === 0) return []
  const titleOf = (option: string) => `“${options.find(({ code }) => code === option)?.title ?? option}”`
  const each = principles.map(({ title, byOption }) => {
    const kept = byOption.filter(({ holds }) => holds).map(({ option }) => titleOf(option))
    const not = byOption.filter(({ holds }) => !holds).map(({ option }) => titleOf(option))
    const holds =
      kept.length === 0
        ? 'holds for every council under no option'
        : not.length === 0
          ? 'holds for every council under every option'
          : `holds for every council under ${listInWords(kept)}, and not under ${listInWords(not, 'or')}`
    return `“${title}” ${holds}.`
  })
  return [`The principles members agreed: ${each.join(' ')}`]
}

interface Judging {
  readonly option: OptionAnswer
  readonly of: CouncilAnswer
}

function judged(theCase: CaseFile, principle: Principle, judging: Judging): Judged {
  switch (principle.test) {
    case 'accountabilityKept':
      return accountabilityKept(theCase, judging)
    case 'benefitOverAlone':
      return benefitOverAlone(theCase, principle, judging)
    default:
      return principle.test satisfies never
  }
}

/** What a council keeps when it keeps its identity, its sovereignty and clear accountability. */
const keptFields = ['dutyHolder', 'statutoryDirector', 'leadMember', 'decisionBody', 'inspectedBody'] as const

/**
 * Whether a council keeps its identity, its sovereignty and clear accountability: it holds the duty, has its own lead
 * member, decides in its own cabinet alone and is inspected by itself, as it would by itself; and a director who answers
 * to it is on record. A director shared with others counts where a local assurance test of the post is on record.
 *
 * A body that decides for the council within limits, such as a company’s board, is a change of who decides.
 *
 * Source: Children Act 2004 ss 18 and 19 and the statutory guidance on the roles of director and lead member.
 */
function accountabilityKept(theCase: CaseFile, { option, of: { council } }: Judging): Judged {
  const name = nameOf(theCase, council)
  const onRecord = (kind: 'director' | 'localAssuranceTest') => {
    const facts = theCase.facts.filter(
      (fact) =>
        fact.kind === kind && fact.council === council && (fact.option === undefined || fact.option === option.code),
    )
    return facts.length > 0 && facts.every(({ value }) => value !== false)
  }
  const byItself = deliveryModel('M00')?.accountability({ council: name, host: '', isHost: false })
  const fields = keptFields.flatMap((key) =>
    changesOf(option, { council, title: fieldTitles[key] ?? key, before: byItself?.[key] ?? '' }).map(
      (change): Field => ({ ...change, breaks: key !== 'statutoryDirector' || !onRecord('localAssuranceTest') }),
    ),
  )
  const broken = fields.filter(({ breaks }) => breaks)
  const withoutDirector = !onRecord('director')
  const holds = broken.length === 0 && !withoutDirector
  const reasons = [
    ...new Set(broken.map(({ field, before, after }) => changeInWords(field, before, after))),
    ...(withoutDirector ? ['no director who answers to it is on record'] : []),
  ]
  const shared =
    fields.length > 0 ? '; the director is shared, and a local assurance test of the post is on record' : ''
  return {
    council,
    holds,
    sentence: holds
      ? `Yes: ${name} keeps the duty, its lead member, its own cabinet’s decisions and its own inspection${shared}.`
      : `No: for ${name} ${listInWords(reasons)}.`,
    fields,
  }
}

/** What differs, service by service, from how the council would hold the field by itself. */
function changesOf(
  option: OptionAnswer,
  { council, title, before }: { readonly council: string; readonly title: string; readonly before: string },
): Omit<Field, 'breaks'>[] {
  return option.arrangements.flatMap(({ council: of, service, fields }) => {
    const after = fields.find(({ field }) => field === title)?.value
    return of !== council || after === undefined || after === before ? [] : [{ service, field: title, before, after }]
  })
}

/** How a sentence says that one of the fields changes. */
const whatChanges: Readonly<Record<(typeof keptFields)[number], string>> = {
  dutyHolder: 'the duty in law changes hands',
  statutoryDirector: 'the director is shared',
  leadMember: 'the lead member changes',
  decisionBody: 'who decides changes',
  inspectedBody: 'who is inspected changes',
}

function changeInWords(title: string, before: string, after: string): string {
  const key = keptFields.find((each) => fieldTitles[each] === title)
  if (key === undefined || key === 'statutoryDirector')
    return `${whatChanges.statutoryDirector} and no local assurance test of the post is on record`
  return `${whatChanges[key]}, from ${before} to ${after}`
}

/** Whether a council is demonstrably better off than by itself: in at least as many futures as members asked for. */
function benefitOverAlone(theCase: CaseFile, { threshold = 1 }: Principle, { option, of }: Judging): Judged {
  const holds = of.chanceBetterOff >= threshold
  const error = standardErrorsTold * of.chanceStandardError
  const close =
    Math.abs(of.chanceBetterOff - threshold) < error
      ? ` That is within sampling error (give or take ${Math.ceil(100 * error)}), so more draws may say otherwise.`
      : ''
  const stopped = option.state === 'stopped' ? ' The option itself is stopped.' : ''
  return {
    council: of.council,
    holds,
    sentence: `${holds ? 'Yes' : 'No'}: ${nameOf(theCase, of.council)} is better off than alone in ${chanceInWords(of.chanceBetterOff)} futures, and the threshold is ${Math.round(100 * threshold)}.${close}${stopped}`,
    fields: [],
  }
}

function nameOf(theCase: CaseFile, council: string): string {
  return theCase.councils.find(({ code }) => code === council)?.shortName ?? council
}
