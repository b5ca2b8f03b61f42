import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Handover } from '../src/handovers/contract.ts'
import type { ResetPasswordResponse } from '../src/resets/contract.ts'
import {
  callApi,
  demoPerson,
  ENGLISH_GLOBAL_ADMINISTRATOR,
  findUserId,
  signInToDemo,
  type Visitor,
} from './people.ts'
import { findLink } from './recipient-screens.ts'
import { openStage, type Stage } from './stage.ts'

// The matrix of mail scanners: what each of them does with a link that it finds in a message.

let stage: Stage
let operator: Visitor
beforeAll(async () => {
  stage = await openStage()
  operator = await stage.enter({ locale: 'en-GB' })
  await signInToDemo(operator.page, stage.product, ENGLISH_GLOBAL_ADMINISTRATOR)
})
afterAll(() => stage?.close())

type Scan = (page: Page, link: string) => Promise<void>

const SCANS: Readonly<Record<string, Scan>> = {
  'asks for the head': async (page, link) => {
    for (let time = 0; time < 3; time++)
      await page.request.head(link, { headers: { 'user-agent': 'Mimecast' } })
  },
  'fetches it, five times at once': async (page, link) => {
    await Promise.all(Array.from({ length: 5 }, async () => await page.request.get(link)))
  },
  'runs its scripts and waits': async (page, link) => {
    await page.goto(link)
    await page.waitForTimeout(1500)
  },
  'follows every link on it': async (page, link) => {
    await page.goto(link)
    const targets = await page
      .locator('a[href]')
      .evaluateAll((links) => links.map((each) => (each as HTMLAnchorElement).href))
    for (const target of targets) await page.goto(target).catch(() => undefined)
  },
  'presses every button': async (page, link) => await pressAll(page, link, async () => undefined),
  'fills every field with noise and presses every button': async (page, link) =>
    await pressAll(page, link, async () => {
      for (const field of await page.locator('input:visible, textarea:visible').all())
        await field.fill('scanner@example.org').catch(() => undefined)
    }),
}

/** Each button in its turn, on the page as it was loaded, and on the page of "this wasn't me". */
async function pressAll(page: Page, link: string, prepare: () => Promise<void>): Promise<void> {
  for (const address of [link, `${link}/dispute`]) {
    await visit(page, address)
    const buttons = await page.locator('button, input[type=submit]').count()
    for (let index = 0; index < buttons; index++) {
      await visit(page, address)
      await prepare()
      const button = page.locator('button, input[type=submit]').nth(index)
      await button.evaluate((each) => (each as HTMLButtonElement).click())
      await page.waitForLoadState()
    }
  }
}

/** What the last button began may still be under way, and break this off. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address).catch(async () => await page.goto(address))
}

/** A hand-over whose message has come. */
async function handOver(way: 'revealLink' | 'setLink', userPrincipalName: string) {
  const { page } = operator
  const [recipient = ''] = demoPerson(userPrincipalName).otherMails
  const userId = await findUserId(page, userPrincipalName)
  const { handover } = await callApi<ResetPasswordResponse>(
    page,
    'POST',
    `/users/${userId}/reset-password`,
    { way, recipient, language: 'en' },
  )
  const link = await findLink(page, { ...handover, recipient })
  return { number: handover.number, link }
}

test.each([
  ['revealLink', 'frida.tornqvist@contoso.example'],
  ['setLink', 'heike.weiss@contoso.example'],
] as const)(
  'whatever scanners do with a %s, nothing is revealed, and the person can use it',
  async (way, userPrincipalName) => {
    const { number, link } = await handOver(way, userPrincipalName)
    for (const [what, scan] of Object.entries(SCANS)) {
      const scanner = await stage.enter({ locale: 'en-US' })
      await scan(scanner.page, link)
      await scanner.page.context().close()
      const seen = await callApi<Handover>(operator.page, 'GET', `/handovers/${number}`)
      expect(['accepted', 'fetched'], `${what}: ${seen.state}`).toContain(seen.state)
      expect(seen.open, what).toBe(true)
      expect(seen.receiptAt, what).toBeNull()
    }
    // Wrong answers had to wait a minute after five: the noise counted, and burned nothing.
    const person = await stage.enter({ locale: 'en-GB' })
    await expect
      .poll(
        async () => {
          await person.page.goto(link)
          await person.page.getByLabel('Your user name').fill(userPrincipalName)
          if (way === 'setLink')
            for (const field of await person.page.locator('input[type=password]').all())
              await field.fill('Sieben Zwerge ernten 9 Rüben')
          await person.page
            .getByRole('button', {
              name: way === 'setLink' ? 'Save the password' : 'Show the password',
            })
            .click()
          await person.page.waitForLoadState()
          const text = await person.page.locator('main').innerText()
          return /Your temporary password|Your password is saved/.test(text)
        },
        { timeout: 90_000, interval: 5_000 },
      )
      .toBe(true)
    const used = await callApi<Handover>(operator.page, 'GET', `/handovers/${number}`)
    expect(used.state).toBe(way === 'setLink' ? 'set' : 'revealed')
  },
  200_000,
)
