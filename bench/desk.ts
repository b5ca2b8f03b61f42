import { randomBytes } from 'node:crypto'
import { Agent } from 'node:http'
import { LISTENERS } from '../src/app.ts'
import { noticeSilence } from '../src/follow-ups/silence/notice-silence.ts'
import { hashingGate } from '../src/platform/argon2.ts'
import { databaseOn, openPool } from '../src/platform/database.ts'
import { keyRing } from '../src/platform/key-ring.ts'
import { createLog } from '../src/platform/log.ts'
import { type Figure, figure, median } from './figure.ts'
import { fetchPage, type Installation } from './installation.ts'

const OPEN = 2_000
const CLOSED = 100_000
const PEOPLE = 50_000
const GROUPS = ['needsYou', 'waiting', 'done'] as const

/** The silence job's round and the opening of the desk, over 100,000 closed and 2,000 open hand-overs. */
export async function measureDesk(
  installation: Installation,
  { quick }: { quick: boolean },
): Promise<Figure[]> {
  await insertHandovers(installation)
  return [...(await measureSilence(installation)), ...(await measureOpening(installation, quick))]
}

/** Every second one of the open hand-overs is overdue in one way or another. */
async function insertHandovers({ pool }: Installation): Promise<void> {
  await pool.query(
    `with person as (
      select id, row_number() over (order by id) - 1 as position from user_account limit $3
    ), made as (
      insert into handover (id, number, user_id, operator_id, owner_id, operator_name, way, recipient,
        recipient_on_file, language, created_at, expires_at, credential_expires_at, credential_version,
        challenge, state, state_at, open, receipt_at)
      select gen_random_uuid(), nextval('handover_number'), person.id, owner, owner, 'Per Öberg', 'revealLink',
        'somebody@home.example', true, 'sv', now() - interval '30 hours', now() + interval '42 hours',
        now() + interval '66 hours', 1, 'name',
        case when n % $2 <> 0 then 'signedIn' when n % 4 < 2 then 'accepted' else 'revealed' end,
        now() - interval '28 hours', n % $2 = 0,
        case when n % $2 <> 0 then now() - interval '28 hours' end
      from generate_series(1, $1::integer) as n
      join person on position = n % $3::integer
      cross join (select id as owner from user_account order by id limit 1) as operator
      returning id, number, open
    )
    insert into handover_event (handover_id, sequence, kind, at, actor_kind)
    select id, sequence, kind,
      -- Half of the open ones were revealed just now: nothing is late about them.
      case when open and number % 2 = 0 then now() else now() - interval '28 hours' end, 'job'
    from made, unnest(array['queued', 'accepted', 'fetched', 'revealed', 'signedIn'])
      with ordinality as step(kind, sequence)
    where not open or sequence <= number % 2 + 2`,
    [OPEN + CLOSED, (OPEN + CLOSED) / OPEN, PEOPLE],
  )
  await pool.query('analyze handover, handover_event, follow_up')
}

async function measureSilence({ postgres }: Installation): Promise<Figure[]> {
  const pool = openPool(postgres)
  const db = databaseOn(pool)
  try {
    const job = {
      db,
      keys: keyRing([randomBytes(32)]),
      now: () => new Date(),
      publicUrl: 'http://localhost',
      hashing: hashingGate(),
      listeners: LISTENERS,
      log: createLog('silent'),
      countryOf: () => null,
      network: '',
      actor: { kind: 'job', name: 'clock' } as const,
    }
    const started = performance.now()
    const { opened } = await noticeSilence(job)
    const first = performance.now() - started
    if (opened === 0) throw new Error('Nothing was late: the job had nothing to do.')
    const rounds: number[] = []
    for (let round = 0; round < 9; round++) {
      const start = performance.now()
      await noticeSilence(job)
      rounds.push(performance.now() - start)
    }
    const target = { unit: 'ms', target: 1_000, direction: 'max' } as const
    const over = `${CLOSED} closed, ${OPEN} open`
    return [
      figure('silence job, a round that opens what is late', first, {
        ...target,
        note: `${over}, ${opened} opened`,
      }),
      figure('silence job, a round with nothing new', median(rounds), { ...target, note: over }),
    ]
  } finally {
    await pool.end()
  }
}

/** What opening it asks for: the counts and the first page of each group, one after the other. */
async function measureOpening(installation: Installation, quick: boolean): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ours: number[] = []
  const bare: number[] = []
  for (let repeat = quick ? -20 : -50; repeat < (quick ? 20 : 60); repeat++) {
    const start = performance.now()
    await fetchPage(installation, agent, '/api/follow-ups/counts')
    const pages: string[] = []
    for (const group of GROUPS)
      pages.push(await fetchPage(installation, agent, `/api/follow-ups?group=${group}&scope=all`))
    const middle = performance.now()
    await installation.pool.query({ name: 'desk counts', text: BARE_COUNTS })
    const fetched: number[][] = []
    for (const group of GROUPS) {
      const { rows } = await installation.pool.query<{ number: number }>({
        name: `desk ${group}`,
        text: bareSql(group),
      })
      fetched.push(rows.slice(0, 50).map(({ number }) => Number(number)))
    }
    const end = performance.now()
    assertSame(pages, fetched)
    if (repeat < 0) continue
    ours.push(middle - start)
    bare.push(end - middle)
  }
  const note = `p50 ${median(ours).toFixed(1)} ms over HTTP, bare ${median(bare).toFixed(1)} ms`
  return [
    figure('opening the desk: counts and three first pages', median(ours), {
      unit: 'ms',
      target: 100,
      direction: 'max',
      note: `${CLOSED} closed, ${OPEN} open`,
    }),
    figure('opening the desk ÷ bare SQL', median(ours) / median(bare), {
      unit: 'ratio',
      target: 3,
      direction: 'max',
      note,
    }),
  ]
}

const NEEDS = `h.id in (select handover_id from follow_up where closed_at is null)`
const WHERE = {
  needsYou: NEEDS,
  waiting: `h.open and h.receipt_at is null and not ${NEEDS}`,
  done: `(h.receipt_at is not null or h.state = 'withdrawn') and not ${NEEDS}`,
}

/** What a card shows, by hand-written SQL. */
function bareSql(group: keyof typeof WHERE): string {
  return `
    with page as (
      select h.*, coalesce((select bool_or(urgent) from follow_up where handover_id = h.id and closed_at is null), false) as urgent
      from handover as h where ${WHERE[group]}
      order by ${group === 'needsYou' ? 'urgent desc, due_at asc nulls last,' : ''} number desc limit 51
    )
    select h.number, h.way, h.state, h.open, h.receipt_at, h.operator_name, h.owner_id, h.due_at,
      h.snoozed_until, h.recipient, h.language, h.created_at, h.expires_at, u.id, u.display_name,
      u.user_principal_name, o.display_name as owner_name,
      (select array_agg(role) from role_assignment where user_id = u.id) as roles,
      (select json_agg(json_build_object('reason', reason, 'openedAt', opened_at, 'urgent', urgent))
        from follow_up where handover_id = h.id and closed_at is null) as follow_ups,
      (select json_build_object('status', status, 'dueAt', due_at) from delivery
        where handover_id = h.id order by sequence desc limit 1) as message,
      (select json_agg(json_build_object('kind', kind, 'at', at) order by sequence)
        from handover_event where handover_id = h.id) as events
    from page as h
    join user_account as u on u.id = h.user_id
    left join user_account as o on o.id = h.owner_id
    order by ${group === 'needsYou' ? 'h.urgent desc, h.due_at asc nulls last,' : ''} h.number desc`
}

const BARE_COUNTS = `select
  (select count(*) from handover as h where ${WHERE.needsYou}) as needs_you,
  (select count(*) from handover as h where ${WHERE.waiting}) as waiting,
  (select count(*) from (select from handover as h where ${WHERE.done} order by number desc limit 1000) as newest) as done`

/** A figure of a desk that shows something else than the statements fetch would be worth nothing. */
function assertSame(pages: readonly string[], fetched: readonly number[][]): void {
  for (const [index, page] of pages.entries()) {
    const { value } = JSON.parse(page) as { value: { number: number }[] }
    const shown = value.map(({ number }) => number).join()
    if (shown !== fetched[index]?.join() || value.length === 0)
      throw new Error(`"${GROUPS[index]}" shows other hand-overs than the bare SQL.`)
  }
}
