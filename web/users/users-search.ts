import type { UserSort, UserView } from '../../src/accounts/contract.ts'
import { oneOf, textOf } from '../search-params.ts'

/** The views that stand as tabs; deleted users have a screen of their own. */
export type TabView = Exclude<UserView, 'deleted'>
export const TAB_VIEWS: readonly TabView[] = [
  'all',
  'waiting',
  'neverSignedIn',
  'passwordExpired',
  'blocked',
]
const SORTS: readonly UserSort[] = [
  'displayName',
  'userPrincipalName',
  'department',
  'lastSignIn',
  'created',
]

/** What the address of a list of users says; what is left out is the default. */
export interface UsersSearch {
  readonly view?: TabView
  readonly search?: string
  readonly department?: string
  readonly city?: string
  readonly country?: string
  readonly role?: string
  readonly sort?: UserSort
  readonly order?: 'desc'
  readonly add?: '1'
}

export function usersSearch(search: Readonly<Record<string, unknown>>): UsersSearch {
  const found = {
    view: oneOf(search, 'view', TAB_VIEWS.slice(1)),
    search: textOf(search, 'search'),
    department: textOf(search, 'department'),
    city: textOf(search, 'city'),
    country: textOf(search, 'country'),
    role: textOf(search, 'role'),
    sort: oneOf(search, 'sort', SORTS.slice(1)),
    order: oneOf(search, 'order', ['desc'] as const),
    add: oneOf(search, 'add', ['1'] as const),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
