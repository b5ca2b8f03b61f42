import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditHead, auditSince, handOver, rowsOf } from '../../../test/flows.ts'
import { startTellingApp, type TellingApp } from '../../../test/told-operators.ts'
import { DEFAULT_POLICIES } from '../../organisation/organisation.ts'
import { alertOwners } from './alert-owners.ts'
import { sendDigests } from './send-digests.ts'

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
const digest = async () => await sendDigests(job())

describe('the digest', () => {
  const morning = () => kvittens.advance(90 * MINUTE_MS)

  test('comes once, in the morning, to those whom something waits for', async () => {
    const [theirs] = [await kvittens.operator(), await kvittens.operator()]
    const first = await kvittens.bounced(theirs)
    const { link, user } = await handOver(kvittens, { operator: theirs.client })
    await kvittens.anonymous().submit(`${link}/dispute`, { answer: user.userPrincipalName })
    await kvittens.deliver()
    expect(await digest()).toBe(0)
    morning()
    expect(await digest()).toBe(1)
    expect(await digest()).toBe(0)
    kvittens.advance(HOUR_MS)
    expect(await digest()).toBe(0)
    const [mail, ...others] = await kvittens.deliver()
    expect(others).toEqual([])
    expect(mail?.to).toBe(theirs.user.userPrincipalName)
    expect(mail?.subject).toBe('2 hand-overs need somebody (Test kommun)')
    expect(mail?.text).toContain('2 hand-overs of yours need you.')
    expect(mail?.text).toMatch(/this wasn't me: 1\n/)
    // The urgent one stands first.
    expect(mail?.text.indexOf(`· The person says`)).toBeLessThan(
      mail?.text.indexOf(`K-${first.number} ·`) ?? 0,
    )
  })

  test('isn’t sent when there is nothing, and not later that day either', async () => {
    const theirs = await kvittens.operator()
    morning()
    expect(await digest()).toBe(0)
    await kvittens.bounced(theirs)
    kvittens.advance(HOUR_MS)
    expect(await digest()).toBe(0)
    kvittens.advance(23 * HOUR_MS)
    expect(await digest()).toBe(1)
  })

  test('tells everybody of what nobody looks after', async () => {
    const [gone, left, unwilling] = [
      await kvittens.operator(),
      await kvittens.operator(),
      await kvittens.operator('atOnce'),
    ]
    await kvittens.bounced(gone)
    await rowsOf(kvittens, 'delete from role_assignment where user_id = $1', [gone.user.id])
    const { number } = await kvittens.bounced(unwilling)
    await rowsOf(kvittens, 'update handover set owner_id = null where number = $1', [number])
    await kvittens.deliver()
    morning()
    expect(await digest()).toBe(1)
    const [mail] = await kvittens.deliver()
    expect(mail?.to).toBe(left.user.userPrincipalName)
    expect(mail?.text).toContain('2 hand-overs have nobody who looks after them.')
    expect(mail?.text).not.toContain('of yours')
  })

  test('leaves out what is snoozed', async () => {
    const theirs = await kvittens.operator()
    const { number } = await kvittens.bounced(theirs)
    kvittens.advance(MINUTE_MS)
    await rowsOf(
      kvittens,
      'update handover set snoozed_at = $1, snoozed_until = $2 where number = $3',
      [kvittens.clock.now, new Date(kvittens.clock.now.getTime() + 48 * HOUR_MS), number],
    )
    morning()
    expect(await digest()).toBe(0)
  })

  test('two workers, and one that died in the middle, send it once', async () => {
    const theirs = await kvittens.operator()
    await kvittens.bounced(theirs)
    await kvittens.deliver()
    morning()
    const [count] = await Promise.all([digest(), digest(), digest()]).then((rounds) => [
      rounds.reduce((sum, sent) => sum + sent, 0),
    ])
    expect(count).toBe(1)
    expect(await kvittens.deliver()).toHaveLength(1)
    const days = await rowsOf(kvittens, 'select day from follow_up_digest order by at desc limit 1')
    expect(days).toHaveLength(1)
  })

  test('a clock that jumps a week ahead sends one, and back again none twice', async () => {
    const theirs = await kvittens.operator()
    await kvittens.bounced(theirs)
    morning()
    expect(await digest()).toBe(1)
    kvittens.advance(7 * 24 * HOUR_MS)
    expect(await digest()).toBe(1)
    kvittens.advance(-7 * 24 * HOUR_MS)
    expect(await digest()).toBe(0)
    kvittens.advance(24 * HOUR_MS)
    expect(await digest()).toBe(1)
    kvittens.advance(-HOUR_MS)
    expect(await digest()).toBe(0)
  })

  test('each local day has one, across the nights when clocks change', async () => {
    await kvittens.changeSettings({
      followUpPolicy: {
        ...DEFAULT_POLICIES.followUpPolicy,
        timeZone: 'Europe/Stockholm',
        workingDays: ['saturday', 'sunday', 'monday'],
        digestAt: '02:30',
      },
    })
    const sentAt: string[] = []
    for (const saturday of ['2027-03-27T00:00:00Z', '2027-10-30T00:00:00Z']) {
      kvittens.clock.now = new Date(saturday)
      await kvittens.bounced(await kvittens.operator())
      for (let minute = 0; minute < 3 * 24 * 60; minute += 15) {
        if ((await digest()) > 0) sentAt.push(kvittens.clock.now.toISOString().slice(0, 16))
        kvittens.advance(15 * MINUTE_MS)
      }
    }
    expect(sentAt).toEqual([
      '2027-03-27T01:30',
      '2027-03-28T01:00',
      '2027-03-29T00:30',
      '2027-10-30T00:30',
      '2027-10-31T00:30',
      '2027-11-01T01:30',
    ])
    await kvittens.changeSettings({
      followUpPolicy: { ...DEFAULT_POLICIES.followUpPolicy, timeZone: 'UTC' },
    })
  })
})

describe('each operator chooses', () => {
  test('on My account, which notes it', async () => {
    const theirs = await kvittens.operator()
    expect((await theirs.client.get('/account')).body).toContain('Mail about follow-ups')
    const before = await auditHead(kvittens)
    expect((await kvittens.choose(theirs, 'digest')).statusCode).toBe(303)
    expect(await auditSince(kvittens, before)).toMatchObject([
      { action: 'user.mailChosen', actor_id: theirs.user.id, detail: { choice: 'digest' } },
    ])
    expect((await theirs.client.get('/account')).body).toMatch(
      /<option value="digest" selected[^>]*>Digest only/,
    )
    await kvittens.bounced(theirs)
    await kvittens.deliver()
    expect(await alertNow()).toBe(0)
    kvittens.advance(90 * MINUTE_MS)
    expect(await digest()).toBe(1)
  })

  test('no digest for one who wants none', async () => {
    for (const choice of ['none', 'atOnce'] as const)
      await kvittens.bounced(await kvittens.operator(choice))
    kvittens.advance(90 * MINUTE_MS)
    expect(await digest()).toBe(0)
  })

  test('nothing else, and only who works on follow-ups', async () => {
    expect((await kvittens.choose(await kvittens.operator(), 'everything')).statusCode).toBe(400)
    const reader = await kvittens.signedIn(['GlobalReader'])
    expect((await reader.client.get('/account')).body).not.toContain('Mail about follow-ups')
    expect((await kvittens.choose(reader, 'none')).statusCode).toBe(403)
  })
})
