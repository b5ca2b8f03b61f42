import { inTransaction } from '../audit/in-transaction.ts'
import { findUserByPrincipalName, insertUsers } from '../directory/queries.ts'
import { normaliseUserPrincipalName } from '../directory/user-principal-name.ts'
import { randomUUID } from 'node:crypto'
import type { Context } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import { createSignInLink } from './sign-in-link.ts'
import { deleteSignInLinks } from './sign-in-link-queries.ts'

/**
 * Break-glass: a one-time link whose holder chooses a password and becomes a global administrator. Makes the
 * user if there is none. Answers the link's path; it goes to the terminal and to no log.
 */
export async function inviteAdministrator(
  ctx: Context,
  userPrincipalName: string,
): Promise<string> {
  const parsed = normaliseUserPrincipalName(userPrincipalName)
  if (!parsed.ok)
    throw new Problem(
      'invalid',
      'user-principal-name-invalid',
      'This is no user principal name, such as anna@example.org.',
    )
  return await inTransaction(ctx, async (tx) => {
    const known = await findUserByPrincipalName(tx.db, parsed.userPrincipalName)
    if (known !== undefined && known.deletedDateTime !== null)
      throw new Problem('conflict', 'user-deleted', 'This user is deleted.')
    const id = known?.id ?? randomUUID()
    const name = known?.displayName ?? parsed.userPrincipalName
    if (known === undefined) {
      await insertUsers(tx.db, [
        {
          id,
          user_principal_name: parsed.userPrincipalName,
          display_name: name,
          created_at: tx.now(),
        },
      ])
    }
    await deleteSignInLinks(tx.db, id, 'invite')
    const path = await createSignInLink(tx, { userId: id, purpose: 'invite' })
    tx.audit({ action: 'admin.invited', target: { kind: 'user', id, name } })
    return path
  })
}

/** A fresh link into the demo, as one of its people. */
export async function createDemoLink(ctx: Context, userPrincipalName: string): Promise<string> {
  const user = await findUserByPrincipalName(ctx.db, userPrincipalName)
  if (user === undefined || user.deletedDateTime !== null || !user.accountEnabled)
    throw new Problem('notFound', 'user-not-found', 'Nobody of that name can sign in.')
  return await inTransaction(ctx, async (tx) => {
    await deleteSignInLinks(tx.db, user.id, 'demo')
    const path = await createSignInLink(tx, {
      userId: user.id,
      purpose: 'demo',
      lifetimeMs: 12 * 3_600_000,
    })
    tx.audit({
      action: 'admin.invited',
      target: { kind: 'user', id: user.id, name: user.displayName },
      detail: { demo: true },
    })
    return path
  })
}
