import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf } from '../../test/flows.ts'
import { insertMadeHandovers } from '../../test/made-handovers.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import {
  countByDay,
  countFailures,
  countSent,
  findFirstNumber,
  listDays,
  measureReceipts,
} from './figure-queries.ts'

const DAY = 86_400_000
const COUNT = 20_000
const DAYS = 300

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
  const { id } = await kvittens.addUser()
  const until = kvittens.clock.now
  await insertMadeHandovers(kvittens.pool, { userId: id, count: COUNT, until, days: DAYS })
}, 60_000)
afterAll(async () => {
  // The comparison with the events is for hand-overs that went through the door.
  await rowsOf(kvittens, 'truncate handover cascade')
  await kvittens.stop()
})

const before = (ms: number) => new Date(kvittens.clock.now.getTime() - ms)

test('the first number since a moment is what reading all of them would find, gaps or not', async () => {
  await rowsOf(kvittens, 'delete from handover where number between 100 and 8000 or number % 7 = 0')
  const { rows: all } = await kvittens.pool.query<{ number: number; at: Date }>(
    'select number, created_at as at from handover order by number',
  )
  for (const ms of [0, DAY / 3, DAY, 30 * DAY, 123.4 * DAY, 299 * DAY, 400 * DAY, -DAY]) {
    const found = await findFirstNumber(kvittens.db, before(ms))
    // It may lie in a gap: what counts is which hand-overs stand from there on.
    const from = all.filter(({ number }) => number >= (found ?? 0))
    expect(from, `${ms}`).toEqual(all.filter(({ at }) => at >= before(ms)))
  }
})

test('a day begins when the clocks of the organisation say so, also when they are changed', async () => {
  const list = async (now: string, timeZone: string) =>
    (await listDays(kvittens.db, { now: new Date(now), timeZone, count: 3 })).map(
      ({ day, startsAt }) => `${day} ${startsAt.toISOString()}`,
    )
  // The night of 29 March 2026 has 23 hours in Stockholm.
  expect(await list('2026-03-29T22:30:00Z', 'Europe/Stockholm')).toEqual([
    '2026-03-28 2026-03-27T23:00:00.000Z',
    '2026-03-29 2026-03-28T23:00:00.000Z',
    '2026-03-30 2026-03-29T22:00:00.000Z',
  ])
  expect(await list('2026-01-15T22:59:00Z', 'Europe/Stockholm')).toContain(
    '2026-01-15 2026-01-14T23:00:00.000Z',
  )
  expect((await list('2026-01-15T23:00:00Z', 'Europe/Stockholm')).at(-1)).toBe(
    '2026-01-16 2026-01-15T23:00:00.000Z',
  )
  expect((await list('2026-01-15T16:00:00Z', 'Asia/Shanghai')).at(-1)).toBe(
    '2026-01-16 2026-01-15T16:00:00.000Z',
  )
})

test('a hand-over belongs to the day that its first moment lies in', async () => {
  const days = await listDays(kvittens.db, {
    now: kvittens.clock.now,
    timeZone: 'Europe/Stockholm',
    count: 30,
  })
  const since = days[0]?.startsAt ?? kvittens.clock.now
  const first = (await findFirstNumber(kvittens.db, since)) ?? 0
  const counted = await countByDay(kvittens.db, { first, since }, days)
  for (const [index, { startsAt }] of days.entries()) {
    const next = days[index + 1]?.startsAt ?? new Date('2100-01-01')
    const [row] = await rowsOf(
      kvittens,
      'select count(*) from handover where created_at >= $1 and created_at < $2',
      [startsAt, next],
    )
    const sum = counted
      .filter(({ place }) => place === index + 1)
      .reduce((total, { count }) => total + count, 0)
    expect(sum, startsAt.toISOString()).toBe(row?.['count'])
  }
})

test('thirty days cost what thirty days hold: no statement reads a table from end to end', async () => {
  const since = before(30 * DAY)
  const first = (await findFirstNumber(kvittens.db, since)) ?? 0
  const days = await listDays(kvittens.db, { now: kvittens.clock.now, timeZone: 'UTC', count: 30 })
  const statements: string[] = []
  const watched = kvittens.db.withPlugin({
    transformQuery: ({ node }) => {
      const { sql, parameters } = kvittens.db.getExecutor().compileQuery(node, { queryId: 'x' })
      statements.push(inline(sql, parameters))
      return node
    },
    transformResult: async ({ result }) => result,
  })
  await findFirstNumber(watched, since)
  await countByDay(watched, { first, since }, days)
  await measureReceipts(watched, { first, since })
  await countFailures(watched, { first, since })
  await countSent(watched, { first, since }, ['mail.example'])
  expect(statements).toHaveLength(5)
  const client = await kvittens.pool.connect()
  try {
    // The pool discourages it; the planner must find the indexes by itself.
    await client.query('set enable_seqscan = on')
    for (const statement of statements) {
      const { rows } = await client.query<Record<string, string>>(`explain ${statement}`)
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan).not.toContain('Seq Scan on handover')
      expect(plan).toMatch(/handover_number_key|handover_done|handover_event_failed/)
    }
  } finally {
    client.release(true)
  }
})

function inline(sql: string, parameters: readonly unknown[]): string {
  return sql.replace(/\$(\d+)/g, (_, place: string) => literal(parameters[Number(place) - 1]))
}

function literal(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return `'${value.toISOString()}'`
  if (Array.isArray(value)) return `array[${value.map(literal).join()}]`
  return `'${String(value)}'`
}
