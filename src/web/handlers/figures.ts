import { explanationPage } from '../pages/explanation.tsx'
import { figuresPage } from '../pages/figures.tsx'
import { notFoundPage } from '../pages/problems.tsx'
import { paths } from '../paths.ts'
import { htmlReply } from '../route.ts'
import { ofCase } from './case.ts'

export const allFigures = ofCase(async ({ answer, figureNames }) => figuresPage(answer, await figureNames()))

/** A figure at its place: `/figures/GROUP/KEY?option=…&council=…&year=…`. */
export const aFigure = ofCase(async ({ answer, ladder }, { params, query }) => {
  const rungs = await ladder(params['*'] ?? '', query)
  if ('problems' in rungs) {
    const sentence = rungs.problems.map((each) => each.sentence).join(' ')
    return htmlReply(
      notFoundPage(sentence, [{ title: 'Every figure of the case', href: paths.figures(answer.case.name) }]),
      404,
    )
  }
  return explanationPage(answer, rungs)
})
