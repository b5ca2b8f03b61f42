import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerLink, openCard, openReset, revealedPassword, submitReset } from './desk.ts'
import { addressOf, isMailTo, openMail } from './mailbox.ts'
import { demoPerson, ENGLISH_GLOBAL_ADMINISTRATOR, signInToDemo, type Visitor } from './people.ts'
import { openStage, type Stage } from './stage.ts'

const SHOW = 'See the password'

let stage: Stage
let operator: Visitor
let owner: Visitor

beforeAll(async () => {
  stage = await openStage()
  operator = await stage.enter()
  owner = await stage.enter()
  await signInToDemo(operator.page, stage.product, ENGLISH_GLOBAL_ADMINISTRATOR)
})
afterAll(() => stage?.close())

const linkIn = async (recipient: string, reference: string): Promise<string> =>
  await addressOf(await openMail(operator.page, recipient, new RegExp(`\\(${reference}\\)`)), SHOW)

test('by keyboard alone a reset is found, made and stopped, and its message never leaves', async () => {
  const stopped = demoPerson('ove.ek@contoso.example')
  const { page } = operator
  await page.goto('/users')
  await page.getByRole('row', { name: /\w/ }).nth(1).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(stopped.userPrincipalName)
  const row = page.getByRole('row', { name: stopped.displayName })
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
  await tabTo('row')
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
  await linkIn(next.otherMails[0] ?? '', (await submitReset(page)).reference)
  expect(await isMailTo(page, stopped.otherMails[0] ?? '')).toBe(false)
})

test('a withdrawn link leads to one page, from which a new one is asked for; somebody sends it and records the receipt', async () => {
  const { page } = operator
  const withdrawn = demoPerson('mans.bodin@contoso.example')
  const [recipient = ''] = withdrawn.otherMails
  await openReset(page, withdrawn)
  const { reference } = await submitReset(page)
  const link = await linkIn(recipient, reference)
  const card = await openCard(page, 'waiting', reference)
  await card.getByRole('button', { name: `More about ${withdrawn.displayName}` }).click()
  await page.getByRole('menuitem', { name: 'Withdraw' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText(`${reference} is withdrawn`).first().waitFor()

  await owner.page.goto(link)
  await owner.page.getByRole('heading', { name: "This link can't be used" }).waitFor()
  await owner.page.getByRole('textbox').fill(withdrawn.userPrincipalName)
  await owner.page.getByRole('button', { name: 'Ask for a new one' }).click()
  await owner.page.getByRole('heading', { name: 'Thank you' }).waitFor()

  const asking = await openCard(page, 'needsYou', reference)
  await asking.getByText('The person asks for a new link').waitFor()
  await asking.getByRole('button', { name: 'Send again' }).click()
  const panel = page.getByRole('dialog', { name: 'Reset password' })
  await expect.poll(() => panel.getByLabel('Send to an e-mail').inputValue()).toBe(recipient)
  const again = await submitReset(page)
  await page.goto('/follow-up?group=needsYou')
  await page.getByText('Nothing needs you right now').first().waitFor()

  const waiting = await openCard(page, 'waiting', again.reference)
  await waiting.getByRole('button', { name: `More about ${withdrawn.displayName}` }).click()
  await page.getByRole('menuitem', { name: 'Record how I know' }).click()
  const dialog = page.getByRole('dialog', { name: 'How do you know that it arrived?' })
  await dialog.getByRole('radio', { name: 'I met the person' }).check()
  await dialog.getByLabel('What was said').fill('He has it, and it works.')
  await dialog.getByRole('button', { name: 'Record the receipt' }).click()
  await (await openCard(page, 'done', again.reference)).getByText('Confirmed').first().waitFor()
})

test('a disputed hand-over ends at once and stands first, as urgent', async () => {
  const person = demoPerson('dalia.mansour@contoso.example')
  const { page } = operator
  await openReset(page, person)
  const { reference } = await submitReset(page)
  const link = await linkIn(person.otherMails[0] ?? '', reference)
  await owner.page.goto(link)
  await owner.page.getByRole('link', { name: "This wasn't me" }).click()
  await owner.page.getByRole('textbox').fill(person.userPrincipalName)
  await owner.page.getByRole('button', { name: 'Stop the password' }).click()
  await owner.page.getByRole('heading', { name: 'the password is stopped' }).waitFor()
  await owner.page.goto(link)
  await owner.page.getByRole('heading', { name: "This link can't be used" }).waitFor()

  await page.goto('/follow-up')
  const first = page.getByRole('article').first()
  await first.getByText("The person says: this wasn't me").waitFor()
  expect(await first.innerText()).toContain(reference)
  await page
    .getByRole('navigation')
    .getByText(/1 needs you/)
    .waitFor({ state: 'attached' })
})

test('an address that is not on file needs a verification and is told; a PIN is shown once; the password is shown again in the same browser only', async () => {
  const person = demoPerson('samir.mansour@contoso.example')
  const { page } = operator
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

  const link = await linkIn(elsewhere, reference)
  expect(await isMailTo(page, person.otherMails[0] ?? '')).toBe(true)
  const wrong = pin?.[0].startsWith('0') ? '111111' : '000000'
  await answerLink(owner.page, link, wrong)
  await owner.page.getByText("That isn't the right PIN. 4 tries are left.").waitFor()
  await answerLink(owner.page, link, pin?.[0] ?? '')
  const password = await revealedPassword(owner.page)
  await answerLink(owner.page, link, pin?.[0] ?? '')
  expect(await revealedPassword(owner.page)).toBe(password)

  const stranger = await stage.enter()
  await answerLink(stranger.page, link, pin?.[0] ?? '').catch(() => undefined)
  expect(await stranger.page.locator('#secret').count()).toBe(0)
  await stranger.close()

  await page.goto(`/handovers/${reference.slice(2)}`)
  await page.getByText('Not on file').first().waitFor()
  await page.getByText('Called back on a known number').first().waitFor()
  await page.getByText('Case 4711').first().waitFor()
})

test('a browser where somebody else is signed in is asked before it is used', async () => {
  const person = demoPerson('taras.begic@contoso.example')
  const { page } = operator
  await openReset(page, person)
  const { reference } = await submitReset(page)
  await page.goto(await linkIn(person.otherMails[0] ?? '', reference))
  const box = page.getByRole('checkbox', { name: /This browser is signed in as Gustav/ })
  await page.getByRole('textbox').fill(person.userPrincipalName)
  await page.getByRole('button', { name: 'Show the password' }).click()
  expect(await box.isChecked()).toBe(false)
  expect(await page.locator('#secret').count()).toBe(0)
  await box.check()
  await page.getByRole('button', { name: 'Show the password' }).click()
  expect(await revealedPassword(page)).toMatch(/^\S{12,}$/)
})

test('no page of all this broke a safety rule or a script', () => {
  expect([...operator.problems, ...owner.problems]).toEqual([])
})

async function tabTo(role: string): Promise<void> {
  const { page } = operator
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
