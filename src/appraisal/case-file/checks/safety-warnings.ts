import type { Problem } from '../../../figures/index.ts'
import { listInWords } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { quoted } from '../found.ts'
import { lineageOf } from '../lineage.ts'
import type { CaseFile } from '../schema.ts'
import type { CheckContext } from './check.ts'

type MeasureName = CaseFile['measures'][number]['measure']
type FactKind = CaseFile['facts'][number]['kind']

/** What each guardrail reads from the case, by council (docs/method/guardrails.md). */
const readBy: readonly {
  readonly guardrail: string
  readonly measures: readonly MeasureName[]
  readonly facts: readonly FactKind[]
}[] = [
  { guardrail: 'GUARD-01', measures: [], facts: ['director', 'leadMember'] },
  {
    guardrail: 'GUARD-03',
    measures: ['openCases', 'caseload', 'inPostFte', 'agencyFte', 'vacantFte', 'agencyCoverFte'],
    facts: [],
  },
  { guardrail: 'GUARD-04', measures: ['inPostFte', 'agencyFte', 'vacantFte', 'agencyCoverFte'], facts: [] },
  { guardrail: 'GUARD-07', measures: ['placedOver20Miles'], facts: [] },
]

/** What is missing before options can be shown to be safe for children, council by council. */
export function safetyInputs({ theCase }: CheckContext): readonly Problem[] {
  // With nothing but carrying on alone there is nothing to be judged.
  if (theCase.options.every(({ role }) => role === 'counterfactual')) return []
  const councils = theCase.councils.filter(({ code }) => code !== '')
  const unset = theCase.guardrails === undefined
  return [
    ...(unset
      ? [
          caseProblem(
            'CASE-92',
            'guardrails',
            'The case sets no guardrail limits, so the default limits are used. Members should set theirs before costs are shown.',
          ),
        ]
      : []),
    ...councils.flatMap((council) =>
      readBy.flatMap(({ guardrail, measures, facts }) => {
        const missing = [
          ...measures.filter((name) => !isMeasured(theCase, council.code, name)),
          ...facts.filter((kind) => !theCase.facts.some((one) => one.council === council.code && one.kind === kind)),
        ]
        if (missing.length === 0) return []
        const what = listInWords(missing.map(quoted), 'and')
        return [
          caseProblem(
            'CASE-86',
            'measures',
            `${council.shortName || council.code} has no ${what} on record, which ${guardrail} reads, so options are marked not shown safe. Enter the nearest published figure, or ask the council.`,
          ),
        ]
      }),
    ),
  ]
}

/** A council to come has what the one it follows has on record. */
function isMeasured(theCase: CaseFile, council: string, name: MeasureName): boolean {
  const lineage = lineageOf(theCase, council)
  return theCase.measures.some(
    (one) =>
      (one.council === council || (lineage?.role === 'successor' && one.council === lineage.predecessor)) &&
      one.measure === name &&
      one.value !== undefined,
  )
}
