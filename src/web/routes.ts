import {
  appraisal,
  assumptions,
  baseline,
  caseData,
  caseWorkbook,
  finance,
  guardrails,
  option,
  priceLed,
  scenarios,
} from './handlers/case.ts'
import { aChart } from './handlers/charts.ts'
import { compare } from './handlers/compare.ts'
import { aFigure, allFigures } from './handlers/figures.ts'
import { aMethod, anAsset, caseList, glossary, health, home, methods } from './handlers/general.ts'
import { get, type Route } from './route.ts'

/** Every address the site answers, in the order of a case's path. All of it is for reading; nothing is recorded. */
export const routes: readonly Route[] = [
  get('/', home),
  get('/health', health),
  get('/assets/:file', anAsset),
  get('/glossary', glossary),
  get('/methods', methods),
  get('/methods/:page', aMethod),
  get('/cases', caseList),
  get('/compare', compare),
  get('/cases/:name(^[a-z0-9-]+).json', caseData),
  get('/cases/:name(^[a-z0-9-]+).xlsx', caseWorkbook),
  get('/cases/:name', appraisal),
  get('/cases/:name/baseline', baseline),
  get('/cases/:name/options/:option', option),
  get('/cases/:name/assumptions', assumptions),
  get('/cases/:name/guardrails', guardrails),
  get('/cases/:name/finance', finance),
  get('/cases/:name/scenarios', scenarios),
  get('/cases/:name/price-led', priceLed),
  get('/cases/:name/figures', allFigures),
  get('/cases/:name/figures/*', aFigure),
  get('/cases/:name/charts/:file', aChart),
]
