import { settingList } from '../../src/cli/settings.ts'
import { code, page, table } from './markdown.ts'

/** Every setting of the server. */
export function settingsPage(): string {
  return page(
    'Settings',
    'Read from the environment and checked once, when the server starts. A setting that cannot be used stops it with a sentence.',
    table(
      ['Setting', 'Means', 'When left out'],
      settingList.map(({ name, means, otherwise }) => [code(name), means, code(otherwise)]),
    ),
  )
}
