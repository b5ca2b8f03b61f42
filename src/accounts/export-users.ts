import { inTransaction } from '../audit/in-transaction.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { type CsvCell, csvRows, delimiterOf } from '../platform/csv.ts'
import type { Language } from '../platform/language.ts'
import { type Translate, translator } from '../platform/messages.ts'
import { isRoleName } from '../roles/role.ts'
import type { UserQuery } from './contract.ts'
import { COUNT_LIMIT, countAllUsers, isNarrowed } from './filter-queries.ts'
import { listUsersInOrder, type UserPosition } from './list-queries.ts'
import { readUserQuery } from './list-users.ts'
import { passwordStateOf } from './present-user.ts'
import type { UserRow } from './queries.ts'

const BATCH = 500

/** The list as CSV, in the reader's language, read a batch at a time while it is sent. Noted before it begins. */
export async function exportUsers(
  ctx: Context,
  organisation: Organisation,
  query: Omit<UserQuery, 'after' | 'top'>,
  language: Language,
): Promise<AsyncGenerator<string>> {
  const { filter, order } = readUserQuery(query, organisation)
  const now = ctx.now()
  const count = await inTransaction(ctx, async (tx) => {
    const matching = await countAllUsers(tx.db, filter, now)
    tx.audit({ action: 'users.exported', detail: { filters: query, count: matching } })
    return matching
  })
  const few = isNarrowed(filter) && count <= COUNT_LIMIT

  async function* rows(): AsyncGenerator<readonly CsvCell[]> {
    const t = translator(language)
    let after: UserPosition | undefined
    do {
      const page = await listUsersInOrder(ctx.db, filter, order, { after, limit: BATCH, now, few })
      for (const row of page) yield cells(row, t, now)
      after = page.length < BATCH ? undefined : page.at(-1)
    } while (after !== undefined)
  }
  return csvRows(header(translator(language)), rows(), { delimiter: delimiterOf(language) })
}

function header(t: Translate): string[] {
  return [
    t('users.column.displayName'),
    t('users.column.userPrincipalName'),
    t('users.export.givenName'),
    t('users.export.surname'),
    t('users.column.department'),
    t('users.export.jobTitle'),
    t('users.filterBy.city'),
    t('users.filterBy.country'),
    t('users.export.mail'),
    t('users.export.signIn'),
    t('users.column.password'),
    t('users.column.handover'),
    t('users.column.lastSignIn'),
    t('users.export.created'),
    t('users.filterBy.role'),
  ]
}

function cells(row: UserRow, t: Translate, now: Date): CsvCell[] {
  return [
    row.displayName,
    row.userPrincipalName,
    row.givenName,
    row.surname,
    row.department,
    row.jobTitle,
    row.city,
    row.country,
    row.mail,
    t(row.accountEnabled ? 'users.export.allowed' : 'users.blocked'),
    t(`passwordState.${passwordStateOf(row, now)}`),
    row.handover === null ? null : t(`handover.state.${row.handover.state}`),
    row.lastSignInAt?.toISOString() ?? null,
    row.createdAt.toISOString(),
    row.roles.map((role) => roleName(role, t)).join(', '),
  ]
}

function roleName(role: string, t: Translate): string {
  return isRoleName(role) ? t(`role.${role}`) : role
}
