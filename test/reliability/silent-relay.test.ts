import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_POLICIES } from '../../src/organisation/organisation.ts'
import { handOver } from '../flows.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

const HOUR_MS = 3_600_000

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
  await kvittens.changeSettings({
    followUpPolicy: { ...DEFAULT_POLICIES.followUpPolicy, timeZone: 'UTC' },
  })
})
afterAll(() => kvittens.stop())

/** What somebody at the desk sees now. */
async function desk(number: number) {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const { state, open, followUp, abilities, events } = (
    await client.get(`/api/handovers/${number}`)
  ).json()
  return {
    state,
    open,
    reason: followUp?.reason ?? null,
    mayRemind: abilities.remind.allowed,
    events: events.map(({ kind }: { kind: string }) => kind),
  }
}

test('a relay that accepts and never reports: silence is noticed, the person is reminded, and it ends unread', async () => {
  const { number, user } = await handOver(kvittens)
  expect(await desk(number)).toEqual({
    state: 'accepted',
    open: true,
    reason: null,
    mayRemind: true,
    events: ['queued', 'accepted'],
  })

  // Nobody says anything, for a day.
  kvittens.advance(24 * HOUR_MS)
  await kvittens.runClock()
  const reminded = (await kvittens.deliver()).filter(({ to }) => to === user.otherMail)
  expect(reminded).toHaveLength(1)
  expect(reminded[0]?.text).toContain(`K-${number}`)
  expect(await desk(number)).toEqual({
    state: 'accepted',
    open: true,
    reason: 'notFetched',
    mayRemind: false,
    events: ['queued', 'accepted', 'reminded'],
  })

  // Towards the end: another one, and the desk says that time runs out.
  kvittens.advance(46 * HOUR_MS)
  await kvittens.runClock()
  expect((await kvittens.deliver()).filter(({ to }) => to === user.otherMail)).toHaveLength(1)
  expect(await desk(number)).toMatchObject({ state: 'accepted', reason: 'expiresSoon' })

  kvittens.advance(3 * HOUR_MS)
  await kvittens.runClock()
  expect((await kvittens.deliver()).filter(({ to }) => to === user.otherMail)).toEqual([])
  expect(await desk(number)).toEqual({
    state: 'expired',
    open: false,
    reason: 'expiredUnread',
    mayRemind: false,
    events: ['queued', 'accepted', 'reminded', 'reminded', 'expired'],
  })
})
