import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeLetter, openLetters } from '../../../test/letters.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { noticeSilence } from './notice-silence.ts'

const HOUR_MS = 3_600_000

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

async function reasonAfter(ms: number, number: number): Promise<string | undefined> {
  kvittens.advance(ms)
  await noticeSilence(kvittens.context({ kind: 'job', name: 'clock' }))
  // Whoever was signed in isn't any more.
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  return (await client.get(`/api/handovers/${number}`)).json().followUp?.reason
}

test('a letter that isn’t printed within four hours needs somebody, until it is; then seven days count', async () => {
  const { operator, number } = await makeLetter(kvittens)
  expect(await reasonAfter(4 * HOUR_MS - 1, number)).toBeUndefined()
  expect(await reasonAfter(1, number)).toBe('delayed')
  expect((await operator.get('/api/me')).statusCode).toBe(401)

  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  await openLetters(client, number)
  // It may have printed, and nobody said so.
  expect(await reasonAfter(0, number)).toBe('delayed')
  await client.post(`/api/handovers/${number}/printed`)
  expect(await reasonAfter(0, number)).toBeUndefined()
  expect(await reasonAfter(7 * 24 * HOUR_MS - 1, number)).toBeUndefined()
  expect(await reasonAfter(1, number)).toBe('notFetched')
})
