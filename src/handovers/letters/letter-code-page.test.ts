import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditHead, expectNone, OWN_PASSWORD, rowsOf } from '../../../test/flows.ts'
import { openedLetter } from '../../../test/letters.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const seen = async (operator: TestClient, number: number) =>
  (await operator.get(`/api/handovers/${number}`)).json()
const choose = async (link: string, answer: string) =>
  await kvittens.anonymous().submit(link, { answer, password: OWN_PASSWORD, repeat: OWN_PASSWORD })

describe('the short address', () => {
  test('S5, S6: a slip of the finger is told by its group, changes nothing and counts nowhere', async () => {
    const { operator, number, code } = await openedLetter(kvittens)
    const wrong = `${code.slice(0, 9)}${code[9] === 'A' ? 'B' : 'A'}${code.slice(10)}`
    const counted = async () => await rowsOf(kvittens, 'select bucket, hits from rate_limit')
    const before = await auditHead(kvittens)
    const hits = await counted()
    for (let tries = 0; tries < 130; tries++) {
      const answer = await kvittens.anonymous().submit('/k', { code: wrong })
      expect([answer.statusCode, answer.body.includes('Check group 3.')]).toEqual([422, true])
    }
    expect(await auditHead(kvittens)).toBe(before)
    expect(await counted()).toEqual(hits)
    expect((await seen(operator, number)).state).toBe('toPrint')
  })

  test('S31, S11: a code that never was looks like one whose letter was withdrawn', async () => {
    const { operator, number, code } = await openedLetter(kvittens)
    await operator.post(`/api/handovers/${number}/withdraw`)
    const unknown = `${'0'.repeat(28)}`
    const [dead, never] = await Promise.all(
      [code, unknown].map(async (each) => {
        const browser = kvittens.anonymous()
        const typed = await browser.submit('/k', { code: each })
        expect([typed.statusCode, typed.headers['location']]).toEqual([303, `/r/${each}`])
        const page = await browser.get(`/r/${each}`)
        return { status: page.statusCode, body: page.body.replaceAll(each, '…') }
      }),
    )
    expect(dead).toEqual(never)
    expect(dead?.status).toBe(410)
  })

  test('a telephone helps: capitals, no corrections, nothing is kept', async () => {
    const page = await kvittens.anonymous().get('/k')
    expect(page.statusCode).toBe(200)
    const [field = ''] = /<input[^>]*name="code"[^>]*>/.exec(page.body) ?? []
    expect(field).toContain('autocapitalize="characters"')
    expect(field).toContain('autocorrect="off"')
    expect(field).toContain('autocomplete="off"')
  })

  test('S9: the code stands in no line of the log, however its address is written', async () => {
    const { code, link } = await openedLetter(kvittens)
    const groups = code.match(/.{4}/g) ?? []
    for (const path of [
      link,
      `//r/${code}`,
      `/R/${code}`,
      `/x/${groups.join('-')}`,
      `/%72/${code}`,
    ])
      await kvittens.anonymous().get(path)
    await kvittens.anonymous().submit('/k', { code: `${code}x` })
    expectNone(kvittens.logged.join(''), { code, grouped: groups.join('-') }, 'the log')
  })
})

test('S7: of fifty who type the code at once, one sets the password', async () => {
  const { link, user } = await openedLetter(kvittens)
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => choose(link, user.userPrincipalName)),
  )
  const statuses = answers.map(({ statusCode }) => statusCode)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(new Set(statuses)).toEqual(new Set([200, 410]))
}, 60_000)

test('S7: of fifty with the right PIN at once, one sets the password', async () => {
  const { link, pin } = await openedLetter(kvittens, { body: { pin: true } })
  const answers = await Promise.all(Array.from({ length: 50 }, () => choose(link, pin ?? '')))
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
}, 60_000)
