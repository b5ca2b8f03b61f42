import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everythingStored, expectNone, OWN_PASSWORD, rowsOf } from '../../../test/flows.ts'
import { codesIn, makeLetter, openedLetter, openLetters } from '../../../test/letters.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'

const DAY_MS = 24 * 3_600_000

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const seen = async (operator: TestClient, number: number) =>
  (await operator.get(`/api/handovers/${number}`)).json()
const confirm = async (operator: TestClient, number: number) =>
  await operator.post(`/api/handovers/${number}/printed`)
const choose = async (link: string, answer: string) =>
  await kvittens.anonymous().submit(link, { answer, password: OWN_PASSWORD, repeat: OWN_PASSWORD })

describe('the end of a code', () => {
  test('S8, S9: it lies nowhere in clear, and nothing can be read after it printed', async () => {
    const { operator, number, code, page } = await openedLetter(kvittens)
    const secrets = {
      code,
      lower: code.toLowerCase(),
      grouped: code.match(/.{4}/g)?.join(' ') ?? '',
    }
    expect(page).toContain(code.slice(0, 4))
    expectNone(await everythingStored(kvittens), secrets, 'the database')
    await confirm(operator, number)
    const [row] = await rowsOf(
      kvittens,
      'select letter_sealed, sealed is not null as link from handover where number = $1',
      [number],
    )
    expect(row).toEqual({ letter_sealed: null, link: true })
    for (const url of [`/api/handovers/${number}`, '/api/letters', '/api/audit?search=letter'])
      expectNone((await operator.get(url)).body, secrets, url)
    expectNone(kvittens.logged.join(''), secrets, 'the log')
  })

  test.each(['withdraw', 'receipt'])('S9: %s erases it at once', async (end) => {
    const { operator, number } = await openedLetter(kvittens)
    const body = end === 'receipt' ? { how: 'met', note: 'They stood here.' } : {}
    const ended = await operator.post(`/api/handovers/${number}/${end}`, body)
    expect(ended.statusCode, ended.body).toBe(200)
    const rows = await rowsOf(
      kvittens,
      'select 1 from handover where number = $1 and letter_sealed is not null',
      [number],
    )
    expect(rows).toEqual([])
  })

  test('S15: printing again is a new hand-over; the first code dies with it', async () => {
    const first = await openedLetter(kvittens)
    await confirm(first.operator, first.number)
    const second = await openedLetter(kvittens, { operator: first.operator, user: first.user })
    expect(second.code).not.toBe(first.code)
    expect(await seen(first.operator, first.number)).toMatchObject({
      state: 'superseded',
      supersededBy: second.number,
      letter: { waits: false },
    })
    expect((await choose(first.link, first.user.userPrincipalName)).statusCode).toBe(410)
    expect((await choose(second.link, first.user.userPrincipalName)).statusCode).toBe(200)
  })

  test('S10: nobody opened it within a day: the hand-over ends, visibly', async () => {
    const { number } = await makeLetter(kvittens)
    kvittens.advance(DAY_MS - 1)
    await kvittens.runClock()
    const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
    expect((await seen(operator, number)).state).toBe('toPrint')
    kvittens.advance(1)
    await kvittens.runClock()
    expect(await seen(operator, number)).toMatchObject({
      state: 'expired',
      open: false,
      letter: { waits: false },
      followUp: { reason: 'expiredUnread' },
    })
    expect((await openLetters(operator, number)).statusCode).toBe(409)
  })

  test('S9: opened, but nobody said that it printed: the code is erased, and the paper still works', async () => {
    const { operator, number, link, user } = await openedLetter(kvittens)
    kvittens.advance(DAY_MS)
    await kvittens.runClock()
    const { client } = await kvittens.signedIn(['PasswordAdministrator'])
    expect(await seen(client, number)).toMatchObject({
      state: 'toPrint',
      open: true,
      letter: { waits: false },
      abilities: {
        printLetter: { allowed: false, reason: 'letter-erased' },
        confirmPrinted: { allowed: true },
      },
    })
    expect((await openLetters(client, number)).statusCode).toBe(409)
    expect((await confirm(client, number)).json().state).toBe('printed')
    expect((await choose(link, user.userPrincipalName)).statusCode).toBe(200)
    expect(operator).not.toBe(client)
  })

  test('S10: a code that can’t be opened is not printed', async () => {
    const { operator, number } = await makeLetter(kvittens)
    await kvittens.pool.query(
      'update handover set letter_sealed = set_byte(letter_sealed, 20, (get_byte(letter_sealed, 20) + 1) % 256) where number = $1',
      [number],
    )
    const page = await openLetters(operator, number)
    expect([page.statusCode, codesIn(page.body)]).toEqual([409, []])
    expect((await operator.post(`/api/handovers/${number}/withdraw`)).statusCode).toBe(200)
  })
})
