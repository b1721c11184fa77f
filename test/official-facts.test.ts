import { expect } from 'vitest'
import { factRecipes } from '../scripts/reference/fact-recipes.ts'
import { factsOf } from '../scripts/reference/write-facts.ts'
import { returnsFolder, testOnReturns } from '../src/importers/testing/returns.ts'
import { officialFactFiles } from '../src/reference/index.ts'

for (const recipe of factRecipes) {
  testOnReturns(`the shipped facts of ${recipe.path} are what our reader finds in it`, async () => {
    const found = await factsOf(recipe, returnsFolder())
    const shipped = officialFactFiles().find(({ sha256 }) => sha256 === found.sha256)
    expect(shipped).toEqual(found)
  })
}
