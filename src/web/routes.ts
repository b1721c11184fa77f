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
import { councilBaselines } from './handlers/councils.ts'
import { draftArchive, draftFile, draftOverview, draftReplace, draftSection, draftWorkbook } from './handlers/draft.ts'
import { draftSave } from './handlers/draft-save.ts'
import { aFigure, allFigures } from './handlers/figures.ts'
import { aMethod, anAsset, caseList, glossary, home, methods } from './handlers/general.ts'
import { health, readiness } from './handlers/health.ts'
import { importForm, importKeep, importPreview, importUndo } from './handlers/imports.ts'
import { importMapping } from './handlers/mapping.ts'
import { newCase, newCaseForm, templateWorkbook } from './handlers/new-case.ts'
import { newCopy, newDraft } from './handlers/new-draft.ts'
import { record, recordCsv, recordLines, recordVerify } from './handlers/record.ts'
import { serverStatus } from './handlers/status.ts'
import { freeze, version, versionAgainst, versionFile, versionPublish, versions } from './handlers/versions.ts'
import { get, post, type Route } from './route.ts'

/** Every address the site answers, in the order of a case’s path. */
export const routes: readonly Route[] = [
  get('/', home),
  get('/healthz', health),
  get('/readyz', readiness),
  get('/assets/:file', anAsset),
  get('/glossary', glossary),
  get('/methods', methods),
  get('/methods/:page', aMethod),
  get('/record', record),
  get('/record.csv', recordCsv),
  get('/record.jsonl', recordLines),
  get('/record/verify', recordVerify),
  get('/status', serverStatus),
  get('/cases', caseList),
  get('/cases/new', newCaseForm),
  get('/cases/new/workbook.xlsx', templateWorkbook),
  post('/cases/new', newCase, { mayBeDoneBy: 'anyone', recordedAs: 'case.made' }),
  post('/cases/new/draft', newDraft, { mayBeDoneBy: 'anyone', recordedAs: 'case.made' }),
  post('/cases/new/copy', newCopy, { mayBeDoneBy: 'anyone', recordedAs: 'case.copied' }),
  get('/compare', compare),
  get('/councils', councilBaselines),
  get('/cases/:name(^[a-z0-9-]+).json', caseData),
  get('/cases/:name(^[a-z0-9-]+).xlsx', caseWorkbook),
  get('/cases/:name', appraisal),
  get('/cases/:name/edit', draftOverview),
  get('/cases/:name/edit/case.json', draftFile),
  get('/cases/:name/edit/case.xlsx', draftWorkbook),
  post('/cases/:name/edit/replace', draftReplace, { mayBeDoneBy: 'anyone', recordedAs: 'case.saved' }),
  post('/cases/:name/edit/archive', draftArchive, { mayBeDoneBy: 'anyone', recordedAs: 'case.archived' }),
  get('/cases/:name/edit/:section', draftSection),
  get('/cases/:name/edit/:section/*', draftSection),
  post('/cases/:name/edit/:section', draftSave, { mayBeDoneBy: 'anyone', recordedAs: 'case.saved' }),
  post('/cases/:name/edit/:section/*', draftSave, { mayBeDoneBy: 'anyone', recordedAs: 'case.saved' }),
  get('/cases/:name/record', record),
  get('/cases/:name/record.csv', recordCsv),
  get('/cases/:name/record.jsonl', recordLines),
  get('/cases/:name/record/verify', recordVerify),
  get('/cases/:name/versions', versions),
  post('/cases/:name/versions', freeze, { mayBeDoneBy: 'anyone', recordedAs: 'version.frozen' }),
  get('/cases/:name/versions/:hash', version),
  get('/cases/:name/versions/:hash/version.json', versionFile),
  post('/cases/:name/versions/:hash/publish', versionPublish, {
    mayBeDoneBy: 'anyone',
    recordedAs: 'version.published',
  }),
  get('/cases/:name/versions/:hash/against/:other', versionAgainst),
  get('/cases/:name/baseline', baseline),
  get('/cases/:name/baseline/import', importForm),
  post('/cases/:name/baseline/import', importPreview, { mayBeDoneBy: 'anyone', recordedAs: null }),
  post('/cases/:name/baseline/import/mapping', importMapping, { mayBeDoneBy: 'anyone', recordedAs: null }),
  post('/cases/:name/baseline/import/keep', importKeep, { mayBeDoneBy: 'anyone', recordedAs: 'import.kept' }),
  post('/cases/:name/baseline/import/:number/undo', importUndo, { mayBeDoneBy: 'anyone', recordedAs: 'import.undone' }),
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
