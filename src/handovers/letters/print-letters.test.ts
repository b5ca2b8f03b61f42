import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditHead, auditSince, expectNone } from '../../../test/flows.ts'
import { codesIn, makeLetter, openedLetter, openLetters } from '../../../test/letters.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const seen = async (operator: TestClient, number: number) =>
  (await operator.get(`/api/handovers/${number}`)).json()
const confirm = async (operator: TestClient, number: number) =>
  await operator.post(`/api/handovers/${number}/printed`)
const problemOf = (answer: { json: () => { type: string } }) =>
  answer.json().type.replace('urn:kvittens:problem:', '')

describe('printing', () => {
  test('several at once, in the order of their numbers, each with its own code, event and audit event', async () => {
    const { client: operator, user: actor } = await kvittens.signedIn(['PasswordAdministrator'])
    const letters = []
    for (let made = 0; made < 3; made++) letters.push(await makeLetter(kvittens, { operator }))
    const numbers = letters.map(({ number }) => number)
    const before = await auditHead(kvittens)
    const page = await openLetters(operator, ...numbers.toReversed())
    expect(new Set(codesIn(page.body)).size).toBe(3)
    const events = await auditSince(kvittens, before)
    expect(
      events.map(({ action, target_id: target, actor_id: by }) => [action, target, by]),
    ).toEqual(letters.map(({ user }) => ['handover.letterOpened', user.id, actor.id]))
    const printed = await operator.submit('/letters/printed', { numbers: numbers.join() })
    expect([printed.statusCode, printed.headers['location']]).toEqual([303, '/letters'])
    for (const number of numbers) expect((await seen(operator, number)).state).toBe('printed')
    // Said twice: the list tells.
    const again = await operator.submit('/letters/printed', { numbers: numbers.join() })
    expect(again.statusCode).toBe(303)
    expect(await auditSince(kvittens, before)).toHaveLength(6)
  })

  test('after a paper jam the same letter is opened again, until somebody says that it printed', async () => {
    const { operator, number, code } = await openedLetter(kvittens)
    expect(codesIn((await openLetters(operator, number)).body)).toEqual([code])
    expect((await confirm(operator, number)).statusCode).toBe(200)
    expect((await openLetters(operator, number)).statusCode).toBe(409)
    const twice = await confirm(operator, number)
    expect([twice.statusCode, problemOf(twice)]).toEqual([409, 'letter-printed'])
  })

  test('all or none: with one that has ended, none is opened', async () => {
    const { operator, number } = await makeLetter(kvittens)
    const ended = await makeLetter(kvittens, { operator })
    await operator.post(`/api/handovers/${ended.number}/withdraw`)
    const before = await auditHead(kvittens)
    const page = await openLetters(operator, number, ended.number)
    expect(page.statusCode).toBe(409)
    expect(codesIn(page.body)).toEqual([])
    expect(await auditHead(kvittens)).toBe(before)
    expect((await openLetters(operator, number, 999_999)).statusCode).toBe(404)
  })

  test('of parallel answers one says that it printed', async () => {
    const { operator, number } = await openedLetter(kvittens)
    const answers = await Promise.all(Array.from({ length: 8 }, () => confirm(operator, number)))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(7)
  })

  test('what nobody opened can’t have printed, and no other way can be printed', async () => {
    const { operator, number, user } = await makeLetter(kvittens)
    expect(problemOf(await confirm(operator, number))).toBe('letter-not-opened')
    const link = await operator.post(`/api/users/${user.id}/reset-password`, {
      way: 'revealLink',
      recipient: user.otherMail,
    })
    const other = link.json().handover.number
    expect(problemOf(await confirm(operator, other))).toBe('no-letter')
    expect((await openLetters(operator, other)).statusCode).toBe(409)
  })

  test('bad input and an absent letter', async () => {
    const { client } = await kvittens.signedIn(['PasswordAdministrator'])
    for (const numbers of ['', 'x', '1,', '0', '1 2', Array.from({ length: 201 }, () => 1).join()])
      expect((await client.submit('/letters/print', { numbers })).statusCode, numbers).toBe(400)
    expect((await client.submit('/letters/print', {})).statusCode).toBe(400)
    expect((await confirm(client, 999_999)).statusCode).toBe(404)
    expect((await client.get('/letters/print')).headers['location']).toBe('/letters')
  })

  test('S17: who may not reset the person as they are now opens nothing, even their own letter', async () => {
    const { operator, number, user } = await makeLetter(kvittens)
    const reader = await kvittens.signedIn(['GlobalReader'])
    expect((await openLetters(reader.client, number)).statusCode).toBe(403)
    expect((await confirm(reader.client, number)).statusCode).toBe(403)
    await kvittens.pool.query(
      "insert into role_assignment (user_id, role, assigned_at) values ($1, 'GlobalAdministrator', now())",
      [user.id],
    )
    const before = await auditHead(kvittens)
    const refused = await openLetters(operator, number)
    expect([refused.statusCode, codesIn(refused.body)]).toEqual([403, []])
    expect(await auditSince(kvittens, before)).toMatchObject([
      { action: 'access.refused', detail: { reason: 'role-above-yours' } },
    ])
    expect((await confirm(operator, number)).statusCode).toBe(403)
  })

  test('the list shows what waits, to all who follow up; mine are marked; S16: it holds no code', async () => {
    const { operator, number, code } = await openedLetter(kvittens)
    const { client: colleague } = await kvittens.signedIn(['HelpdeskAdministrator'])
    for (const [client, mine] of [
      [operator, true],
      [colleague, false],
    ] as const) {
      const list = await client.get('/api/letters')
      const found = list.json().value.find((each: { number: number }) => each.number === number)
      expect(found).toMatchObject({ mine, abilities: { printLetter: { allowed: true } } })
      expectNone(list.body, { code }, 'the list')
    }
    const { client: reader } = await kvittens.signedIn(['DirectoryReaders'])
    expect((await reader.get('/api/letters')).statusCode).toBe(403)
    const waiting = (await operator.get('/api/letters')).json().value.length
    expect((await operator.get('/api/follow-ups/counts')).json().letters).toBe(waiting)
    await confirm(operator, number)
    expect((await operator.get('/api/follow-ups/counts')).json().letters).toBe(waiting - 1)
  })
})
