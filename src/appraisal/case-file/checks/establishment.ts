import type { Problem } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { at } from '../place.ts'
import type { CaseFile } from '../schema.ts'
import { type CheckContext, placed } from './check.ts'

type Row = CaseFile['establishment'][number]

/** The fewest people that a row, or a share of a row, may be about; the establishment is of groups, never of persons. */
const fewestPeople = 5
/** Slack for a share such as 5 ÷ 12, which no decimal says exactly. */
const slack = 0.05

/** Rows of the establishment are groups: nobody outside the published senior-salary list can be told from one. */
export function establishmentRows({ theCase }: CheckContext): readonly Problem[] {
  return placed(theCase.establishment).flatMap(([row, index]) => [
    ...numbersOfRow(row, index),
    ...(row.isPublishedSenior ? [] : peopleInRow(row, index)),
    ...lengthOfService(row, index),
  ])
}

function numbersOfRow({ fte, vacantFte }: Row, index: number): readonly Problem[] {
  const problems: Problem[] = []
  if (fte < 0)
    problems.push(
      caseProblem(
        'CASE-09',
        at('establishment', index, 'fte'),
        `The row has ${fte} full-time equivalents. Write nought or more.`,
      ),
    )
  if (vacantFte < 0 || vacantFte > fte) {
    problems.push(
      caseProblem(
        'CASE-09',
        at('establishment', index, 'vacantFte'),
        `The row has ${vacantFte} vacant of ${fte} full-time equivalents. Write a number from nought to the whole.`,
      ),
    )
  }
  return problems
}

function peopleInRow(row: Row, index: number): readonly Problem[] {
  const { fte, vacantFte, aged55Share, lengthOfService: bands } = row
  const inPost = fte - vacantFte
  if (Number.isNaN(inPost) || fte < 0) return []
  if (isFew(fte) || isFew(inPost)) {
    const people = isFew(fte) ? fte : inPost
    const who = `${inFigures(people)} full-time ${people === 1 ? 'equivalent' : 'equivalents'} in post`
    return [
      caseProblem(
        'CASE-37',
        at('establishment', index),
        `The row has ${who}, so it could point to one person. Join it to another row of the same tier until it has ${fewestPeople} or more, or mark it “isPublishedSenior” if the post is on the published senior-salary list.`,
      ),
    ]
  }
  const ages =
    aged55Share === undefined
      ? []
      : sharePointsTo(aged55Share, fte, 'aged 55 and over', at('establishment', index, 'aged55Share'))
  const service = placed(bands ?? []).flatMap(([band, j]) =>
    sharePointsTo(
      band.share,
      fte,
      'in this band of service',
      at('establishment', index, 'lengthOfService', j, 'share'),
    ),
  )
  return [...ages, ...service]
}

/** A share is told when it, and the rest, are about nobody or about five people or more. */
function sharePointsTo(share: number, fte: number, who: string, place: string): readonly Problem[] {
  const [inside, outside] = [share * fte, (1 - share) * fte]
  if (Number.isNaN(share) || share < 0 || share > 1 || (!isFew(inside) && !isFew(outside))) return []
  const people = isFew(inside)
    ? `${inFigures(inside)} of ${fte} are ${who}`
    : `all but ${inFigures(outside)} of ${fte} are ${who}`
  return [
    caseProblem(
      'CASE-37',
      place,
      `By this share ${people}, which could point to one person. Leave the share out, or join rows until it is about ${fewestPeople} people or more.`,
    ),
  ]
}

function isFew(people: number): boolean {
  return people > slack && people < fewestPeople - slack
}

function inFigures(people: number): string {
  return String(Number(people.toPrecision(3)))
}

function lengthOfService({ lengthOfService: bands }: Row, index: number): readonly Problem[] {
  if (bands === undefined || bands.length === 0 || bands.some((band) => Object.values(band).some(Number.isNaN)))
    return []
  const place = at('establishment', index, 'lengthOfService')
  const backwards = bands.find(({ fromYears, toYears }) => fromYears < 0 || toYears <= fromYears)
  if (backwards !== undefined) {
    return [
      caseProblem(
        'CASE-38',
        place,
        `A band of service runs from ${backwards.fromYears} to ${backwards.toYears} years. Write the smaller number first.`,
      ),
    ]
  }
  const inOrder = [...bands].sort((a, b) => a.fromYears - b.fromYears)
  const overlap = inOrder.findIndex((band, i) => band.fromYears < (inOrder[i - 1]?.toYears ?? 0))
  if (overlap > 0) {
    return [
      caseProblem(
        'CASE-38',
        place,
        `Two bands of service overlap at ${inOrder[overlap]?.fromYears} years. End each band where the next begins.`,
      ),
    ]
  }
  const sum = bands.reduce((total, band) => total + band.share, 0)
  if (Math.abs(sum - 1) < 1e-6) return []
  return [
    caseProblem(
      'CASE-38',
      place,
      `The shares of length of service add up to ${Number(sum.toPrecision(6))}. Make them add up to 1.`,
    ),
  ]
}
