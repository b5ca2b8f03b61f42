import { inTransaction } from '../audit/in-transaction.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { type CsvCell, csvRows, delimiterOf } from '../platform/csv.ts'
import type { Language } from '../platform/language.ts'
import { type Translate, translator } from '../platform/messages.ts'
import { isRoleName } from '../roles/role.ts'
import { USER_COLUMNS, type UserColumn, type UserExportFile } from './contract.ts'
import { COUNT_LIMIT, countAllUsers } from './filter-queries.ts'
import { listUsersInOrder, type UserPosition } from './list-queries.ts'
import { readUserQuery } from './list-users.ts'
import { passwordStateOf } from './present-user.ts'
import type { UserRow } from './queries.ts'
import { isNarrowed } from './user-filter.ts'

const BATCH = 500

/** The list as CSV, in the reader's language, read a batch at a time while it is sent. Noted before it begins. */
export async function exportUsers(
  ctx: Context,
  organisation: Organisation,
  { columns: chosen, ...query }: UserExportFile,
  language: Language,
): Promise<AsyncGenerator<string>> {
  const { filter, order } = readUserQuery(query, organisation)
  const now = ctx.now()
  const count = await inTransaction(ctx, async (tx) => {
    const matching = await countAllUsers(tx.db, filter, now)
    tx.audit({
      action: 'users.exported',
      detail: { filters: query, columns: chosen, count: matching },
    })
    return matching
  })
  const columns = columnsFor(chosen)
  const few = isNarrowed(filter) && count <= COUNT_LIMIT

  async function* rows(): AsyncGenerator<readonly CsvCell[]> {
    let after: UserPosition | undefined
    do {
      const page = await listUsersInOrder(ctx.db, filter, order, { after, limit: BATCH, now, few })
      for (const row of page) yield columns.map(([, cell]) => cell(row, t, now))
      after = page.length < BATCH ? undefined : page.at(-1)
    } while (after !== undefined)
  }
  const t = translator(language)
  const header = columns.map(([heading]) => t(heading))
  return csvRows(header, rows(), { delimiter: delimiterOf(language) })
}

/** What stands in a column, and under which heading. */
type Column = readonly [heading: Heading, cell: (row: UserRow, t: Translate, now: Date) => CsvCell]
type Heading =
  | `field.${'jobTitle' | 'officeLocation' | 'city' | 'state' | 'country' | 'mobilePhone'}`
  | `users.column.${'displayName' | 'userPrincipalName' | 'department' | 'password' | 'handover' | 'lastSignIn' | 'roles'}`
  | `users.export.${'givenName' | 'surname' | 'mail' | 'signIn' | 'created'}`

const DISPLAY_NAME: Column = ['users.column.displayName', (row) => row.displayName]

const COLUMNS: Readonly<Record<UserColumn, Column>> = {
  userPrincipalName: ['users.column.userPrincipalName', (row) => row.userPrincipalName],
  department: ['users.column.department', (row) => row.department],
  jobTitle: ['field.jobTitle', (row) => row.jobTitle],
  officeLocation: ['field.officeLocation', (row) => row.officeLocation],
  city: ['field.city', (row) => row.city],
  state: ['field.state', (row) => row.state],
  country: ['field.country', (row) => row.country],
  mobilePhone: ['field.mobilePhone', (row) => row.mobilePhone],
  mail: ['users.export.mail', (row) => row.mail],
  signIn: [
    'users.export.signIn',
    (row, t) => t(row.accountEnabled ? 'users.export.allowed' : 'users.blocked'),
  ],
  password: [
    'users.column.password',
    (row, t, now) => t(`passwordState.${passwordStateOf(row, now)}`),
  ],
  handover: [
    'users.column.handover',
    (row, t) => (row.handover === null ? null : t(`handover.state.${row.handover.state}`)),
  ],
  lastSignIn: ['users.column.lastSignIn', (row) => row.lastSignInAt?.toISOString() ?? null],
  created: ['users.export.created', (row) => row.createdAt.toISOString()],
  roles: ['users.column.roles', (row, t) => row.roles.map((role) => roleName(role, t)).join(', ')],
}

/** When nobody chose: all, with what no column of the list shows. */
const ALL: readonly Column[] = [
  DISPLAY_NAME,
  COLUMNS.userPrincipalName,
  ['users.export.givenName', (row) => row.givenName],
  ['users.export.surname', (row) => row.surname],
  COLUMNS.department,
  COLUMNS.jobTitle,
  COLUMNS.officeLocation,
  COLUMNS.city,
  COLUMNS.state,
  COLUMNS.country,
  COLUMNS.mobilePhone,
  COLUMNS.mail,
  COLUMNS.signIn,
  COLUMNS.password,
  COLUMNS.handover,
  COLUMNS.lastSignIn,
  COLUMNS.created,
  COLUMNS.roles,
]

function columnsFor(chosen: string | undefined): readonly Column[] {
  if (chosen === undefined) return ALL
  const names = [...new Set(chosen.split(','))]
  const columns = names.flatMap((name) => USER_COLUMNS.find((column) => column === name) ?? [])
  return [DISPLAY_NAME, ...columns.map((column) => COLUMNS[column])]
}

function roleName(role: string, t: Translate): string {
  return isRoleName(role) ? t(`role.${role}`) : role
}
