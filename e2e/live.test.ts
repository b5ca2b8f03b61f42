import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOver } from '../test/flows.ts'
import type { TestUserOptions } from '../test/test-app.ts'
import { type MovedStage, openMovedStage } from './moved-clock.ts'

let stage: MovedStage
beforeAll(async () => {
  stage = await openMovedStage()
})
afterAll(() => stage?.close())

const OPERATOR: TestUserOptions = { displayName: 'Per Öberg' }

async function enterDesk() {
  return await stage.enterAs(['HelpdeskAdministrator'], OPERATOR)
}

async function handOverTo(displayName: string) {
  const { kvittens } = stage
  return await handOver(kvittens, { user: await kvittens.addUser({ displayName }) })
}

/** As a worker of another process records it. */
async function bounce(number: number): Promise<void> {
  const { kvittens } = stage
  const { id: handoverId } = await kvittens.db
    .selectFrom('handover')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const job = kvittens.context({ kind: 'job', name: 'mail' })
  await kvittens.db.transaction().execute(
    async (db) =>
      await job.listeners.deliveryFate(
        { ...job, db },
        {
          deliveryId: handoverId,
          handoverId,
          messageKind: 'revealLink',
          fate: 'failed',
          reason: 'addressUnknown',
          serverAnswer: null,
        },
      ),
  )
}

const card = (page: Page, reference: string) =>
  page.getByRole('article').filter({ hasText: reference })

/** Until the page's stream stands: a bounce before that would come with the first answer. */
async function untilLive(page: Page, path: string): Promise<void> {
  const live = page.waitForResponse((response) => response.url().endsWith('/api/live'))
  await page.goto(path)
  expect((await live).status()).toBe(200)
  await page.waitForTimeout(500)
}

const SOON = { timeout: 3_000 }

test('a bounce stands on the desk within three seconds; focus and what is being typed stay', async () => {
  const { number, operator } = await handOverTo('Berit Bounce')
  // Nobody's, so that it counts for whoever looks.
  await operator.post('/api/follow-ups/assign', { numbers: [number], ownerId: null })
  const { page, problems, close } = await enterDesk()
  await untilLive(page, '/follow-up')
  await card(page, `K-${number}`).waitFor()
  const search = page.getByRole('searchbox')
  await search.pressSequentially('Bounce')
  await bounce(number)
  await card(page, `K-${number}`).getByText("The message didn't arrive").waitFor(SOON)
  await page
    .getByRole('navigation')
    .getByText(/\d needs? you/)
    .waitFor({ state: 'attached' })
  expect(await search.inputValue()).toBe('Bounce')
  expect(await search.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(problems).toEqual([])
  await close()
})

test('what comes above does not push away what is pointed at: it is offered, and shown when wanted', async () => {
  const first = await handOverTo('Conny Card')
  await bounce(first.number)
  const second = await handOverTo('Nina Nyss')
  const { page, problems, close } = await enterDesk()
  await untilLive(page, '/follow-up?group=needsYou')
  const pointed = card(page, `K-${first.number}`)
  await pointed.hover()
  const before = await pointed.boundingBox()
  await bounce(second.number)
  const offer = page.getByRole('button', { name: '1 new: show' })
  await offer.waitFor(SOON)
  expect((await pointed.boundingBox())?.height).toBe(before?.height)
  expect(await card(page, `K-${second.number}`).count()).toBe(0)
  await offer.click()
  await card(page, `K-${second.number}`).waitFor()
  await offer.waitFor({ state: 'detached' })
  expect(problems).toEqual([])
  await close()
})

test('what is written about a call stays when the hand-over moves on, and says what it is about now', async () => {
  const { number, link, user } = await handOverTo('Ture Telefon')
  const { kvittens } = stage
  const recipient = kvittens.anonymous()
  await recipient.get(link)
  await recipient.submit(link, { answer: user.userPrincipalName })
  const { page, problems, close } = await enterDesk()
  await untilLive(page, `/follow-up?group=needsYou&search=K-${number}`)
  await card(page, `K-${number}`).getByRole('button', { name: 'Call', exact: true }).click()
  const panel = page.getByRole('dialog', { name: 'Call Ture Telefon' })
  await panel.getByRole('radio', { name: 'They have it' }).check()
  const note = panel.getByLabel('What was said')
  await note.pressSequentially('She read the ref')
  await recipient.submit(`${link}/acknowledge`, {})
  await page.getByText('No hand-over matches').waitFor(SOON)
  await note.pressSequentially('erence.')
  expect(await note.inputValue()).toBe('She read the reference.')
  expect(problems).toEqual([])
  await close()
})

test('a call that reached nobody is counted; one that did is the receipt', async () => {
  const { number, link, user } = await handOverTo('Rut Ring')
  const recipient = stage.kvittens.anonymous()
  await recipient.get(link)
  await recipient.submit(link, { answer: user.userPrincipalName })
  const { page, problems, close } = await enterDesk()
  await page.goto(`/handovers/${number}?call=${number}`)
  const panel = page.getByRole('dialog', { name: 'Call Rut Ring' })
  await panel.getByText('No number is on file').waitFor()
  await panel.getByText('Never ask for a password, old or new.').waitFor()
  await panel.getByText('Were you waiting for the message just then?').waitFor()
  await panel.getByRole('button', { name: 'Record', exact: true }).click()
  await panel.getByText('Choose what came of the call.').waitFor()
  await panel.getByRole('radio', { name: "I couldn't reach them" }).check()
  await panel.getByRole('button', { name: 'Record the attempt' }).click()
  await panel.waitFor({ state: 'hidden' })
  await page.getByText('An operator called and reached nobody.').waitFor()

  await page.getByRole('button', { name: 'Call', exact: true }).click()
  await panel.getByText('Called once without an answer').waitFor()
  await panel.getByRole('radio', { name: 'They have it' }).check()
  await panel.getByLabel('How did you make sure that it was them?').selectOption('knownVoice')
  await panel.getByLabel('What was said').fill('She was waiting for it.')
  await panel.getByRole('button', { name: 'Record the receipt' }).click()
  await panel.waitFor({ state: 'hidden' })
  await page.getByText('An operator recorded how they know that it arrived.').waitFor()
  expect(problems).toEqual([])
  await close()
})

test("it wasn't them: the password is stopped, and blocking is one step away", async () => {
  const { number } = await handOverTo('Ola Obekant')
  const { page, problems, close } = await stage.enterAs(['GlobalAdministrator'], OPERATOR)
  await page.goto(`/follow-up?group=waiting&call=${number}`)
  const panel = page.getByRole('dialog', { name: 'Call Ola Obekant' })
  await panel.getByRole('radio', { name: "It wasn't them" }).check()
  await panel.getByLabel('How did you make sure that it was them?').selectOption('calledBack')
  await panel.getByRole('button', { name: 'Stop the password' }).click()
  const stopped = page.getByRole('dialog', { name: 'The password is stopped' })
  await stopped.getByRole('button', { name: 'Block sign-in' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Block sign-in' }).click()
  await stopped.waitFor({ state: 'hidden' })
  await page.goto(`/handovers/${number}`)
  await page.getByText("The person says: this wasn't me").first().waitFor()
  expect(problems).toEqual([])
  await close()
})

test('where no events arrive the page asks by itself, as it always did', async () => {
  const { number } = await handOverTo('Pia Poll')
  const { page, close } = await enterDesk()
  await page.route('**/api/live', (route) => route.abort())
  await page.goto(`/follow-up?search=K-${number}`)
  await card(page, `K-${number}`).waitFor()
  await bounce(number)
  await card(page, `K-${number}`)
    .getByText("The message didn't arrive")
    .waitFor({ timeout: 20_000 })
  await close()
})
