import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { upsertSuppression } from '../src/deliveries/suppression-queries.ts'
import { DEFAULT_POLICIES } from '../src/organisation/organisation.ts'
import { addressKey } from '../src/platform/email-address.ts'
import { linkIn, type SunkMail } from '../test/mail-sink.ts'
import { reportFate } from '../test/report-fate.ts'
import type { TestUser } from '../test/test-app.ts'
import { answerLink, openCard, referenceIn } from './desk.ts'
import { type MovedStage, openMovedStage } from './moved-clock.ts'
import type { Visitor } from './people.ts'

const STOP_HOURS = 11 / 3600
const petra = 'petra.palm@test.example'

let stage: MovedStage
let desk: Visitor
let owner: Visitor

beforeAll(async () => {
  stage = await openMovedStage()
  const { followUpPolicy } = DEFAULT_POLICIES
  await stage.kvittens.changeSettings({
    // Nobody signs in anew while days go by, and the operator reminds by hand.
    sessionPolicy: { idleMinutes: 1440, absoluteHours: 168 },
    followUpPolicy: { ...followUpPolicy, reminders: { ...followUpPolicy.reminders, most: 0 } },
  })
  desk = await stage.enterAs(['PasswordAdministrator'], {
    displayName: 'Petra Palm',
    mail: petra,
  })
  owner = await stage.enter()
})
afterAll(() => stage?.close())

test('a day at the desk: bounced, sent elsewhere, silent, reminded, shown, not used, called, received', async () => {
  const { kvittens } = stage
  const { page } = desk
  const ann = await kvittens.addUser({ displayName: 'Ann Andersson' })

  // In the morning: a reset, whose message comes back.
  const first = await reset(page, ann)
  await leave()
  await reportFate(kvittens, numberIn(first), { kind: 'failed', status: '5.1.1' })
  const bounced = await openCard(page, 'needsYou', first)
  await bounced.getByText("The message didn't arrive").first().waitFor()

  // To another address, which the caller's manager confirms.
  await bounced.getByRole('button', { name: 'Send to another address' }).click()
  const panel = page.getByRole('dialog', { name: 'Reset password' })
  await panel.getByLabel('Send to an e-mail address').fill('ann@elsewhere.example')
  await panel.getByLabel('How did you verify the caller?').selectOption('manager')
  const second = await submit(page)
  const message = await mailTo('ann@elsewhere.example')
  await (await openCard(page, 'waiting', second)).waitFor()
  expect(await (await openCard(page, 'needsYou', first)).count()).toBe(0)

  // Silence, of which the clock tells.
  await pass(page, 25)
  const silent = await openCard(page, 'needsYou', second)
  await silent.getByText("The link hasn't been opened").first().waitFor()
  await silent.getByRole('button', { name: 'Remind', exact: true }).click()
  await page.getByText('Ann Andersson will be reminded').first().waitFor()
  const reminder = await mailTo('ann@elsewhere.example')
  expect(reminder.subject).toContain(second)
  expect(reminder.text).not.toContain('/r/')

  // She finds the message, sees the password, and goes home.
  await answerLink(owner.page, linkIn(message, 'r'), ann.userPrincipalName)
  await owner.page.getByRole('heading', { name: 'Your temporary password' }).waitFor()
  await (await openCard(page, 'waiting', second)).waitFor()
  await pass(page, 25)
  const unused = await openCard(page, 'needsYou', second)
  await unused.getByText("Hasn't signed in yet").first().waitFor()

  // A call, and a receipt.
  await unused.getByRole('button', { name: 'Call', exact: true }).click()
  const call = page.getByRole('dialog', { name: 'Call Ann Andersson' })
  await call.getByRole('radio', { name: 'They have it' }).check()
  await call.getByLabel('How did you make sure that it was them?').selectOption('calledBack')
  await call.getByLabel('What was said').fill('She has it, and signs in on Monday.')
  await call.getByRole('button', { name: 'Record the receipt' }).click()
  const done = await openCard(page, 'done', second)
  await done.getByText('Confirmed').first().waitFor()

  // Each step stands in the receipt, in order.
  await page.goto(`/handovers/${numberIn(second)}`)
  await page.getByText('She has it, and signs in on Monday.').first().waitFor()
  const { events } = await eventsOf(page, second)
  expect(events).toEqual([
    'queued',
    'accepted',
    'reminded',
    'fetched',
    'revealed',
    'erased',
    'confirmed',
  ])
  expect([...desk.problems, ...owner.problems]).toEqual([])
})

test('a dispute stands first, is told at once to whom the hand-over belongs, and ends by a call', async () => {
  const { kvittens } = stage
  const { page } = desk
  const bo = await kvittens.addUser({ displayName: 'Bo Berg' })
  const cia = await kvittens.addUser({ displayName: 'Cia Claesson' })
  const disputed = await reset(page, bo)
  const message = await mailTo(bo.otherMail)
  const bounced = await reset(page, cia)
  await leave()
  await reportFate(kvittens, numberIn(bounced), { kind: 'failed', status: '5.1.1' })

  await owner.page.goto(linkIn(message, 'r'))
  await owner.page.getByRole('link', { name: "This wasn't me" }).click()
  await owner.page.getByRole('textbox').fill(bo.userPrincipalName)
  await owner.page.getByRole('button', { name: 'Stop the password' }).click()
  await owner.page.getByRole('heading', { name: 'the password is stopped' }).waitFor()

  await page.goto('/follow-up?group=needsYou')
  const firstCard = page.getByRole('article').first()
  await firstCard.getByText("The person says: this wasn't me").first().waitFor()
  expect(await firstCard.innerText()).toContain(disputed)
  await pass(page, 1 / 20)
  const told = (await kvittens.deliver()).filter(({ text }) => text.includes(disputed))
  expect(told.some(({ to }) => to === petra)).toBe(true)

  await firstCard.getByRole('button', { name: 'Call', exact: true }).click()
  const call = page.getByRole('dialog', { name: 'Call Bo Berg' })
  await call.getByRole('radio', { name: "I couldn't reach them" }).check()
  await call.getByRole('button', { name: 'Record the attempt' }).click()
  await page.getByText('Called once without an answer').first().waitFor()
  await page.getByRole('article').first().getByRole('button', { name: 'Call' }).click()
  await call.getByRole('radio', { name: 'It was them after all' }).check()
  await call.getByRole('button', { name: 'Send again' }).click()
  await page.getByRole('dialog', { name: 'Reset password' }).waitFor()
  const again = await submit(page)
  expect(await (await openCard(page, 'needsYou', disputed)).count()).toBe(0)
  await (await openCard(page, 'waiting', again)).waitFor()
  expect([...desk.problems, ...owner.problems]).toEqual([])
})

test('a new user whose address has bounced is added once somebody says that it works again', async () => {
  const { kvittens } = stage
  const { page, problems } = await stage.enterAs(['UserAdministrator'], { displayName: 'Ulla Uhl' })
  const address = 'nils@home.example'
  await upsertSuppression(kvittens.db, {
    address_key: addressKey(address),
    address,
    reason: 'bounced',
    since: kvittens.clock.now,
    times: 1,
  })
  await page.goto('/users?add=1')
  const panel = page.getByRole('dialog', { name: 'Add a user' })
  await panel.getByLabel('First name').fill('Nils')
  await panel.getByLabel('Last name').fill('Nyman')
  await panel.getByLabel('Alternate address').fill(address)
  await panel.getByRole('button', { name: 'Next' }).click()
  await panel.getByRole('button', { name: 'Next' }).click()
  await panel.getByRole('button', { name: 'Add and hand over' }).click()
  await panel.getByText('Messages to this address come back').waitFor()
  await panel.getByRole('button', { name: 'It works again' }).click()
  await panel.getByText('Messages to this address come back').waitFor({ state: 'hidden' })
  await panel.getByRole('button', { name: 'Add and hand over' }).click()
  await referenceIn(page.getByRole('dialog', { name: 'User added' }))
  await mailTo(address)
  expect(problems).toEqual([])
})

async function reset(page: Page, user: TestUser): Promise<string> {
  await page.goto(`/users?search=${user.userPrincipalName}`)
  await page.getByRole('button', { name: `Reset password of ${user.displayName}` }).click()
  await page.getByLabel('Send to an e-mail address').waitFor()
  return await submit(page)
}

/** Presses Reset and answers the reference. */
async function submit(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  return await referenceIn(page.getByRole('dialog', { name: 'Password reset' }))
}

const numberIn = (reference: string): number => Number(reference.slice('K-'.length))

/** Until the message can no longer be stopped, and out. */
async function leave(): Promise<SunkMail[]> {
  await stage.pass(STOP_HOURS)
  return await stage.kvittens.deliver()
}

async function mailTo(recipient: string): Promise<SunkMail> {
  const mail = (await leave()).findLast(({ to }) => to === recipient)
  if (mail === undefined) throw new Error(`Nothing went to ${recipient}.`)
  return mail
}

/** So many hours go by, with somebody at the desk now and then. */
async function pass(page: Page, hours: number): Promise<void> {
  await page.goto('/follow-up')
  await stage.pass(hours / 2)
  await page.goto('/follow-up')
  await stage.pass(hours / 2)
}

async function eventsOf(page: Page, reference: string): Promise<{ events: string[] }> {
  const answer = await page.request.get(`/api/handovers/${numberIn(reference)}`)
  const { events } = (await answer.json()) as { events: { kind: string }[] }
  return { events: events.map(({ kind }) => kind) }
}
