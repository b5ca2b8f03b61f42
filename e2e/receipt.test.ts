import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settle } from './inspect-page.ts'
import {
  callApi,
  demoPerson,
  ENGLISH_GLOBAL_ADMINISTRATOR,
  findUserId,
  GERMAN_PASSWORD_ADMINISTRATOR,
  signInToDemo,
} from './people.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

async function reset(page: Page, name: string): Promise<number> {
  const [recipient] = demoPerson(name).otherMails
  const path = `/users/${await findUserId(page, name)}/reset-password`
  const body = { way: 'revealLink', recipient }
  const { handover } = await callApi<{ handover: { number: number } }>(page, 'POST', path, body)
  return handover.number
}

/** How many pages Chromium made of it. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length

test('a receipt is printed black on white whatever the theme, with whole seals, and no buttons', async () => {
  const { page, problems } = await stage.enter({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await signInToDemo(page, stage.product, ENGLISH_GLOBAL_ADMINISTRATOR)
  const number = await reset(page, 'ove.ek@contoso.example')
  await page.goto(`/handovers/${number}`)
  const trail = page.getByRole('region', { name: 'In the audit log' })
  await trail.getByText('Password reset').waitFor()
  const whole = trail.locator('.seal-whole').first()
  expect(await whole.isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: 'Print receipt' }).isVisible()).toBe(true)

  await page.emulateMedia({ media: 'print' })
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'light')
  await settle(page)
  expect(await whole.innerText()).toMatch(/^(?:[0-9a-f]{8} ){7}[0-9a-f]{8}$/)
  expect(await page.getByRole('button').count()).toBe(0)
  expect(await page.getByRole('navigation').count()).toBe(0)
  const colours = await page.evaluate(() => {
    const { color } = getComputedStyle(document.querySelector('h1') ?? document.body)
    const main = document.querySelector('main') ?? document.body
    return { color, ground: getComputedStyle(main).backgroundColor }
  })
  expect(colours).toEqual({ color: 'rgb(36, 36, 36)', ground: 'rgb(255, 255, 255)' })
  // As on A4, within its margins: nothing is wider than the paper.
  await page.setViewportSize({ width: 657, height: 990 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(657)
  await page.emulateMedia({ media: null })
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(2)
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark')

  // What was printed is what the command compares with the log; what was not is found out.
  const printed = ((await trail.locator('.seal-whole').last().textContent()) ?? '').trim()
  const label = (await trail.locator('.seal').last().textContent()) ?? ''
  const kept = `${/\d+/.exec(label)?.[0] ?? ''}:${printed}`
  expect(await stage.product.cli('audit', 'verify', '--head', kept)).toContain('As kept: ')
  const forged = kept.replace(/:.{8}/, ':00000000')
  await expect(stage.product.cli('audit', 'verify', '--head', forged)).rejects.toThrow()
  expect(problems).toEqual([])
})

test('who may not read the audit log sees the receipt without its part, in words', async () => {
  const { page, problems } = await stage.enter({ locale: 'de' })
  await signInToDemo(page, stage.product, GERMAN_PASSWORD_ADMINISTRATOR)
  await page.goto(`/handovers/${await reset(page, 'ove.malmgren@contoso.example')}`)
  await page.getByText('sehen alle, die das Protokoll lesen dürfen').waitFor()
  expect(await page.locator('.seal').count()).toBe(0)
  expect(problems).toEqual([])
})
