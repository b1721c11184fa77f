import { appraisalProblems, poolWarnings, versionProblems } from '../../src/appraisal/index.ts'
import { caseProblems } from '../../src/appraisal/problems.ts'
import { commandProblems } from '../../src/cli/index.ts'
import { chanceProblems, figureProblems } from '../../src/figures/index.ts'
import { importProblems } from '../../src/importers/index.ts'
import { geographyProblems } from '../../src/reference/index.ts'
import { formProblems } from '../../src/web/problems.ts'
import { page, table } from './markdown.ts'

/** Codes that no list of a room holds yet: a test finds the ones that are missing here. */
const elsewhere = {
  'SET-01': 'PORT is not a port.',
  'SET-02': 'CONCORDAT_PROFILE asks for production, and nobody can sign in yet.',
  'SET-03': 'CONCORDAT_PROFILE is not a profile.',
  'SET-04': 'CONCORDAT_PROFILE asks for production, and there is no PostgreSQL.',
  'SET-05': 'DATABASE_URL is not the address of a PostgreSQL.',
  'SET-06': 'CONCORDAT_ORIGIN is not the address of a site.',
  'SET-07': 'CONCORDAT_STOP_SECONDS is not a number of seconds.',
  'SET-08': 'CONCORDAT_FREE_SPACE_MB is not a number of megabytes.',
  'SET-09': 'CONCORDAT_LOG is nothing that can be logged.',
  'SET-10': 'CONCORDAT_BACKUP_DAYS is not a number of days.',
} as const

/** Every code that can be given, with its meaning; a test holds that no code is missing. */
export function problemsPage(): string {
  return page(
    'Problems',
    'Whatever is wrong with what was handed in is told all at once: a code, a place and a sentence that says what was found and what to do. Codes keep their meaning for good. With one problem nothing is computed; a warning is printed beside the result. `concordat` ends with 1 when it found problems, 2 when it was used wrongly, and 3 when the fault is ours or the machine’s.',
    `## The case file\n\n${table(
      ['Code', 'Means', '', 'Web status'],
      Object.entries(caseProblems).map(([code, { means, kind, status }]) => [code, `${means}.`, kind, String(status)]),
    )}`,
    `## Files handed in\n\nWhat is refused, nothing is taken of; with a warning the file is taken, and whoever takes it should know. Where several files are handed in at once and one is refused, none is taken.\n\n${table(
      ['Code', 'Means', '', 'Web status'],
      Object.entries(importProblems).map(([code, { means, refuses }]) => [
        code,
        `${means}.`,
        refuses ? 'problem' : 'warning',
        refuses ? '422' : '200',
      ]),
    )}`,
    `## A county to be divided\n\nAbout the file that says which district goes to which new council.\n\n${table(
      ['Code', 'Means'],
      Object.entries(geographyProblems).map(([code, { means }]) => [code, `${means}.`]),
    )}`,
    `## Forms on the pages\n\n${table(
      ['Code', 'Means', 'Web status'],
      Object.entries(formProblems).map(([code, { means, status }]) => [code, `${means}.`, String(status)]),
    )}`,
    `## Pools\n\nPrinted beside the result, as they say how spending was divided.\n\n${meanings(poolWarnings)}`,
    `## Chance\n\n${meanings(chanceProblems)}`,
    `## Figures\n\nFound when a figure is defined, or when a case is put to it: for whoever writes the model.\n\n${meanings(figureProblems)}`,
    `## Versions\n\nWhat \`concordat freeze\` and \`concordat verify\` say of a version of a case.\n\n${meanings(versionProblems)}`,
    `## The command\n\n${table(
      ['Code', 'Means', 'Ends with'],
      Object.entries(commandProblems).map(([code, { means, exit }]) => [code, `${means}.`, String(exit)]),
    )}`,
    `## Rules, levers, questions and settings\n\n${meanings({ ...appraisalProblems, ...elsewhere })}`,
  )
}

function meanings(problems: Readonly<Record<string, string>>): string {
  return table(['Code', 'Means'], Object.entries(problems))
}
