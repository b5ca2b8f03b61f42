import type { UserColumn } from '../../../src/accounts/contract.ts'

/** As the product shows the list until somebody wants it otherwise. */
export const USUAL_COLUMNS: readonly UserColumn[] = [
  'userPrincipalName',
  'department',
  'password',
  'handover',
  'lastSignIn',
]

/** All that can be chosen, in the order in which they are offered. */
export const COLUMN_NAMES = {
  userPrincipalName: 'users.column.userPrincipalName',
  department: 'users.column.department',
  jobTitle: 'field.jobTitle',
  officeLocation: 'field.officeLocation',
  city: 'field.city',
  state: 'field.state',
  country: 'field.country',
  mobilePhone: 'field.mobilePhone',
  mail: 'users.export.mail',
  roles: 'users.column.roles',
  password: 'users.column.password',
  handover: 'users.column.handover',
  lastSignIn: 'users.column.lastSignIn',
  created: 'users.export.created',
  signIn: 'users.export.signIn',
} as const satisfies Readonly<Record<UserColumn, string>>

export const ALL_COLUMNS = Object.keys(COLUMN_NAMES) as readonly UserColumn[]
const NONE = 'none'

/** From the address: `mail,city`, without what is no column. */
export function columnsIn(text: string | undefined): readonly UserColumn[] | undefined {
  if (text === undefined) return undefined
  const names = [...new Set(text.split(','))]
  const columns = names.flatMap((name) => ALL_COLUMNS.find((column) => column === name) ?? [])
  return columns.length === 0 && text !== NONE ? undefined : columns
}

export function columnsText(columns: readonly UserColumn[]): string {
  return columns.length === 0 ? NONE : columns.join(',')
}

/** One step up or down; at the ends nothing happens. */
export function moved(
  columns: readonly UserColumn[],
  column: UserColumn,
  by: -1 | 1,
): readonly UserColumn[] {
  const from = columns.indexOf(column)
  const to = from + by
  if (from === -1 || to < 0 || to >= columns.length) return columns
  const next = columns.filter((each) => each !== column)
  return [...next.slice(0, to), column, ...next.slice(to)]
}
