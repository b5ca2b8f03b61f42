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

/** What the list can be narrowed by, beside the view and the search. */
export const FILTERS = [
  'department',
  'jobTitle',
  'officeLocation',
  'city',
  'state',
  'country',
  'domain',
  'role',
  'signIn',
] as const
export type Filter = (typeof FILTERS)[number]

/** What the address of a list of users says; what is left out is the default. */
export interface UsersSearch {
  readonly view?: TabView
  readonly search?: string
  readonly department?: string
  readonly jobTitle?: string
  readonly officeLocation?: string
  readonly city?: string
  readonly state?: string
  readonly country?: string
  readonly domain?: string
  readonly role?: string
  readonly signIn?: 'allowed' | 'blocked'
  readonly sort?: UserSort
  readonly order?: 'desc'
  /** The saved view that this began as. */
  readonly saved?: string
  /** Other columns than one's own: `mail,city`, or `none`. */
  readonly columns?: string
  readonly add?: '1'
}

/** What is to be said otherwise; undefined: no more. */
export type SearchChange = { [Name in keyof UsersSearch]?: UsersSearch[Name] | undefined }

export function usersSearch(search: Readonly<Record<string, unknown>>): UsersSearch {
  const found = {
    view: oneOf(search, 'view', TAB_VIEWS.slice(1)),
    search: textOf(search, 'search'),
    department: textOf(search, 'department'),
    jobTitle: textOf(search, 'jobTitle'),
    officeLocation: textOf(search, 'officeLocation'),
    city: textOf(search, 'city'),
    state: textOf(search, 'state'),
    country: textOf(search, 'country'),
    domain: textOf(search, 'domain'),
    role: textOf(search, 'role'),
    signIn: oneOf(search, 'signIn', ['allowed', 'blocked'] as const),
    sort: oneOf(search, 'sort', SORTS.slice(1)),
    order: oneOf(search, 'order', ['desc'] as const),
    saved: textOf(search, 'saved'),
    columns: textOf(search, 'columns'),
    add: oneOf(search, 'add', ['1'] as const),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
