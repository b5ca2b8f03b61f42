import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ENGLISH_GLOBAL_ADMINISTRATOR,
  signInToDemo,
  USER_ADMINISTRATOR,
  type Visitor,
} from './people.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let operator: Visitor
let colleague: Visitor

beforeAll(async () => {
  stage = await openStage()
  operator = await stage.enter({ viewport: { width: 1440, height: 900 } })
  colleague = await stage.enter({ viewport: { width: 1440, height: 900 } })
  await signInToDemo(operator.page, stage.product, ENGLISH_GLOBAL_ADMINISTRATOR)
})
afterAll(() => stage?.close())

test('a list is narrowed, given other columns, saved, shared, changed, deleted and had back', async () => {
  const { page } = operator
  await page.goto('/users')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByLabel('Sign-in', { exact: true }).selectOption({ label: 'Blocked' })
  await page.getByRole('button', { name: 'Remove the filter: Sign-in: Blocked' }).waitFor()

  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Department' }).uncheck()
  await page.getByRole('checkbox', { name: 'City' }).check()
  for (let step = 0; step < 4; step++)
    await page.getByRole('button', { name: 'Move City up' }).click()
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect
    .poll(() => page.getByRole('columnheader').allInnerTexts())
    .toEqual([
      '',
      'Display name',
      'City',
      'User name',
      'Password',
      'Hand-over',
      'Last sign-in',
      'Actions',
    ])

  await page.getByRole('button', { name: 'Save as view' }).click()
  await page.getByLabel('Name of the view').fill('Shut out')
  await page.getByRole('checkbox', { name: 'Share with all operators' }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('tab', { name: 'Shut out', selected: true }).waitFor()
  expect(new URL(page.url()).searchParams.get('signIn')).toBe('blocked')

  // Somebody else sees it, and opens it; it isn't theirs to change.
  await signInToDemo(colleague.page, stage.product, USER_ADMINISTRATOR)
  await colleague.page.goto('/users')
  await colleague.page.getByRole('tab', { name: 'Shut out' }).click()
  await expect.poll(() => colleague.page.url()).toContain('signIn=blocked')
  await expect
    .poll(async () => (await colleague.page.getByRole('columnheader').allInnerTexts())[2])
    .toMatch(/^(City|Ort)$/)

  await page.getByRole('button', { name: 'Remove the filter: Sign-in: Blocked' }).click()
  await page.getByRole('button', { name: 'Update view' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Update view' }).click()
  await page.getByText('Shut out is updated').first().waitFor()

  await page.getByRole('button', { name: 'Saved views (1)' }).click()
  await page.getByRole('button', { name: 'What can be done with Shut out' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Shut out is back').first().waitFor()
  await page.getByRole('tab', { name: 'Shut out' }).waitFor()
  expect(operator.problems).toEqual([])
  expect(colleague.problems).toEqual([])
})

test('the export has the columns that are shown, in their order', async () => {
  const { page } = operator
  await page.goto('/users?search=gustav&columns=mail,city')
  await page.getByRole('columnheader', { name: 'E-mail' }).waitFor()
  await page.locator('main').focus()
  await page.keyboard.press('e')
  const file = page.waitForEvent('download')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Export' }).click()
  expect((await file).url()).toContain('columns=mail%2Ccity')
})
