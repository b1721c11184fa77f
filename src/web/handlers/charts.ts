import { licenceNotice } from '../../appraisal/index.ts'
import { chartCsv, chartSvg, isOptionChart, optionCharts } from '../../charts/index.ts'
import { chosenOption } from '../chosen.ts'
import { attachment } from '../download.ts'
import { notFoundPage } from '../pages/problems.tsx'
import { paths } from '../paths.ts'
import { svgToPng } from '../png.ts'
import { htmlReply } from '../route.ts'
import { noSuchOption, ofCase } from './case.ts'

/** One chart as a file: a drawing, a picture or its table. */
export const aChart = ofCase(async ({ answer }, { params, query }) => {
  const [, name = '', kind = ''] = /^([a-z]+)\.(svg|png|csv)$/.exec(params['file'] ?? '') ?? []
  const chosen = chosenOption(answer, query['option'])
  const unknown = noSuchOption(answer, query['option'])
  if (unknown !== undefined) return unknown
  if (!isOptionChart(name) || chosen === undefined) {
    return htmlReply(
      notFoundPage('There is no such chart of this case.', [
        { title: answer.case.title, href: paths.case(answer.case.name) },
      ]),
      404,
    )
  }
  const chart = optionCharts[name](answer, chosen.option)
  const file = `${answer.case.name}-${chosen.option.code}-${name}.${kind}`
  const headers = { 'content-disposition': attachment(file) }
  if (kind === 'csv')
    return { status: 200, type: 'text/csv; charset=utf-8', body: chartCsv(chart, licenceNotice(answer)), headers }
  const source = `${answer.case.title}. ${answer.draws} futures, seed ${answer.seed}, engine ${answer.engine}. Not frozen. Method: ${paths.methods()}`
  const svg = chartSvg(chart, query['size'] === 'narrow' ? 'narrow' : 'wide', source)
  if (kind === 'svg') return { status: 200, type: 'image/svg+xml; charset=utf-8', body: svg, headers }
  return { status: 200, type: 'image/png', body: await svgToPng(svg), headers }
})
