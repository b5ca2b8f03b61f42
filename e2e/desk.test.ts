import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { answerLink, openCard, openReset, revealedPassword, submitReset } from './desk.ts'
import { addressOf, isMailTo, openMail } from './mailbox.ts'
import { demoPerson, ENGLISH_GLOBAL_ADMINISTRATOR, signInToDemo } from './people.ts'
import { openStage, type Stage } from './stage.ts'

const SHOW = 'See the password'

let stage: Stage
/** The operator's session, for every test's browser: a new one-time link ends the one before. */
let session: Awaited<ReturnType<BrowserContext['storageState']>>
beforeAll(async () => {
  stage = await openStage()
  const { page, close } = await stage.enter()
  await signInToDemo(page, stage.product, ENGLISH_GLOBAL_ADMINISTRATOR)
  session = await page.context().storageState()
  await close()
})
afterAll(() => stage?.close())

/** Each test has its own people and browsers, so that all wait for their mail at the same time. */
async function enterDesk() {
  const visitors = [await stage.enter({ storageState: session }), await stage.enter()] as const
  const [{ page }, { page: owner }] = visitors
  return { page, owner, problems: () => visitors.flatMap(({ problems }) => problems) }
}

const linkIn = async (page: Page, recipient: string, reference: string): Promise<string> =>
  await addressOf(await openMail(page, recipient, new RegExp(`${reference}(?!\\d)`)), SHOW)

test.concurrent('by keyboard alone a reset is found, made and stopped, and its message never leaves', async ({
  expect,
}) => {
  const { page, problems } = await enterDesk()
  const stopped = demoPerson('ove.ek@contoso.example')
  await page.goto('/users')
  await page.getByRole('row', { name: /\w/ }).nth(1).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(stopped.userPrincipalName)
  const row = page.getByRole('row', { name: stopped.displayName })
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
  await tabTo(page, 'row')
  await page.keyboard.press('r')
  await page.getByRole('dialog', { name: 'Reset password' }).waitFor()
  await page.getByLabel('Send to an e-mail address').waitFor()
  await page.keyboard.press('Control+Enter')
  const result = page.getByRole('dialog', { name: 'Password reset' })
  await result.getByRole('button', { name: 'Stop' }).press('Enter')
  await result.getByText('The old password is gone all the same').first().waitFor()
  await page.keyboard.press('Escape')
  await result.waitFor({ state: 'hidden' })
  await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true)

  // The next message would have left after it.
  const next = demoPerson('ove.malmgren@contoso.example')
  await openReset(page, next)
  await linkIn(page, next.otherMails[0] ?? '', (await submitReset(page)).reference)
  expect(await isMailTo(page, stopped.otherMails[0] ?? '')).toBe(false)
  expect(problems()).toEqual([])
})

test.concurrent('a withdrawn link leads to one page, from which a new one is asked for; somebody sends it and records the receipt', async ({
  expect,
}) => {
  const { page, owner, problems } = await enterDesk()
  const withdrawn = demoPerson('mans.bodin@contoso.example')
  const [recipient = ''] = withdrawn.otherMails
  await openReset(page, withdrawn)
  const { reference } = await submitReset(page)
  const link = await linkIn(page, recipient, reference)
  const card = await openCard(page, 'waiting', reference)
  await card.getByRole('button', { name: `More about ${withdrawn.displayName}` }).click()
  await page.getByRole('menuitem', { name: 'Withdraw' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText(`${reference} is withdrawn`).first().waitFor()

  await owner.goto(link)
  await owner.getByRole('heading', { name: "This link can't be used" }).waitFor()
  await owner.getByRole('textbox').fill(withdrawn.userPrincipalName)
  await owner.getByRole('button', { name: 'Ask for a new one' }).click()
  await owner.getByRole('heading', { name: 'Thank you' }).waitFor()

  const asking = await openCard(page, 'needsYou', reference)
  await asking.getByText('The person asks for a new link').waitFor()
  await asking.getByRole('button', { name: 'Send again' }).click()
  const panel = page.getByRole('dialog', { name: 'Reset password' })
  await expect.poll(() => panel.getByLabel('Send to an e-mail').inputValue()).toBe(recipient)
  const again = await submitReset(page)
  await page.goto(`/follow-up?group=needsYou&search=${reference}`)
  await page.getByText('No hand-over matches').waitFor()

  const waiting = await openCard(page, 'waiting', again.reference)
  await waiting.getByRole('button', { name: `More about ${withdrawn.displayName}` }).click()
  await page.getByRole('menuitem', { name: 'Record how I know' }).click()
  const dialog = page.getByRole('dialog', { name: 'How do you know that it arrived?' })
  await dialog.getByRole('radio', { name: 'I met the person' }).check()
  await dialog.getByLabel('What was said').fill('He has it, and it works.')
  await dialog.getByRole('button', { name: 'Record the receipt' }).click()
  await (await openCard(page, 'done', again.reference)).getByText('Confirmed').first().waitFor()
  expect(problems()).toEqual([])
})

test.concurrent('a disputed hand-over ends at once and stands first, as urgent', async ({
  expect,
}) => {
  const { page, owner, problems } = await enterDesk()
  const person = demoPerson('dalia.mansour@contoso.example')
  await openReset(page, person)
  const { reference } = await submitReset(page)
  const link = await linkIn(page, person.otherMails[0] ?? '', reference)
  await owner.goto(link)
  await owner.getByRole('link', { name: "This wasn't me" }).click()
  await owner.getByRole('textbox').fill(person.userPrincipalName)
  await owner.getByRole('button', { name: 'Stop the password' }).click()
  await owner.getByRole('heading', { name: 'the password is stopped' }).waitFor()
  await owner.goto(link)
  await owner.getByRole('heading', { name: "This link can't be used" }).waitFor()

  await page.goto('/follow-up')
  const first = page.getByRole('article').first()
  await first.getByText("The person says: this wasn't me").waitFor()
  expect(await first.innerText()).toContain(reference)
  await page
    .getByRole('navigation')
    .getByText(/\d needs? you/)
    .waitFor({ state: 'attached' })
  expect(problems()).toEqual([])
})

test.concurrent('an address that is not on file needs a verification and is told; a PIN is shown once; the password is shown again in the same browser only', async ({
  expect,
}) => {
  const { page, owner, problems } = await enterDesk()
  const person = demoPerson('samir.mansour@contoso.example')
  const elsewhere = 'samir.new@elsewhere.example'
  const panel = await openReset(page, person)
  const address = panel.getByLabel('Send to an e-mail address that the user can get to')
  await address.fill(person.userPrincipalName)
  await panel.getByText('This is the account that is being reset.').waitFor()
  await address.fill(elsewhere)
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  await panel.getByText('Say how you made sure who you are talking to.').waitFor()
  await panel.getByLabel('How did you verify the caller?').selectOption('calledBack')
  await panel.getByLabel('Note').fill('Case 4711')
  await panel.getByRole('checkbox', { name: 'Also ask for a PIN' }).check()
  const { result, reference } = await submitReset(page)
  await result.getByRole('button', { name: 'Show the PIN' }).click()
  const pin = /\d{3}[\s-]?\d{3}/.exec(await result.getByRole('region', { name: 'PIN' }).innerText())
  expect(pin).not.toBeNull()

  const link = await linkIn(page, elsewhere, reference)
  expect(await isMailTo(page, person.otherMails[0] ?? '')).toBe(true)
  const wrong = pin?.[0].startsWith('0') ? '111111' : '000000'
  await answerLink(owner, link, wrong)
  await owner.getByText("That isn't the right PIN. 4 tries are left.").waitFor()
  await answerLink(owner, link, pin?.[0] ?? '')
  const password = await revealedPassword(owner)
  await answerLink(owner, link, pin?.[0] ?? '')
  expect(await revealedPassword(owner)).toBe(password)

  const stranger = await stage.enter()
  await answerLink(stranger.page, link, pin?.[0] ?? '').catch(() => undefined)
  expect(await stranger.page.locator('#secret').count()).toBe(0)
  await stranger.close()

  await page.goto(`/handovers/${reference.slice(2)}`)
  await page.getByText('Not on file').first().waitFor()
  await page.getByText('Called back on a known number').first().waitFor()
  await page.getByText('Case 4711').first().waitFor()
  expect(problems()).toEqual([])
})

test.concurrent('a browser where somebody else is signed in is asked before it is used', async ({
  expect,
}) => {
  const { page, problems } = await enterDesk()
  const person = demoPerson('taras.begic@contoso.example')
  await openReset(page, person)
  const { reference } = await submitReset(page)
  await page.goto(await linkIn(page, person.otherMails[0] ?? '', reference))
  const box = page.getByRole('checkbox', { name: /This browser is signed in as Gustav/ })
  await page.getByRole('textbox').fill(person.userPrincipalName)
  await page.getByRole('button', { name: 'Show the password' }).click()
  expect(await box.isChecked()).toBe(false)
  expect(await page.locator('#secret').count()).toBe(0)
  await box.check()
  await page.getByRole('button', { name: 'Show the password' }).click()
  expect(await revealedPassword(page)).toMatch(/^\S{12,}$/)
  expect(problems()).toEqual([])
})

async function tabTo(page: Page, role: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => document.activeElement?.getAttribute('role'))
    const inBody = await page.evaluate(
      () => document.activeElement?.closest('[role=rowgroup]') !== null,
    )
    if (found === role && inBody) return
  }
  throw new Error(`No ${role} was reached with the Tab key.`)
}
