import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Handover, HandoverState } from '../handovers/contract.ts'
import { Decision, Instant, Language, Nullable, Uuid } from '../platform/contract.ts'
import { HandoverOptions } from '../resets/contract.ts'

/** `temporary`: must be changed at sign-in; `waiting`: the user is to set one from a link; `expired`: scrambled. */
export const PasswordState = Type.Union([
  Type.Literal('none'),
  Type.Literal('temporary'),
  Type.Literal('waiting'),
  Type.Literal('set'),
  Type.Literal('expired'),
])
export type PasswordState = Static<typeof PasswordState>

export const UserAbilities = Type.Object({
  resetPassword: Decision,
  update: Decision,
  updateSensitive: Decision,
  block: Decision,
  revokeSessions: Decision,
  delete: Decision,
  restore: Decision,
})
export type UserAbilities = Static<typeof UserAbilities>

export const UserListItem = Type.Object({
  id: Uuid,
  displayName: Type.String(),
  userPrincipalName: Type.String(),
  department: Nullable(Type.String()),
  jobTitle: Nullable(Type.String()),
  officeLocation: Nullable(Type.String()),
  city: Nullable(Type.String()),
  state: Nullable(Type.String()),
  country: Nullable(Type.String()),
  mobilePhone: Nullable(Type.String()),
  mail: Nullable(Type.String()),
  accountEnabled: Type.Boolean(),
  passwordState: PasswordState,
  handover: Nullable(
    Type.Object({
      number: Type.Integer(),
      state: HandoverState,
      at: Instant,
      open: Type.Boolean(),
      receipt: Type.Boolean(),
    }),
  ),
  lastSignInDateTime: Nullable(Instant),
  createdDateTime: Instant,
  deletedDateTime: Nullable(Instant),
  /** Whole days in which a deleted user can still be restored. */
  daysLeft: Nullable(Type.Integer()),
  roles: Type.Array(Type.String()),
  abilities: UserAbilities,
})
export type UserListItem = Static<typeof UserListItem>

export const UserView = Type.Union([
  Type.Literal('all'),
  Type.Literal('waiting'),
  Type.Literal('neverSignedIn'),
  Type.Literal('passwordExpired'),
  Type.Literal('blocked'),
  Type.Literal('deleted'),
])
export type UserView = Static<typeof UserView>

export const UserSort = Type.Union([
  Type.Literal('displayName'),
  Type.Literal('userPrincipalName'),
  Type.Literal('department'),
  Type.Literal('lastSignIn'),
  Type.Literal('created'),
])
export type UserSort = Static<typeof UserSort>

/** What the list can show beside the display name, which always comes first. */
export const UserColumn = Type.Union([
  Type.Literal('userPrincipalName'),
  Type.Literal('department'),
  Type.Literal('jobTitle'),
  Type.Literal('officeLocation'),
  Type.Literal('city'),
  Type.Literal('state'),
  Type.Literal('country'),
  Type.Literal('mobilePhone'),
  Type.Literal('mail'),
  Type.Literal('roles'),
  Type.Literal('password'),
  Type.Literal('handover'),
  Type.Literal('lastSignIn'),
  Type.Literal('created'),
  Type.Literal('signIn'),
])
export type UserColumn = Static<typeof UserColumn>
export const USER_COLUMNS: readonly UserColumn[] = UserColumn.anyOf.map(({ const: name }) => name)

/** Chosen columns in their order. */
export const UserColumns = Type.Array(UserColumn, { uniqueItems: true })

export const UserFilter = {
  view: Type.Optional(UserView),
  search: Type.Optional(Type.String({ maxLength: 200 })),
  department: Type.Optional(Type.String({ maxLength: 64 })),
  city: Type.Optional(Type.String({ maxLength: 128 })),
  state: Type.Optional(Type.String({ maxLength: 128 })),
  country: Type.Optional(Type.String({ maxLength: 128 })),
  officeLocation: Type.Optional(Type.String({ maxLength: 128 })),
  jobTitle: Type.Optional(Type.String({ maxLength: 128 })),
  /** What follows the @ in the user name. */
  domain: Type.Optional(Type.String({ maxLength: 255 })),
  signIn: Type.Optional(Type.Union([Type.Literal('allowed'), Type.Literal('blocked')])),
  /** A role's name, `any` for holders of any role. */
  role: Type.Optional(Type.String({ maxLength: 64 })),
  sort: Type.Optional(UserSort),
  order: Type.Optional(Type.Union([Type.Literal('asc'), Type.Literal('desc')])),
}
/** GET /api/users */
export const UserQuery = Type.Object({
  ...UserFilter,
  after: Type.Optional(Type.String({ maxLength: 1000 })),
  top: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})
export type UserQuery = Static<typeof UserQuery>
/** The filters alone: all that match. */
export const UserExportQuery = Type.Object(UserFilter)

const oneColumn = `(${USER_COLUMNS.join('|')})`
/** GET /api/users/export.csv: streamed; `columns`, such as `mail,city` or `none` but the name, or all that there are. */
export const UserExportFile = Type.Object({
  ...UserFilter,
  columns: Type.Optional(Type.String({ pattern: `^(none|${oneColumn}(,${oneColumn}){0,30})$` })),
})
export type UserExportFile = Static<typeof UserExportFile>

export const UserPage = Type.Object({
  value: Type.Array(UserListItem),
  next: Nullable(Type.String()),
  /** Exact up to 10,000; above, 10,001 stands for "more". On the first page only. */
  count: Nullable(Type.Integer()),
})
export type UserPage = Static<typeof UserPage>

/** GET /api/users/filters: what can be chosen in the filter panel. */
export const UserFilterValues = Type.Object({
  departments: Type.Array(Type.String()),
  cities: Type.Array(Type.String()),
  states: Type.Array(Type.String()),
  countries: Type.Array(Type.String()),
  officeLocations: Type.Array(Type.String()),
  jobTitles: Type.Array(Type.String()),
  domains: Type.Array(Type.String()),
})
export type UserFilterValues = Static<typeof UserFilterValues>

const text = (maxLength: number) => Type.Optional(Nullable(Type.String({ maxLength })))

export const UserProfile = {
  givenName: text(64),
  surname: text(64),
  jobTitle: text(128),
  department: text(64),
  officeLocation: text(128),
  city: text(128),
  state: text(128),
  country: text(128),
  streetAddress: text(1023),
  postalCode: text(40),
}

export const ContactAddress = Type.Object({
  id: Uuid,
  address: Type.String(),
  kind: Type.Union([Type.Literal('mail'), Type.Literal('other')]),
  source: Type.Union([Type.Literal('imported'), Type.Literal('operator'), Type.Literal('owner')]),
  addedBy: Nullable(Type.String()),
  addedAt: Instant,
  confirmedAt: Nullable(Instant),
  removedAt: Nullable(Instant),
  /** Does it count as on file for the caller (S19)? */
  onFile: Type.Boolean(),
})
export type ContactAddress = Static<typeof ContactAddress>

export const UserSession = Type.Object({
  id: Uuid,
  createdAt: Instant,
  lastSeenAt: Instant,
  network: Type.String(),
  userAgent: Type.String(),
})

/** GET /api/users/:id */
export const UserDetail = Type.Object({
  ...UserListItem.properties,
  givenName: Nullable(Type.String()),
  surname: Nullable(Type.String()),
  streetAddress: Nullable(Type.String()),
  postalCode: Nullable(Type.String()),
  businessPhones: Type.Array(Type.String()),
  preferredLanguage: Language,
  otherMails: Type.Array(Type.String()),
  addresses: Type.Array(ContactAddress),
  lastPasswordChangeDateTime: Nullable(Instant),
  passwordExpiresAt: Nullable(Instant),
  lockedUntil: Nullable(Instant),
  sessions: Type.Array(UserSession),
  handovers: Type.Array(Handover),
})
export type UserDetail = Static<typeof UserDetail>

/** POST /api/users answers 201 with `AddUserResponse`. */
export const AddUserBody = Type.Object(
  {
    displayName: Type.String({ minLength: 1, maxLength: 256 }),
    userPrincipalName: Type.String({ minLength: 3, maxLength: 113 }),
    ...UserProfile,
    mobilePhone: text(64),
    businessPhones: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 5 })),
    preferredLanguage: Type.Optional(Language),
    /** Alternate addresses that the person can get to today. */
    otherMails: Type.Optional(Type.Array(Type.Unknown(), { maxItems: 10 })),
    mail: Type.Optional(Type.Unknown()),
    roles: Type.Optional(Type.Array(Type.String(), { maxItems: 20 })),
    /** Left out: no password yet, nothing is sent. */
    handover: Type.Optional(HandoverOptions),
  },
  { additionalProperties: false },
)
export type AddUserBody = Static<typeof AddUserBody>

export const AddUserResponse = Type.Object({
  user: UserDetail,
  handover: Nullable(Handover),
  pin: Nullable(Type.String()),
  password: Nullable(Type.String()),
})
export type AddUserResponse = Static<typeof AddUserResponse>

/** PATCH /api/users/:id answers 200 with UserDetail; changes only what it names. The lower part is sensitive. */
export const UpdateUserBody = Type.Object(
  {
    displayName: Type.Optional(Type.String({ minLength: 1, maxLength: 256 })),
    ...UserProfile,
    preferredLanguage: Type.Optional(Language),
    userPrincipalName: Type.Optional(Type.String({ minLength: 3, maxLength: 113 })),
    accountEnabled: Type.Optional(Type.Boolean()),
    mobilePhone: text(64),
    businessPhones: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 5 })),
    mail: Type.Optional(Type.Unknown()),
    otherMails: Type.Optional(Type.Array(Type.Unknown(), { maxItems: 10 })),
  },
  { additionalProperties: false },
)
export type UpdateUserBody = Static<typeof UpdateUserBody>

export const UserParams = Type.Object({ id: Uuid })
/** POST /api/users/:id/revoke-sessions 204 · DELETE /api/users/:id 204 · POST /api/users/:id/restore 200 with what a reset answers (its body is a reset's). */
