import { Agent } from 'node:http'
import { type Figure, figure, median } from './figure.ts'
import { fetchPage, type Installation } from './installation.ts'

interface Page {
  readonly name: string
  readonly path: string
  /** The conditions of the bare statement, `$1` first. */
  readonly where: string
  readonly parameters: readonly unknown[]
  readonly counts: boolean
}

/** What the page shows, by one statement without a framework: the limit that a server can come near to. */
function bareSql(where: string): string {
  return `
    select u.id, u.display_name, u.user_principal_name, u.department, u.job_title, u.mail,
      u.account_enabled, u.last_sign_in_at, u.created_at, u.deleted_at,
      c.hash is not null as has_hash, c.must_change, c.expires_at, c.handover_id,
      h.number, h.state, h.state_at, h.open, h.receipt_at,
      (select coalesce(array_agg(r.role order by r.role), '{}') from role_assignment r where r.user_id = u.id) as roles
    from user_account as u
    left join password_credential as c on c.user_id = u.id
    left join lateral (
      select number, state, state_at, open, receipt_at from handover
      where user_id = u.id order by number desc limit 1
    ) as h on true
    where u.deleted_at is null and ${where}
    order by u.display_name collate "sv-SE-x-icu", u.id limit 51`
}

function countSql(where: string): string {
  return `select count(*) from (
    select from user_account as u where u.deleted_at is null and ${where} limit 10001) as matching`
}

/** Rounds before the first that counts: until then the server's code is still being compiled. */
const WARM_UP = 150

/** The users' list over HTTP against the bare statements that fetch the same, at 100,000 users. */
export async function measureLists(
  installation: Installation,
  { quick }: { quick: boolean },
): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const first = await fetchPage(installation, agent, '/api/users')
  const { next } = JSON.parse(first) as { next: string }
  const { rows } = await installation.pool.query<{ name: string; id: string }>(
    `select display_name as name, id from user_account where deleted_at is null
     order by display_name collate "sv-SE-x-icu", id offset 49 limit 1`,
  )
  const last = rows[0]
  const pages: Page[] = [
    { name: 'first page', path: '/api/users', where: 'true', parameters: [], counts: true },
    {
      name: 'next page',
      path: `/api/users?after=${encodeURIComponent(next)}`,
      where: '(u.display_name collate "sv-SE-x-icu", u.id) > ($1::text, $2::uuid)',
      parameters: [last?.name, last?.id],
      counts: false,
    },
    {
      name: 'search (substring)',
      path: '/api/users?search=falk31',
      where: 'u.search_text like $1',
      parameters: ['%falk31%'],
      counts: true,
    },
    {
      name: 'prefix search',
      path: '/api/users?search=ek',
      where: 'u.search_text like $1',
      parameters: ['% ek%'],
      counts: true,
    },
  ]
  const figures: Figure[] = []
  for (const page of pages)
    figures.push(await measurePage(installation, agent, page, quick ? 40 : 150))
  return figures
}

async function measurePage(
  installation: Installation,
  agent: Agent,
  page: Page,
  repeats: number,
): Promise<Figure> {
  const ours: number[] = []
  const bare: number[] = []
  for (let repeat = -WARM_UP; repeat < repeats; repeat++) {
    const start = performance.now()
    const body = await fetchPage(installation, agent, page.path)
    const middle = performance.now()
    const [rows] = await Promise.all([
      installation.pool.query({
        name: `rows ${page.name}`,
        text: bareSql(page.where),
        values: [...page.parameters],
      }),
      page.counts
        ? installation.pool.query({
            name: `count ${page.name}`,
            text: countSql(page.where),
            values: [...page.parameters],
          })
        : undefined,
    ])
    const end = performance.now()
    assertSameRows(page.name, body, rows.rows)
    if (repeat < 0) continue
    ours.push(middle - start)
    bare.push(end - middle)
  }
  return figure(`${page.name} at 100,000 users ÷ bare SQL`, median(ours) / median(bare), {
    unit: 'ratio',
    target: 3,
    direction: 'max',
    note: `p50 ${median(ours).toFixed(1)} ms over HTTP, bare ${median(bare).toFixed(1)} ms`,
  })
}

/** A figure of a page that shows something else than the statement fetches would be worth nothing. */
function assertSameRows(name: string, body: string, rows: readonly { id: string }[]): void {
  const { value } = JSON.parse(body) as { value: { id: string }[] }
  const shown = value.map(({ id }) => id).join()
  const fetched = rows
    .slice(0, 50)
    .map(({ id }) => id)
    .join()
  if (shown !== fetched || value.length === 0)
    throw new Error(`"${name}" shows other rows than the bare SQL.`)
}
