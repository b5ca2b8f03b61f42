import type pg from 'pg'
import { encodeCursor } from '../src/platform/cursor.ts'
import { hashToken } from '../src/platform/token.ts'

/** A page of the users' list, and what fetches the same without a framework. */
export interface ListPage {
  readonly name: string
  readonly path: string
  /** The conditions of the bare statement, `$1` first. */
  readonly where: string
  readonly parameters: readonly unknown[]
}

/** Whose session it is and which roles they have now: what no server may leave out. */
export const CALLER_SQL = `
  select o.name, o.default_language, o.settings, u.id, u.display_name, s.expires_at,
    (select array_agg(r.role) from role_assignment r where r.user_id = u.id) as roles
  from organisation as o
  left join session as s on s.token_hash = $1 and s.expires_at > now() and s.idle_expires_at > now()
  left join user_account as u on u.id = s.user_id and u.account_enabled and u.deleted_at is null`

export function callerToken([cookie = '']: readonly string[]): Buffer {
  return hashToken(cookie.slice(cookie.indexOf('=') + 1))
}

/** Columns, hand-over and roles as a page shows them, by one statement: the limit that a server can come near to. */
export function rowsSql({ where }: ListPage): string {
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

export function countSql({ where }: ListPage): string {
  return `select count(*) from (
    select from user_account as u where u.deleted_at is null and ${where} limit 10001) as matching`
}

/** The same pages at any size; the person who is looked for is everywhere the same. */
export async function listPages(pool: pg.Pool): Promise<ListPage[]> {
  const { rows } = await pool.query<{ name: string; id: string }>(
    `select display_name as name, id from user_account where deleted_at is null
     order by display_name collate "sv-SE-x-icu", id
     offset (select count(*) / 2 from user_account) limit 1`,
  )
  const { rows: people } = await pool.query<{ login: string }>(
    `select split_part(user_principal_name, '@', 1) as login from user_account
     where user_principal_name like '%4711@bench.example' and deleted_at is null limit 1`,
  )
  const middle = rows[0]
  const login = people[0]?.login
  if (middle === undefined || login === undefined) throw new Error('The bench has too few users.')
  const part = login.slice(2)
  return [
    { name: 'users page', path: '/api/users', where: 'true', parameters: [] },
    {
      name: 'deep page',
      path: `/api/users?after=${encodeCursor([middle.name, middle.id, false])}`,
      where: '(u.display_name collate "sv-SE-x-icu", u.id) > ($1::text, $2::uuid)',
      parameters: [middle.name, middle.id],
    },
    {
      name: 'prefix search',
      path: '/api/users?search=ek',
      where: 'u.search_text like $1',
      parameters: ['% ek%'],
    },
    {
      name: 'substring search',
      path: `/api/users?search=${part}`,
      where: 'u.search_text like $1',
      parameters: [`%${part.replace('.', ' ')}%`],
    },
    {
      name: 'filtered page',
      path: `/api/users?city=${encodeURIComponent('Umeå')}`,
      where: 'u.city = $1',
      parameters: ['Umeå'],
    },
  ]
}
