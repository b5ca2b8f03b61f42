import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf } from '../../../test/flows.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'
import type { Schema } from '../../platform/schema.ts'
import type { FollowUpCounts, FollowUpPage } from '../contract.ts'
import { countFollowUps, listFollowUps } from '../queries.ts'

const OPEN = 600
const FOLLOWED = 200
const EXPIRED = 50
const CLOSED = 20_000
const UNFINISHED = OPEN + EXPIRED

let kvittens: TestApp
let me: { user: { id: string }; client: TestClient }
beforeAll(async () => {
  kvittens = await startTestApp()
  me = await kvittens.signedIn(['HelpdeskAdministrator'])
  const { id } = await kvittens.addUser()
  // A third is mine, a third nobody's. What has closed keeps its owner, and no time.
  await rowsOf(
    kvittens,
    `with made as (
      insert into handover (id, number, user_id, operator_name, owner_id, due_at, snoozed_at, snoozed_until,
        way, recipient, recipient_on_file, language, created_at, expires_at, credential_expires_at,
        credential_version, challenge, state, state_at, open, receipt_at)
      select gen_random_uuid(), n, $1, 'Per Öberg', case when n % 3 = 0 then $6::uuid when n % 3 = 1 then $1 end,
        null::timestamptz, null::timestamptz, null::timestamptz, 'revealLink', 'somebody@home.example', true, 'en', $2, $2::timestamptz + interval '1 day',
        $2::timestamptz + interval '2 days', 1, 'name', 'signedIn', $2, false, $2
      from generate_series(1, $3::integer) as n
      union all
      select gen_random_uuid(), n, $1, 'Per Öberg', case when n % 3 = 0 then $6::uuid when n % 3 = 1 then $1 end,
        null, null, null, 'revealLink', 'somebody@home.example', true, 'en', $2,
        $2::timestamptz + interval '1 day', $2::timestamptz + interval '2 days', 1, 'name',
        case when n <= $3::integer + $4::integer then 'queued' else 'expired' end, $2,
        n <= $3::integer + $4::integer, null
      from generate_series($3::integer + 1, $3::integer + $4::integer + $5::integer) as n
      returning id, number, receipt_at
    ), told as (
      insert into handover_event (handover_id, sequence, kind, at, actor_kind)
      select id, 1, 'queued', $2, 'job' from made
    )
    insert into follow_up (id, handover_id, reason, urgent, opened_at)
    select gen_random_uuid(), id, 'requestedAgain', number % 40 = 0, $2 from made
    where receipt_at is null and (number <= $3::integer + $7::integer or number > $3::integer + $4::integer)`,
    [id, kvittens.clock.now, CLOSED, OPEN, EXPIRED, me.user.id, FOLLOWED],
  )
  await rowsOf(kvittens, 'analyze handover, handover_event, follow_up')
}, 120_000)
afterAll(async () => {
  // The comparison with the events, at the end of every test, is for hand-overs that went through the door.
  await rowsOf(kvittens, 'truncate handover cascade')
  await kvittens.stop()
})

test('each hand-over that is not done stands in one group, on one page, once', async () => {
  const counts = (await me.client.get('/api/follow-ups/counts')).json<FollowUpCounts>()
  expect(counts).toMatchObject({ needsYou: FOLLOWED + EXPIRED, waiting: OPEN - FOLLOWED })
  expect(counts.done, 'a thousand are as good as all').toBe(1000)
  for (const scope of ['all', 'mine', 'unassigned'] as const) {
    const seen: number[] = []
    for (const group of ['needsYou', 'waiting'] as const) {
      const before = seen.length
      let after = ''
      do {
        const address = `/api/follow-ups?group=${group}&scope=${scope}${after}`
        const page: FollowUpPage = (await me.client.get(address)).json()
        seen.push(...page.value.map(({ number }) => number))
        after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`
      } while (after !== '')
      const counted = scope === 'all' ? counts : counts[scope]
      expect(seen.length - before, `${scope} ${group}`).toBe(counted[group])
    }
    expect(new Set(seen).size).toBe(seen.length)
    if (scope === 'all') expect(seen.length).toBe(UNFINISHED)
  }
})

test('what has closed is not read, whoever looks at what', async () => {
  const ran: { sql: string; parameters: readonly unknown[] }[] = []
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: kvittens.pool }),
    log: ({ query }) => void ran.push(query),
  })
  const now = kvittens.clock.now
  for (const scope of ['all', 'mine', 'unassigned'] as const)
    for (const group of ['needsYou', 'waiting', 'done'] as const)
      await listFollowUps(
        db,
        { viewerId: me.user.id, scope, now },
        { group, after: undefined, search: undefined },
      )
  expect(ran).toHaveLength(9)
  // The unfinished ones twice, and the page's own rows.
  for (const query of ran) expect(await countRead(query)).toBeLessThan(2 * UNFINISHED + 300)

  ran.length = 0
  await countFollowUps(db, { viewerId: me.user.id, now })
  expect(ran).toHaveLength(1)
  // And of those that are done the newest thousand of each scope, of which a third is nobody's.
  for (const query of ran) expect(await countRead(query)).toBeLessThan(2 * UNFINISHED + 6000)
})

interface Plan {
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Plan[]
}

/** How many rows of hand-overs a statement looked at. */
async function countRead({
  sql,
  parameters,
}: {
  sql: string
  parameters: readonly unknown[]
}): Promise<number> {
  const [row] = await rowsOf(kvittens, `explain (analyze, format json) ${sql}`, [...parameters])
  const [explained] = (row?.['QUERY PLAN'] ?? []) as { Plan: Plan }[]
  if (explained === undefined) throw new Error('PostgreSQL told no plan.')
  return readIn(explained.Plan)
}

function readIn(plan: Plan): number {
  const own =
    plan['Relation Name'] === 'handover'
      ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
      : 0
  return own + (plan.Plans ?? []).reduce((sum, each) => sum + readIn(each), 0)
}
