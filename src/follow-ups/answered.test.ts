import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOver } from '../../test/flows.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import type { TestClient } from '../../test/test-client.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const needing = async (operator: TestClient): Promise<number> =>
  (await operator.get('/api/follow-ups/counts')).json().needsYou

test('a newer hand-over answers what an ended one of the same user still asks for', async () => {
  const { operator, user, number, link } = await handOver(kvittens)
  const other = await handOver(kvittens, { operator })
  for (const each of [number, other.number])
    expect((await operator.post(`/api/handovers/${each}/withdraw`, {})).statusCode).toBe(200)
  await kvittens.anonymous().submit(`${link}/again`, { answer: user.userPrincipalName })
  await kvittens.anonymous().submit(`${other.link}/again`, {
    answer: other.user.userPrincipalName,
  })
  expect(await needing(operator)).toBe(2)

  await handOver(kvittens, { operator, user })
  expect(await needing(operator)).toBe(1)
})

test('sending again after a link expired unread leaves nothing to do', async () => {
  const { user } = await handOver(kvittens)
  kvittens.advance(8 * 86_400_000)
  await kvittens.runClock()
  const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  const expired = await needing(operator)
  await handOver(kvittens, { operator, user })
  expect(await needing(operator)).toBe(expired - 1)
})
