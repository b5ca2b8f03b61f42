import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp, type TestUser } from '../test-app.ts'
import type { TestClient } from '../test-client.ts'

let kvittens: TestApp
let operator: TestClient
beforeAll(async () => {
  kvittens = await startTestApp()
  operator = (await kvittens.signedIn(['PasswordAdministrator'])).client
})
afterAll(() => kvittens.stop())

async function reset({ id, otherMail }: TestUser, key: string, client = operator) {
  return await client.post(
    `/api/users/${id}/reset-password`,
    { way: 'revealLink', recipient: otherMail },
    { 'idempotency-key': key },
  )
}

async function handoversOf({ id }: TestUser) {
  const { rows } = await kvittens.pool.query<{ number: number; open: boolean }>(
    'select number, open from handover where user_id = $1 order by credential_version',
    [id],
  )
  return rows
}

test('S15: of resets of one user at the same moment, the last one alone stays open', async () => {
  const ann = await kvittens.addUser()
  const answers = await Promise.all(Array.from({ length: 8 }, () => reset(ann, randomUUID())))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(202))
  const handovers = await handoversOf(ann)
  expect(handovers.map(({ open }) => open)).toEqual([...Array<boolean>(7).fill(false), true])
  const { rows } = await kvittens.pool.query(
    'select handover.number from password_credential c join handover on handover.id = c.handover_id where c.user_id = $1',
    [ann.id],
  )
  expect(rows).toEqual([{ number: handovers.at(-1)?.number }])
})

test('a reset that is asked for again with its key, even at the same moment, happens once', async () => {
  const ann = await kvittens.addUser()
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 6 }, () => reset(ann, key)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(202))
  const numbers = new Set(answers.map((answer) => answer.json().handover.number))
  expect(numbers.size).toBe(1)
  expect(await handoversOf(ann)).toHaveLength(1)
  expect((await reset(ann, key)).json().handover.number).toBe([...numbers][0])
})

test("a key says nothing of another operator's resets, nor of another user's", async () => {
  const ann = await kvittens.addUser()
  const bo = await kvittens.addUser()
  const key = randomUUID()
  const { client: colleague } = await kvittens.signedIn(['PasswordAdministrator'])
  const first = await reset(ann, key)
  const second = await reset(ann, key, colleague)
  expect(second.json().handover.number).not.toBe(first.json().handover.number)
  const other = await reset(bo, key)
  expect(other.statusCode).toBe(409)
  expect(other.json().type).toBe('urn:kvittens:problem:idempotency-key-reused')
  expect(await handoversOf(bo)).toEqual([])
})
