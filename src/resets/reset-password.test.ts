import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

test.each(['revealLink', 'setLink'])(
  'what a reset by %s answers is what is read afterwards',
  async (way) => {
    const { client } = await kvittens.signedIn(['PasswordAdministrator'])
    const user = await kvittens.addUser()
    const answered = await client.post(`/api/users/${user.id}/reset-password`, {
      way,
      recipient: user.otherMail,
      pin: way === 'setLink',
      lifetime: '24h',
    })
    const { handover } = answered.json()
    const { events, ...read } = (await client.get(`/api/handovers/${handover.number}`)).json()
    expect(handover).toEqual(read)
    expect(events).toHaveLength(1)
  },
)

test('a second reset warns of the first, supersedes it, and leaves one that is open', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser()
  const body = { way: 'revealLink', recipient: user.otherMail }
  const first = (await client.post(`/api/users/${user.id}/reset-password`, body)).json().handover
  const options = (await client.get(`/api/users/${user.id}/reset-options`)).json()
  expect(options.openHandover.number).toBe(first.number)

  const second = (await client.post(`/api/users/${user.id}/reset-password`, body)).json().handover
  const former = (await client.get(`/api/handovers/${first.number}`)).json()
  expect(former).toMatchObject({ state: 'superseded', open: false, supersededBy: second.number })
})

test('the same call with the same key is one reset', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser()
  const key = { 'idempotency-key': `key-${user.id}` }
  const body = { way: 'revealLink', recipient: user.otherMail }
  const answers = [
    await client.post(`/api/users/${user.id}/reset-password`, body, key),
    await client.post(`/api/users/${user.id}/reset-password`, body, key),
  ]
  const numbers = answers.map((answer) => answer.json().handover.number)
  expect(numbers[0]).toBe(numbers[1])
})

test('a user who does not exist is not found, and nothing is written', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const url = '/api/users/00000000-0000-4000-8000-000000000000/reset-password'
  const answer = await client.post(url, { way: 'revealLink', recipient: 'a@home.example' })
  expect(answer.statusCode).toBe(404)
  expect(answer.json().type).toBe('urn:kvittens:problem:user-not-found')
})
