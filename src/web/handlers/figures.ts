import { explanationPage } from '../pages/explanation.tsx'
import { figuresPage } from '../pages/figures.tsx'
import { notFoundPage } from '../pages/problems.tsx'
import { paths } from '../paths.ts'
import { htmlReply } from '../route.ts'
import { ofCase } from './case.ts'

export const allFigures = ofCase(({ answer, figureNames }) => htmlReply(figuresPage(answer, figureNames())))

/** A figure at its place: `/figures/GROUP/KEY?option=…&council=…&year=…`. */
export const aFigure = ofCase(({ answer, explain }, { params, query }) => {
  const figure = params['*'] ?? ''
  const explained = explain(figure, query)
  if ('code' in explained) {
    return htmlReply(notFoundPage(explained.sentence, [{ title: 'Every figure of the case', href: paths.figures(answer.case.name) }]), 404)
  }
  return htmlReply(explanationPage(answer, explained, query))
})
