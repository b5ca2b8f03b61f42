import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf } from '../../../test/flows.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { noticeSilence } from './notice-silence.ts'
import { openSilences, selectWaiting } from './silence-queries.ts'

const OPEN = 2_000
const CLOSED = 20_000

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
  const { id } = await kvittens.addUser()
  // 30 hours ago, for three days: every seventh was revealed, and so on down to those that never left.
  await rowsOf(
    kvittens,
    `with made as (
      insert into handover (id, number, user_id, operator_name, way, recipient, recipient_on_file,
        language, created_at, expires_at, credential_expires_at, credential_version, challenge,
        state, state_at, open, receipt_at)
      select gen_random_uuid(), n, $1, 'Per Öberg', 'revealLink', 'somebody@home.example', true, 'en',
        $2::timestamptz - interval '30 hours', $2::timestamptz + interval '42 hours',
        $2::timestamptz + interval '66 hours', 1, 'name',
        case when n % 11 <> 0 then 'signedIn' when n % 4 = 0 then 'queued' when n % 4 = 1 then 'accepted'
          when n % 4 = 2 then 'fetched' else 'revealed' end,
        $2::timestamptz - interval '28 hours', n % 11 = 0,
        case when n % 11 <> 0 then $2::timestamptz - interval '28 hours' end
      from generate_series(1, $3::integer) as n
      returning id, number, open
    )
    insert into handover_event (handover_id, sequence, kind, at, actor_kind)
    select id, sequence, kind, $2::timestamptz - interval '28 hours', 'job'
    from made, unnest(array['queued', 'accepted', 'fetched', 'revealed', 'signedIn'])
      with ordinality as step(kind, sequence)
    where not open or sequence <= number % 4 + 1`,
    [id, kvittens.clock.now, OPEN + CLOSED],
  )
  await rowsOf(kvittens, 'analyze handover, handover_event')
}, 120_000)
afterAll(async () => {
  // The comparison with the events, at the end of every test, is for hand-overs that went through the door.
  await rowsOf(kvittens, 'truncate handover cascade')
  await kvittens.stop()
})

test('2,000 open ones among 20,000 closed ones each get what is due, and no closed one is touched', async () => {
  const job = kvittens.context({ kind: 'job', name: 'clock' })
  expect(await noticeSilence(job)).toEqual({ opened: OPEN, closed: 0 })
  const started = performance.now()
  expect(await noticeSilence(job)).toEqual({ opened: 0, closed: 0 })
  expect(performance.now() - started).toBeLessThan(1_000)
  const rows = await rowsOf(
    kvittens,
    `select h.open, h.state, f.reason, count(*)::integer from follow_up as f
      join handover as h on h.id = f.handover_id group by 1, 2, 3 order by 3`,
  )
  const each = OPEN / 4
  expect(rows).toEqual([
    { open: true, state: 'queued', reason: 'delayed', count: each },
    { open: true, state: 'accepted', reason: 'notFetched', count: each },
    { open: true, state: 'fetched', reason: 'notRevealed', count: each },
    { open: true, state: 'revealed', reason: 'notSignedIn', count: each },
  ])
})

test('no statement of it reads the table of hand-overs or their events from end to end', async () => {
  const ids = await rowsOf(kvittens, 'select id from handover where open')
  const noticed = ids.map(({ id }) => ({
    handoverId: String(id),
    state: 'fetched' as const,
    reason: 'expiresSoon' as const,
  }))
  const statements = [
    selectWaiting(kvittens.db, { before: null, limit: 5_000 }).compile(),
    openSilences(kvittens.db, noticed, kvittens.clock.now).compile(),
    openSilences(kvittens.db, noticed.slice(0, 3), kvittens.clock.now).compile(),
  ]
  const client = await kvittens.pool.connect()
  try {
    // The pool discourages it; the planner must find the indexes by itself.
    await client.query('set enable_seqscan = on')
    for (const { sql, parameters } of statements) {
      const { rows } = await client.query<Record<string, string>>(`explain ${sql}`, [...parameters])
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan).not.toMatch(/Seq Scan on handover/)
      expect(plan).toMatch(/Index.* using handover_(waiting|pkey)|handover_waiting/)
    }
  } finally {
    client.release(true)
  }
})
