import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { handOver, rowsOf } from '../../../test/flows.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { DEFAULT_POLICIES } from '../../organisation/organisation.ts'
import { remindSilent } from './remind-silent.ts'
import { selectRemindable } from './waiting-queries.ts'

const HOUR_MS = 3_600_000
const POLICY = DEFAULT_POLICIES.followUpPolicy

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())
beforeEach(async () => {
  await kvittens.changeSettings({ followUpPolicy: { ...POLICY, timeZone: 'UTC' } })
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  const open = await rowsOf(kvittens, 'select number from handover where open')
  for (const { number } of open) await client.post(`/api/handovers/${String(number)}/withdraw`, {})
  // Nine in the morning, whatever came before.
  const next = new Date(kvittens.clock.now.getTime() + 24 * HOUR_MS)
  next.setUTCHours(9, 0, 0, 0)
  kvittens.clock.now = next
})

const remind = async () => await remindSilent(kvittens.context({ kind: 'job', name: 'clock' }))

async function reminders(number: number): Promise<unknown[]> {
  const rows = await rowsOf(
    kvittens,
    `select ordinal || ' ' || occasion as text from handover_reminder as r
      join handover as h on h.id = r.handover_id where h.number = $1 order by ordinal`,
    [number],
  )
  return rows.map(({ text }) => text)
}

test('a recipient who is silent is reminded after a day and before the end, and not again', async () => {
  const { number, user } = await handOver(kvittens)
  kvittens.advance(24 * HOUR_MS - 1)
  expect(await remind()).toBe(0)
  kvittens.advance(1)
  expect(await remind()).toBe(1)
  expect(await remind()).toBe(0)
  const mails = await kvittens.deliver()
  expect(mails.map(({ to }) => to)).toEqual([user.otherMail])
  expect(await remind()).toBe(0)
  for (let hour = 25; hour < 72; hour++) {
    kvittens.advance(HOUR_MS)
    await remind()
  }
  expect(await reminders(number)).toEqual(['1 silence', '2 beforeEnd'])
  const [event] = await rowsOf(
    kvittens,
    `select e.actor_kind, e.actor_name, e.detail from handover_event as e
      join handover as h on h.id = e.handover_id where h.number = $1 and e.kind = 'reminded'
      order by sequence`,
    [number],
  )
  expect(event).toEqual({
    actor_kind: 'job',
    actor_name: 'clock',
    detail: { ordinal: 1, occasion: 'silence' },
  })
})

test('at night nobody is; in the morning each is, once', async () => {
  const { number } = await handOver(kvittens)
  kvittens.advance(36 * HOUR_MS)
  expect(await remind()).toBe(0)
  kvittens.advance(9 * HOUR_MS)
  expect(await remind()).toBe(0)
  kvittens.advance(HOUR_MS)
  expect(await remind()).toBe(1)
  expect(await remind()).toBe(0)
  expect(await reminders(number)).toEqual(['1 silence'])
})

test('the settings say how many, and none is none', async () => {
  const { number } = await handOver(kvittens)
  const settings = (most: number) =>
    kvittens.changeSettings({
      followUpPolicy: { ...POLICY, timeZone: 'UTC', reminders: { ...POLICY.reminders, most } },
    })
  kvittens.advance(24 * HOUR_MS)
  await settings(0)
  expect(await remind()).toBe(0)
  await settings(1)
  expect(await remind()).toBe(1)
  kvittens.advance(47 * HOUR_MS)
  expect(await remind()).toBe(0)
  expect(await reminders(number)).toEqual(['1 silence'])
})

test('an operator’s reminders count: there are three at most of all together', async () => {
  await kvittens.changeSettings({
    followUpPolicy: { ...POLICY, timeZone: 'UTC', reminders: { ...POLICY.reminders, most: 3 } },
  })
  const { number } = await handOver(kvittens)
  for (let hour = 0; hour < 71; hour++) {
    if (hour % 5 === 0) {
      const { client } = await kvittens.signedIn(['PasswordAdministrator'])
      await client.post(`/api/handovers/${number}/remind`, {})
    }
    await remind()
    kvittens.advance(HOUR_MS)
  }
  expect(await reminders(number)).toHaveLength(3)
})

test('two workers at the same moment send it once', async () => {
  const numbers: number[] = []
  const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  for (let index = 0; index < 5; index++)
    numbers.push((await handOver(kvittens, { operator })).number)
  kvittens.advance(25 * HOUR_MS)
  const rounds = await Promise.all([remind(), remind(), remind()])
  expect(rounds.reduce((sum, sent) => sum + sent, 0)).toBe(numbers.length)
  expect(await kvittens.deliver()).toHaveLength(numbers.length)
  for (const number of numbers) expect(await reminders(number)).toEqual(['1 silence'])
})

test('it reads the open ones only, by their index', async () => {
  await rowsOf(
    kvittens,
    `insert into handover (id, number, user_id, operator_name, way, recipient, recipient_on_file,
        language, created_at, expires_at, credential_expires_at, credential_version, challenge,
        state, state_at, open, receipt_at)
      select gen_random_uuid(), 100000 + n, (select id from user_account limit 1), 'Per', 'revealLink',
        'a@home.example', true, 'en', $1, $1, $1, 1, 'name', 'signedIn', $1, false, $1
      from generate_series(1, 20000) as n`,
    [kvittens.clock.now],
  )
  await rowsOf(kvittens, 'analyze handover, handover_event, handover_reminder')
  const { sql, parameters } = selectRemindable(kvittens.db, {
    before: null,
    limit: 5_000,
    most: 2,
  }).compile()
  const client = await kvittens.pool.connect()
  try {
    await client.query('set enable_seqscan = on')
    const { rows } = await client.query<Record<string, string>>(`explain ${sql}`, [...parameters])
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('handover_waiting')
    expect(plan).not.toMatch(/Seq Scan on handover\b/)
  } finally {
    client.release(true)
  }
  await rowsOf(kvittens, 'delete from handover where number > 100000')
})
