import type { UserView } from './contract.ts'

/** Which users are meant. */
export interface UserFilter {
  readonly view: UserView
  /** Patterns of `like`, of which each has to match. */
  readonly terms: readonly string[]
  readonly department: string | undefined
  readonly city: string | undefined
  readonly state: string | undefined
  readonly country: string | undefined
  readonly officeLocation: string | undefined
  readonly jobTitle: string | undefined
  /** In lower case. */
  readonly domain: string | undefined
  readonly signIn: 'allowed' | 'blocked' | undefined
  /** A role's name, or any. */
  readonly role: string | undefined
}

/** Is it more than the list of everybody? */
export function isNarrowed({ view, terms, ...filters }: UserFilter): boolean {
  return (
    view !== 'all' || terms.length > 0 || Object.values(filters).some((one) => one !== undefined)
  )
}

const FIELDS = [
  'department',
  'city',
  'state',
  'country',
  'officeLocation',
  'jobTitle',
  'domain',
] as const

/** What is compared with the database; which of them there are is part of a statement, what they are isn't. */
export type FilterValues = { readonly [F in (typeof FIELDS)[number] | 'namedRole']?: string } & {
  readonly [term: `term${number}`]: string
}

export function filterValues(filter: UserFilter): FilterValues {
  const fields = FIELDS.map((field) => [field, filter[field]] as const)
  // Any role is another statement than one.
  const role = ['namedRole', filter.role === 'any' ? undefined : filter.role] as const
  const terms = filter.terms.map((pattern, index) => [`term${index}`, pattern] as const)
  return Object.fromEntries(
    [...fields, role, ...terms].filter(([, value]) => value !== undefined),
  ) as FilterValues
}

/** The same filter with other values. */
export function filterWith(filter: UserFilter, values: FilterValues): UserFilter {
  return {
    ...filter,
    department: values.department,
    city: values.city,
    state: values.state,
    country: values.country,
    officeLocation: values.officeLocation,
    jobTitle: values.jobTitle,
    domain: values.domain,
    role: values.namedRole ?? filter.role,
    terms: filter.terms.map((pattern, index) => values[`term${index}`] ?? pattern),
  }
}
