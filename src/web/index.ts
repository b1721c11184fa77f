// The website: pages, their addresses, and the server that answers them.
export { buildApp } from './app.ts'
export { type Compared, comparedNotes, comparedRows, comparedTitles } from './comparison.ts'
export { paths } from './paths.ts'
export type { Asset, Site } from './route.ts'
export { routes } from './routes.ts'
export { readSettings, type Settings, settingList } from './settings.ts'
export { type CaseOnShelf, type CaseShelf, shelfOf, type Waited, type Worked, type WorkedCase } from './shelf.ts'
export { answerText, areProblems, workedFrom } from './worked-case.ts'
