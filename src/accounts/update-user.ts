import { inTransaction } from '../audit/in-transaction.ts'
import { updateUser as saveUser, type UserChanges } from '../directory/queries.ts'
import type { User } from '../directory/user.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import type { Language } from '../platform/language.ts'
import {
  decideBlock,
  decideSensitive,
  requireAllowed,
  requireOperator,
  type RoleHolder,
} from '../roles/policy.ts'
import { assertNameIsFree, orNameTaken } from './assert-free.ts'
import { changeAccess } from './change-access.ts'
import { changeAddresses, type WantedAddresses } from './change-addresses.ts'
import { assertNotDeleted, type LockedTarget, lockTarget } from './lock-target.ts'
import { decideUpdate } from './policy.ts'
import type { ProfileInput } from './user-input.ts'

/** What an operator wants changed; undefined leaves it as it is. */
export interface UserEdit {
  readonly profile: Omit<ProfileInput, 'mobilePhone'> & {
    displayName?: string
    preferredLanguage?: Language
  }
  readonly sensitive: {
    userPrincipalName?: string
    mobilePhone?: string | null
    businessPhones?: string[]
  }
  readonly addresses: WantedAddresses
  readonly accountEnabled: boolean | undefined
}

/** Changes what is named. Whatever could lead a hand-over astray takes more than the right to edit. */
export async function updateUser(
  ctx: Context,
  organisation: Organisation,
  id: string,
  edit: UserEdit,
): Promise<void> {
  const operator = requireOperator(ctx.actor)
  const updating = inTransaction(ctx, async (tx) => {
    const target = await lockTarget(tx.db, id)
    requireRights(operator, target, edit)
    assertNotDeleted(target)
    const { user } = target
    const { userPrincipalName } = edit.sensitive
    if (userPrincipalName !== undefined) await assertNameIsFree(tx.db, userPrincipalName, id)

    const changes: UserChanges = { ...edit.profile, ...edit.sensitive }
    await saveUser(tx.db, id, changes)
    const addresses = await changeAddresses(
      tx,
      operator,
      user,
      edit.addresses,
      organisation.defaultLanguage,
    )
    const access = await changeAccess(tx, target, edit.accountEnabled)
    const changed = [...changedNames(user, changes), ...addresses]
    tx.audit({
      action: access === undefined || changed.length > 0 ? 'user.updated' : access.action,
      target: { kind: 'user', id, name: changes.displayName ?? user.displayName },
      detail: {
        // Which properties, never what they hold: the log outlives the person's data.
        changed: access === undefined ? changed : [...changed, 'accountEnabled'],
        ...access?.detail,
      },
    })
  })
  await orNameTaken(updating)
}

function requireRights(
  operator: RoleHolder,
  target: LockedTarget,
  { profile, sensitive, addresses, accountEnabled }: UserEdit,
): void {
  const isSensitive =
    Object.keys(sensitive).length > 0 ||
    addresses.mail !== undefined ||
    addresses.otherMails !== undefined
  if (isSensitive) requireAllowed(decideSensitive(operator, target))
  if (accountEnabled !== undefined) requireAllowed(decideBlock(operator, target))
  if (Object.keys(profile).length > 0 || (!isSensitive && accountEnabled === undefined))
    requireAllowed(decideUpdate(operator))
}

function changedNames(user: User, changes: UserChanges): string[] {
  const before: Readonly<Record<string, unknown>> = { ...user }
  return Object.entries(changes)
    .filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value))
    .map(([name]) => name)
    .toSorted()
}
