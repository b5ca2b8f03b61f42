import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assign, listFollowUps } from '../test/desk.ts'
import { handOver } from '../test/flows.ts'
import { reportFate } from '../test/report-fate.ts'
import type { TestClient } from '../test/test-client.ts'
import { type MovedStage, openMovedStage } from './moved-clock.ts'

const ROLES = ['HelpdeskAdministrator']

let stage: MovedStage
beforeAll(async () => {
  stage = await openMovedStage()
})
afterAll(() => stage?.close())

const operator = async (displayName: string) =>
  await stage.kvittens.signedIn(['PasswordAdministrator'], { displayName })

/** A hand-over whose message came back. */
async function needing(displayName: string, by: TestClient): Promise<number> {
  const { kvittens } = stage
  const user = await kvittens.addUser({ displayName })
  const { number } = await handOver(kvittens, { user, operator: by })
  await reportFate(kvittens, number, { kind: 'failed', status: '5.1.1' })
  return number
}

const card = (page: Page, number: number) =>
  page.getByRole('article').filter({ hasText: `K-${number}` })

/** The number of the card that has the focus. */
const focused = async (page: Page) =>
  await page.evaluate(() => document.activeElement?.getAttribute('data-follow-up-card'))

async function ownersOf(client: TestClient, search: string) {
  const found = await listFollowUps(client, `group=needsYou&scope=all&search=${search}`)
  return Object.fromEntries(found.map(({ number, owner }) => [number, owner?.displayName ?? null]))
}

test('by keyboard several are selected, taken on at once, and given back to each former owner', async () => {
  const { client: sara } = await operator('Sara Novak')
  const { client: tor } = await operator('Tor Lund')
  const first = await needing('Arvid Tangent', sara)
  const second = await needing('Berta Tangent', tor)
  const third = await needing('Cecil Tangent', sara)
  expect((await assign(sara, [third], null)).statusCode).toBe(200)
  const before = await ownersOf(sara, 'Tangent')
  const { page, problems, close } = await stage.enterAs(ROLES, { displayName: 'Kim Key' })
  await page.goto('/follow-up?group=needsYou&search=Tangent')
  await card(page, first).waitFor()

  await page.keyboard.press('j')
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByRole('status').getByText('3 selected').waitFor()
  await page.keyboard.press('Shift+ArrowUp')
  await page.getByRole('status').getByText('2 selected').waitFor()
  await page.keyboard.press('Control+a')
  await page.getByRole('status').getByText('3 selected').waitFor()
  const requests: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') requests.push(new URL(request.url()).pathname)
  })
  const here = await focused(page)
  await page.keyboard.press('a')
  await page.getByText('Assigned to you: 3 hand-overs').first().waitFor()
  expect(requests).toEqual(['/api/follow-ups/assign'])
  await card(page, second).getByText('Kim Key (you)').waitFor()
  expect(await ownersOf(sara, 'Tangent')).toEqual({
    [first]: 'Kim Key',
    [second]: 'Kim Key',
    [third]: 'Kim Key',
  })
  await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(0)
  expect(await focused(page)).toBe(here)

  await page.keyboard.press('z')
  await page.getByText('Undone: 3 hand-overs').first().waitFor()
  expect(await ownersOf(sara, 'Tangent')).toEqual(before)
  expect(problems).toEqual([])
  await close()
})

test('somebody else is found by typing, and nobody is one of the choices; mine and unassigned tell them apart', async () => {
  const { client } = await operator('Petra Valberg')
  const number = await needing('Dora Delning', client)
  const { page, problems, close } = await stage.enterAs(ROLES, { displayName: 'Lo Lista' })
  await page.goto('/follow-up?scope=mine')
  await page.getByText('Nothing of yours needs you').waitFor()
  await page.goto('/follow-up?group=needsYou&scope=all&search=Delning')
  await card(page, number).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+a')
  const dialog = page.getByRole('dialog', { name: `Assign K-${number}` })
  await dialog.getByRole('option', { name: 'Nobody' }).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.type('lista')
  await dialog.getByRole('option', { name: /Lo Lista/, selected: true }).waitFor()
  await expect.poll(() => dialog.getByRole('option').count()).toBe(1)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await card(page, number).getByText('Lo Lista (you)').waitFor()
  await expect.poll(() => focused(page)).toBe(String(number))

  // Without a scope in the address: mine, now that there is one.
  await page.goto('/follow-up')
  await page.getByRole('tab', { name: /^Mine/, selected: true }).waitFor()
  await card(page, number)
    .getByRole('button', { name: /^Owner/ })
    .click()
  await page.getByRole('option', { name: 'Nobody' }).click()
  await page.getByText(`Nobody's now: K-${number}`).first().waitFor()
  await page.getByText('Nothing of yours needs you').waitFor()
  await page.getByRole('link', { name: /that nobody owns/ }).click()
  await page.getByRole('tab', { name: /^Unassigned/, selected: true }).waitFor()
  await card(page, number).getByText('Nobody').waitFor()
  await page
    .getByRole('navigation')
    .getByText(/\d needs? you/)
    .waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText(`Undone: K-${number}`).first().waitFor()
  await card(page, number).waitFor({ state: 'detached' })
  expect(problems).toEqual([])
  await close()
})

test('what is snoozed leaves the focus to the next one, waits, and comes back by itself', async () => {
  const { client } = await operator('Rut Ram')
  const older = await needing('Elsa Paus', client)
  const newer = await needing('Fredrik Paus', client)
  const { page, problems, close } = await stage.enterAs(ROLES, { displayName: 'Sam Snooze' })
  await page.goto('/follow-up?scope=all&search=Paus')
  await card(page, newer).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('s')
  await page.getByRole('menuitem', { name: /Tomorrow morning/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'hidden' })
  await expect.poll(() => focused(page)).toBe(String(newer))

  await page.keyboard.press('s')
  await page.getByRole('menuitem', { name: /Tomorrow morning/ }).press('Enter')
  await page
    .getByText(/^Snoozed until .*: K-/)
    .first()
    .waitFor()
  const waiting = page.getByRole('region', { name: 'Waiting' })
  await waiting
    .getByRole('article')
    .filter({ hasText: `K-${newer}` })
    .getByText('Snoozed, back')
    .waitFor()
  await expect.poll(() => focused(page)).toBe(String(older))

  // By the menu of its card it is brought back, and put aside once more at an exact time.
  await card(page, newer).getByRole('button', { name: 'More about Fredrik Paus' }).click()
  await page.getByRole('menuitem', { name: 'Snooze…' }).click()
  await page.getByRole('menuitem', { name: 'Bring back now' }).click()
  const needsYou = page.getByRole('region', { name: 'Needs you' })
  await needsYou
    .getByRole('article')
    .filter({ hasText: `K-${newer}` })
    .waitFor()
  await card(page, newer).focus()
  await page.keyboard.press('s')
  await page.getByRole('menuitem', { name: 'Pick a date and time…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Snooze until' })
  await dialog.getByLabel('Date and time').fill('2001-01-01T08:00')
  await dialog.getByRole('button', { name: 'Snooze', exact: true }).click()
  await dialog.getByText('Choose a time that is still to come.').waitFor()
  const until = new Date(stage.kvittens.clock.now.getTime() + 26 * 3_600_000)
  await dialog.getByLabel('Date and time').fill(localText(until))
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await waiting
    .getByRole('article')
    .filter({ hasText: `K-${newer}` })
    .waitFor()
  expect(problems).toEqual([])
  await close()

  // The session is over by then.
  await stage.pass(27)
  const later = await stage.enterAs(ROLES, { displayName: 'Sam Senare' })
  await later.page.goto('/follow-up?group=needsYou&scope=all&search=Paus')
  await card(later.page, newer).waitFor()
  expect(later.problems).toEqual([])
  await later.close()
})

test('a due time says by when, and once it has passed that it is overdue; undo takes it away', async () => {
  const { client } = await operator('Dag Dahl')
  const { kvittens } = stage
  const user = await kvittens.addUser({ displayName: 'Gun Gränstid' })
  const { number } = await handOver(kvittens, { user, operator: client })
  const { page, problems, close } = await stage.enterAs(ROLES, { displayName: 'Didrik Due' })
  // Where motion is to be reduced, too, a toast stays long enough to be undone.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/follow-up?scope=all&search=Gränstid')
  await card(page, number).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('d')
  await page.getByRole('menuitem', { name: /Tomorrow morning/ }).press('Enter')
  await card(page, number).getByText(/^Due /).waitFor()
  await page.waitForTimeout(1000)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText(`Undone: K-${number}`).first().waitFor()
  await card(page, number).getByText(/^Due /).waitFor({ state: 'detached' })
  await page.keyboard.press('d')
  await page.getByRole('menuitem', { name: 'Pick a date and time…' }).click()
  const soon = new Date(kvittens.clock.now.getTime() + 3 * 60_000)
  await page.getByLabel('Date and time').fill(localText(soon))
  await page.getByRole('button', { name: 'Set due time' }).click()
  await card(page, number).getByText(/^Due /).waitFor()
  await stage.pass(0.1)
  await page.reload()
  const needsYou = page.getByRole('region', { name: 'Needs you' })
  await needsYou.getByText('Its time has come').waitFor()
  await card(page, number)
    .getByText(/^Overdue · /)
    .waitFor()
  expect(problems).toEqual([])
  await close()
})

test('a note is written without leaving the list; if it cannot be saved, what was written stays', async () => {
  const { client } = await operator('Nils Not')
  const number = await needing('Hedda Lapp', client)
  const { page, problems, close } = await stage.enterAs(ROLES, { displayName: 'Nora Note' })
  await page.goto('/follow-up?group=needsYou&scope=all&search=Lapp')
  await card(page, number).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: `Note on K-${number}` })
  const field = dialog.getByLabel('Note', { exact: true })
  await field.press('Control+Enter')
  await dialog.getByText('Write something first.').waitFor()
  await field.pressSequentially('Back from leave on Monday.')
  await page.route('**/notes', (route) => route.abort())
  await field.press('Control+Enter')
  await dialog.getByRole('alert').waitFor()
  expect(await field.inputValue()).toBe('Back from leave on Monday.')
  await page.unroute('**/notes')
  await field.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  await card(page, number).getByText('Back from leave on Monday.').waitFor()
  await expect.poll(() => focused(page)).toBe(String(number))

  await page.keyboard.press('Enter')
  const notes = page.getByRole('region', { name: 'Notes' })
  await notes.getByText('Back from leave on Monday.').waitFor()
  await notes.getByLabel('Note', { exact: true }).fill('Her manager knows.')
  await notes.getByRole('button', { name: 'Save note' }).click()
  await notes.getByText('Her manager knows.').waitFor()
  expect(problems.filter((problem) => !problem.includes('ERR_FAILED'))).toEqual([])
  await close()
})

/** As a field for date and time takes it. */
function localText(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}
