import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf, openMail } from './mailbox.ts'
import {
  demoPerson,
  GLOBAL_ADMINISTRATOR,
  PASSWORD_ADMINISTRATOR,
  signInToDemo,
  type Visitor,
} from './people.ts'
import { openStage, type Stage } from './stage.ts'

const person = demoPerson('frida.tornqvist@contoso.example')
const [recipient = ''] = person.otherMails
const swedish = { locale: 'sv-SE' }

let stage: Stage
let operator: Visitor
let postmaster: Visitor
let owner: Visitor

beforeAll(async () => {
  stage = await openStage()
  operator = await stage.enter(swedish)
  postmaster = await stage.enter(swedish)
  owner = await stage.enter(swedish)
})
afterAll(() => stage?.close())

test('the article: a password administrator resets, the person takes over, the follow-up has the receipt', async () => {
  await signInToDemo(operator.page, stage.product, PASSWORD_ADMINISTRATOR)
  await resetPassword(operator.page)
  const reference = await followUpOfResult(operator.page)

  await signInToDemo(postmaster.page, stage.product, GLOBAL_ADMINISTRATOR)
  const mail = await openMail(postmaster.page, recipient, /^Ditt tillfälliga lösenord/)
  await expect.poll(() => postmaster.page.title()).toContain('Demons brevlåda')
  const link = await addressOf(mail, 'Se lösenordet')

  const password = await reveal(owner.page, link)
  await signInAndChange(owner.page, password)
  await seeReceipt(operator.page, reference)

  for (const { problems } of [operator, postmaster, owner]) expect(problems).toEqual([])
})

async function resetPassword(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Aktiva användare' }).first().click()
  await page.getByRole('heading', { name: 'Aktiva användare', level: 1 }).waitFor()
  await page
    .getByRole('searchbox', { name: 'Sök namn, användarnamn eller avdelning' })
    .fill('tornqvist frida')
  const row = page.getByRole('row', { name: person.displayName })
  await row.getByRole('button', { name: `Återställ lösenord för ${person.displayName}` }).click()

  const panel = page.getByRole('dialog', { name: 'Återställ lösenord' })
  await expect
    .poll(() =>
      panel.getByLabel('Skicka till en e-postadress som användaren kan komma åt').inputValue(),
    )
    .toBe(recipient)
  await panel.getByText('det måste ändras vid första inloggningen').waitFor()
  await panel.getByRole('button', { name: 'Återställ', exact: true }).click()
}

async function followUpOfResult(page: Page): Promise<string> {
  const result = page.getByRole('dialog', { name: 'Lösenordet är återställt' })
  await result.getByText(`Meddelandet är på väg till ${recipient}.`).waitFor()
  await result.getByText(/Meddelandet skickas om \d+ sekund/).waitFor()
  await result.getByRole('button', { name: 'Stoppa' }).waitFor()
  const reference = /K-\d+/.exec(await result.getByText(/Referens K-\d+/).innerText())?.[0]
  if (reference === undefined) throw new Error('The result names no reference.')
  return reference
}

async function reveal(page: Page, link: string): Promise<string> {
  await page.goto(link)
  await page.getByRole('heading', { name: 'Hämta ditt lösenord' }).waitFor()
  await page.getByLabel('Ditt användarnamn').fill(person.userPrincipalName)
  await page.getByRole('button', { name: 'Visa lösenordet' }).click()
  await page.getByRole('heading', { name: 'Ditt tillfälliga lösenord' }).waitFor()
  return await page.locator('#secret').innerText()
}

async function signInAndChange(page: Page, password: string): Promise<void> {
  await page.getByRole('link', { name: 'Logga in nu' }).click()
  await page.getByLabel('Användarnamn').fill(person.userPrincipalName)
  await page.getByLabel('Lösenord', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Logga in' }).click()
  await page.getByRole('heading', { name: 'Välj ett nytt lösenord' }).waitFor()
  await page.getByLabel('Nytt lösenord', { exact: true }).fill('Blåbär & havregryn 7')
  await page.getByLabel('Upprepa det nya lösenordet').fill('Blåbär & havregryn 7')
  await page.getByRole('button', { name: 'Spara och fortsätt' }).click()
  await page.getByRole('heading', { name: 'Mitt konto' }).waitFor()
}

async function seeReceipt(page: Page, reference: string): Promise<void> {
  await page.getByRole('button', { name: 'Följ upp' }).click()
  await page.getByRole('heading', { name: person.displayName }).first().waitFor()
  await page.getByText(reference).first().waitFor()
  await page.getByText(`${person.displayName} har fått det`).waitFor()

  await page.getByRole('link', { name: 'Uppföljning' }).first().click()
  await page.getByRole('tab', { name: 'Klara' }).click()
  const card = page.getByRole('article', { name: person.displayName })
  await card.getByText('Lösenordet ändrat').first().waitFor()
  expect(await card.innerText()).toContain(reference)
}
