import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf, openMail } from './mailbox.ts'
import {
  demoPerson,
  GLOBAL_ADMINISTRATOR,
  GERMAN_PASSWORD_ADMINISTRATOR,
  signInToDemo,
  type Visitor,
} from './people.ts'
import { openStage, type Stage } from './stage.ts'

const person = demoPerson('heike.weiss@contoso.example')
const [recipient = ''] = person.otherMails
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const password = 'Sieben Zwerge ernten Rüben'

let stage: Stage
let operator: Visitor
let postmaster: Visitor
let owner: Visitor

beforeAll(async () => {
  stage = await openStage()
  operator = await stage.enter({ locale: 'de-DE' })
  postmaster = await stage.enter({ locale: 'de-DE' })
  owner = await stage.enter({ ...phone, locale: 'de-DE', javaScriptEnabled: false })
})
afterAll(() => stage?.close())

test('on a telephone without JavaScript somebody sets their own password, in German', async () => {
  await signInToDemo(operator.page, stage.product, GERMAN_PASSWORD_ADMINISTRATOR)
  await sendSetLink(operator.page)

  await signInToDemo(postmaster.page, stage.product, GLOBAL_ADMINISTRATOR)
  const mail = await openMail(postmaster.page, recipient, /^Legen Sie Ihr Kennwort .* fest/)
  await mail.getByText('Contoso kommun').first().waitFor()
  const link = await addressOf(mail, 'Kennwort festlegen')

  await setPassword(owner.page, link)
  await signIn(owner.page)
  await seeReceipt(operator.page)

  for (const { problems } of [operator, postmaster, owner]) expect(problems).toEqual([])
})

async function sendSetLink(page: Page): Promise<void> {
  await page.goto(`/users?search=${encodeURIComponent(person.userPrincipalName)}`)
  await page
    .getByRole('button', { name: `Kennwort von ${person.displayName} zurücksetzen` })
    .click()
  const panel = page.getByRole('dialog', { name: 'Kennwort zurücksetzen' })
  await panel.getByRole('radio', { name: 'Link zum Festlegen eines eigenen Kennworts' }).check()
  expect(await panel.getByLabel('Sprache der Nachricht').inputValue()).toBe('de')
  await panel.getByRole('button', { name: 'Zurücksetzen', exact: true }).click()
  const result = page.getByRole('dialog', { name: 'Kennwort zurückgesetzt' })
  await result.getByText(recipient).first().waitFor()
}

async function setPassword(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('heading', { name: 'Ihr Kennwort festlegen' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
  await fitsTheScreen(page)
  await fillIn(page, 'kurz')
  const problems = page.getByRole('alert')
  await problems.getByText('Dieses Kennwort ist zu kurz.').waitFor()
  await fitsTheScreen(page)
  expect(await page.getByLabel('Ihr Benutzername').inputValue()).toBe(person.userPrincipalName)
  expect(await page.getByLabel('Neues Kennwort', { exact: true }).inputValue()).toBe('')
  await fillIn(page, password)
  await page.getByRole('heading', { name: 'Ihr Kennwort ist gespeichert' }).waitFor()
}

async function fillIn(page: Page, wanted: string): Promise<void> {
  await page.getByLabel('Ihr Benutzername').fill(person.userPrincipalName)
  await page.getByLabel('Neues Kennwort', { exact: true }).fill(wanted)
  await page.getByLabel('Neues Kennwort wiederholen').fill(wanted)
  await page.getByRole('button', { name: 'Kennwort speichern' }).click()
}

/** Nobody is asked to change what they chose themselves. */
async function signIn(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Jetzt anmelden' }).click()
  await page.getByLabel('Benutzername').fill(person.userPrincipalName)
  await page.getByLabel('Kennwort', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await page.getByRole('heading', { name: 'Mein Konto' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/account')
}

async function seeReceipt(page: Page): Promise<void> {
  await page.goto('/follow-up?group=done')
  const card = page.getByRole('article', { name: person.displayName })
  await card.getByText('Kennwort festgelegt').first().waitFor()
}

async function fitsTheScreen(page: Page): Promise<void> {
  const main = await page.getByRole('main').boundingBox()
  expect((main?.x ?? 0) + (main?.width ?? 0)).toBeLessThanOrEqual(phone.viewport.width)
}
