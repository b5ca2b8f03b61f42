import { randomUUID } from 'node:crypto'
import { inTransaction, type Transaction } from '../audit/in-transaction.ts'
import { insertAddresses } from '../directory/address-queries.ts'
import { insertUsers } from '../directory/queries.ts'
import { wordsOf } from '../directory/user.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { addressKey } from '../platform/email-address.ts'
import type { Language } from '../platform/language.ts'
import type { HandoverOptions } from '../resets/contract.ts'
import { type PreparedReset, prepareReset } from '../resets/prepare-reset.ts'
import { lockResetTarget } from '../resets/lock-reset-target.ts'
import { replaceCredential, type ResetOutcome } from '../resets/replace-credentials.ts'
import { requireRole } from '../roles/assign-role.ts'
import {
  decideAssignRole,
  decideReset,
  requireAllowed,
  requireOperator,
  type RoleHolder,
} from '../roles/policy.ts'
import { insertRoleAssignments } from '../roles/queries.ts'
import { assertAddressesAreFree, assertNameIsFree, orNameTaken } from './assert-free.ts'
import { newAddress } from './new-address.ts'
import { decideAdd } from './policy.ts'
import type { ProfileInput } from './user-input.ts'

export interface NewUser {
  readonly displayName: string
  readonly userPrincipalName: string
  readonly profile: ProfileInput
  readonly businessPhones: string[]
  readonly preferredLanguage: Language | null
  readonly mail: string | null
  /** Where the person can be reached today. */
  readonly otherMails: readonly string[]
  readonly roles: readonly string[]
  /** Left out: no password yet, nothing is sent. */
  readonly handover: HandoverOptions | undefined
}

/** Adds a user, and starts the hand-over of the first password in the same transaction. */
export async function addUser(
  ctx: Context,
  organisation: Organisation,
  input: NewUser,
): Promise<{ id: string; reset: ResetOutcome | undefined }> {
  const operator = requireOperator(ctx.actor)
  const id = randomUUID()
  requireAllowed(decideAdd(operator))
  for (const role of input.roles) {
    requireRole(role)
    requireAllowed(decideAssignRole(operator, role))
  }
  await assertNameIsFree(ctx.db, input.userPrincipalName, id)
  const prepared = await prepareFirst(ctx, organisation, operator, id, input)

  const adding = inTransaction(ctx, async (tx) => {
    await insertUser(tx, operator, id, input)
    const detail = { userPrincipalName: input.userPrincipalName, roles: rolesNoted(input.roles) }
    if (prepared === undefined) {
      tx.audit({
        action: 'user.added',
        target: { kind: 'user', id, name: input.displayName },
        detail,
      })
      return undefined
    }
    const target = await lockResetTarget(tx, id, prepared)
    return await replaceCredential({
      tx,
      organisation,
      target,
      prepared,
      action: 'user.added',
      detail,
      isNewUser: true,
    })
  })
  return { id, reset: await orNameTaken(adding) }
}

async function prepareFirst(
  ctx: Context,
  organisation: Organisation,
  operator: RoleHolder,
  id: string,
  { handover, ...input }: NewUser,
): Promise<PreparedReset | undefined> {
  if (handover === undefined) return undefined
  requireAllowed(decideReset(operator, { id, roles: input.roles }))
  const words = wordsOf({
    displayName: input.displayName,
    userPrincipalName: input.userPrincipalName,
    givenName: input.profile.givenName ?? null,
    surname: input.profile.surname ?? null,
  })
  return await prepareReset(ctx, organisation, id, handover, words)
}

async function insertUser(
  tx: Transaction,
  operator: RoleHolder & { readonly name: string },
  id: string,
  { profile, mail, otherMails, roles, ...user }: NewUser,
): Promise<void> {
  const others = otherMails.filter(
    (address) => mail === null || addressKey(address) !== addressKey(mail),
  )
  const addresses = [
    ...(mail === null ? [] : [{ field: 'mail' as const, kind: 'mail' as const, address: mail }]),
    ...others.map((address) => ({
      field: 'otherMails' as const,
      kind: 'other' as const,
      address,
    })),
  ]
  await assertAddressesAreFree(tx.db, addresses, id)
  const now = tx.now()
  await insertUsers(tx.db, [
    {
      id,
      user_principal_name: user.userPrincipalName,
      display_name: user.displayName,
      given_name: profile.givenName ?? null,
      surname: profile.surname ?? null,
      job_title: profile.jobTitle ?? null,
      department: profile.department ?? null,
      office_location: profile.officeLocation ?? null,
      street_address: profile.streetAddress ?? null,
      postal_code: profile.postalCode ?? null,
      city: profile.city ?? null,
      state: profile.state ?? null,
      country: profile.country ?? null,
      mobile_phone: profile.mobilePhone ?? null,
      business_phones: user.businessPhones,
      preferred_language: user.preferredLanguage,
      created_at: now,
      created_by: operator.id,
      mail,
    },
  ])
  await insertAddresses(
    tx.db,
    addresses.map(({ kind, address }) => newAddress(operator, { userId: id, kind, address, now })),
  )
  await insertRoleAssignments(
    tx.db,
    roles.map((role) => ({
      userId: id,
      role,
      assignedBy: operator.id,
      assignedByName: operator.name,
      assignedAt: now,
    })),
  )
}

function rolesNoted(roles: readonly string[]): readonly string[] | undefined {
  return roles.length === 0 ? undefined : roles
}
