import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { handOver, rowsOf } from '../../../test/flows.ts'
import { reportFate } from '../../../test/report-fate.ts'
import { startTellingApp, type TellingApp } from '../../../test/told-operators.ts'
import { alertOwners } from './alert-owners.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let kvittens: TellingApp
beforeAll(async () => {
  kvittens = await startTellingApp()
})
afterAll(() => kvittens.stop())
beforeEach(() => kvittens.beginAnew())

const job = () => kvittens.context({ kind: 'job', name: 'clock' })
const alertNow = async () => await alertOwners(job())

describe('at once', () => {
  test('the owner is told of a bounce, once, by name and with the way there, and nobody else is', async () => {
    const theirs = await kvittens.operator()
    await kvittens.operator()
    const { number, token, user } = await kvittens.bounced(theirs)
    expect(await alertNow()).toBe(1)
    expect(await alertNow()).toBe(0)
    const mails = await kvittens.deliver()
    expect(mails.map(({ to }) => to)).toEqual([theirs.user.userPrincipalName])
    const text = mails[0]?.text ?? ''
    expect(text).toContain(`K-${number} · ${user.displayName} · The message didn't arrive`)
    expect(text).toContain(`https://kvittens.example/handovers/${number}`)
    expect(text).toContain('https://kvittens.example/follow-up')
    expect(text).not.toContain(token)
    expect(text).not.toContain(user.userPrincipalName)
  })

  test('of a dispute, also a minute after something else', async () => {
    const theirs = await kvittens.operator()
    const { link, user } = await handOver(kvittens, { operator: theirs.client })
    await kvittens.bounced(theirs)
    expect(await alertNow()).toBe(1)
    const [first] = await kvittens.deliver()
    await kvittens.anonymous().submit(`${link}/dispute`, { answer: user.userPrincipalName })
    expect(await alertNow()).toBe(0)
    kvittens.advance(MINUTE_MS)
    expect(await alertNow()).toBe(1)
    const [second] = await kvittens.deliver()
    expect(first?.text).toContain("The message didn't arrive")
    expect(second?.text).toContain("The person says: this wasn't me")
    expect(second?.subject).toBe('A hand-over needs you now (Test kommun)')
  })

  test('S13: many bounces are one message, and what comes after it waits a quarter of an hour', async () => {
    const theirs = await kvittens.operator()
    for (let index = 0; index < 12; index++) await kvittens.bounced(theirs)
    expect(await alertNow()).toBe(1)
    const [mail, ...others] = await kvittens.deliver()
    expect(others).toEqual([])
    expect(mail?.subject).toBe('12 hand-overs need you now (Test kommun)')
    expect(mail?.text.match(/\/handovers\/\d+/g)).toHaveLength(10)
    expect(mail?.text).toContain('and 2 more')
    for (let index = 0; index < 3; index++) await kvittens.bounced(theirs)
    kvittens.advance(14 * MINUTE_MS)
    expect(await alertNow()).toBe(0)
    kvittens.advance(2 * MINUTE_MS)
    expect(await alertNow()).toBe(1)
    expect((await kvittens.deliver())[0]?.subject).toContain('3 hand-overs')
  })

  test('by one of several workers', async () => {
    const theirs = [await kvittens.operator(), await kvittens.operator(), await kvittens.operator()]
    for (const each of theirs) await kvittens.bounced(each)
    const rounds = await Promise.all([alertNow(), alertNow(), alertNow()])
    expect(rounds.reduce((sum, queued) => sum + queued, 0)).toBe(3)
    expect(await kvittens.deliver()).toHaveLength(3)
  })

  test('the new owner, not the one who handed over', async () => {
    const [maker, owner] = [await kvittens.operator(), await kvittens.operator()]
    const { number } = await handOver(kvittens, { operator: maker.client })
    await rowsOf(kvittens, 'update handover set owner_id = $1 where number = $2', [
      owner.user.id,
      number,
    ])
    await reportFate(kvittens, number, { kind: 'failed', status: '5.1.1' })
    await alertNow()
    expect((await kvittens.deliver()).map(({ to }) => to)).toEqual([owner.user.userPrincipalName])
  })

  test('nothing when it was answered before, nor about silence', async () => {
    const theirs = await kvittens.operator()
    const { number } = await kvittens.bounced(theirs)
    await theirs.client.post(`/api/handovers/${number}/receipt`, { how: 'called', note: 'Yes' })
    await handOver(kvittens, { operator: theirs.client })
    kvittens.advance(25 * HOUR_MS)
    expect(await alertNow()).toBe(0)
  })

  test('again, when it was answered and comes back', async () => {
    const theirs = await kvittens.operator()
    const { number } = await kvittens.bounced(theirs)
    expect(await alertNow()).toBe(1)
    await rowsOf(kvittens, 'update follow_up set closed_at = opened_at')
    await reportFate(kvittens, number, { kind: 'failed', status: '5.1.1' })
    kvittens.advance(HOUR_MS)
    expect(await alertNow()).toBe(1)
  })

  test('whatever a clock does that is set back', async () => {
    const theirs = await kvittens.operator()
    await kvittens.bounced(theirs)
    await alertNow()
    kvittens.advance(-24 * HOUR_MS)
    await kvittens.bounced(theirs)
    expect(await alertNow()).toBe(1)
  })

  test('not to one who wants no such message, nor later', async () => {
    for (const choice of ['digest', 'none'] as const) {
      const theirs = await kvittens.operator(choice)
      await kvittens.bounced(theirs)
      expect(await alertNow()).toBe(0)
      await kvittens.choose(theirs, 'both')
      expect(await alertNow()).toBe(0)
    }
  })

  test('not to one who was blocked, or lost the role', async () => {
    const [blocked, former] = [await kvittens.operator(), await kvittens.operator()]
    await kvittens.bounced(blocked)
    await kvittens.bounced(former)
    await rowsOf(kvittens, 'update user_account set account_enabled = false where id = $1', [
      blocked.user.id,
    ])
    await rowsOf(kvittens, 'delete from role_assignment where user_id = $1', [former.user.id])
    expect(await alertNow()).toBe(0)
    expect(await kvittens.deliver()).toEqual([])
  })
})
