import type { Answer } from './answer.ts'

/** The words that the licence of official figures asks for. */
const openGovernmentLicence = 'Contains public sector information licensed under the Open Government Licence v3.0.'

/** Who publishes the returns that a baseline is read from, and the returns where a case names no publisher. */
const official =
  /Department for Education|Ministry of Housing|Office for National Statistics|Ofsted|section 251|revenue outturn|interactive tool/i

/** What must stand with figures worked from official ones, wherever they are taken; undefined where none is in the case. */
export function licenceNotice({ baseline }: Pick<Answer, 'baseline'>): string | undefined {
  return baseline.some(({ source }) => official.test(source)) ? openGovernmentLicence : undefined
}
