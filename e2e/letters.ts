import type { Page } from 'playwright-core'
import type { Translate } from '../messages/translate.ts'
import type { ResetPasswordResponse } from '../src/resets/contract.ts'
import { callApi } from './people.ts'
import type { Inspect } from './recipient-screens.ts'

/** A reset by letter; it waits to be printed. */
export async function makeLetter(
  page: Page,
  id: string,
  options: { language?: string; pin?: boolean } = {},
): Promise<ResetPasswordResponse> {
  const body = { way: 'letter', verification: 'inPerson', ...options }
  return await callApi<ResetPasswordResponse>(page, 'POST', `/users/${id}/reset-password`, body)
}

/** The codes on the open page of letters, one for each sheet. */
export async function codesOnPaper(page: Page): Promise<string[]> {
  const groups = page.locator('.sheet .code')
  return await groups.evaluateAll((lists) =>
    lists.map((list) => [...list.querySelectorAll('b')].map((b) => b.textContent).join(' ')),
  )
}

/** From the short address, with a slip of the finger, to the page of the link. */
export async function walkCode(
  page: Page,
  t: Translate,
  inspect: Inspect,
  code: string,
): Promise<void> {
  await page.goto('/k')
  await inspect(page, 'code of a letter')
  const field = page.getByLabel(t('page.code.label'))
  const slip = code.startsWith('7') ? `8${code.slice(1)}` : `7${code.slice(1)}`
  await field.fill(slip)
  await page.getByRole('button', { name: t('page.code.button') }).click()
  await page.getByText(t('page.code.group', { group: 1 })).waitFor()
  await inspect(page, 'code of a letter, mistyped')
  await field.fill(code.toLowerCase())
  await page.getByRole('button', { name: t('page.code.button') }).click()
  await page.getByRole('heading', { name: t('page.handover.titleSet') }).waitFor()
  await inspect(page, 'link of a letter')
}
