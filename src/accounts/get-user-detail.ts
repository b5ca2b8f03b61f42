import { getFailures, nameKey } from '../credentials/lockout-queries.ts'
import { isLocked } from '../credentials/lockout.ts'
import { listAddressesToTell } from '../directory/address-queries.ts'
import { getUser } from '../directory/queries.ts'
import { userNotFound } from '../directory/user.ts'
import { presentHandover } from '../handovers/present-handover.ts'
import { listHandoverRowsOf } from '../handovers/view-queries.ts'
import type { Handover } from '../handovers/contract.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { mayDo, requireOperator, type RoleHolder } from '../roles/policy.ts'
import { listSessions } from '../sessions/queries.ts'
import type { UserDetail } from './contract.ts'
import { presentAddress, presentUser } from './present-user.ts'
import { listUserRows } from './queries.ts'

const HANDOVERS = 20

/** Everything about one user that this operator may see; never a token, a hash or a password (S16). */
export async function getUserDetail(
  ctx: Context,
  organisation: Organisation,
  id: string,
): Promise<UserDetail> {
  const viewer = requireOperator(ctx.actor)
  const now = ctx.now()
  const [row] = await listUserRows(ctx.db, [id])
  if (row === undefined) throw userNotFound(id)
  const [user, addresses, sessions, failures, handovers] = await Promise.all([
    getUser(ctx.db, id),
    listAddressesToTell(ctx.db, id, now),
    listSessions(ctx.db, id, now),
    getFailures(ctx.db, nameKey(ctx, row.userPrincipalName)),
    listPresentedHandovers(ctx, viewer, id),
  ])
  return {
    ...presentUser(row, viewer, now),
    givenName: user.givenName,
    surname: user.surname,
    streetAddress: user.streetAddress,
    postalCode: user.postalCode,
    businessPhones: user.businessPhones,
    preferredLanguage: user.preferredLanguage ?? organisation.defaultLanguage,
    otherMails: addresses
      .filter(({ kind, removedAt }) => kind === 'other' && removedAt === null)
      .map(({ address }) => address),
    addresses: addresses.map((address) => presentAddress(address, viewer.id, now)),
    lastPasswordChangeDateTime: row.changedAt?.toISOString() ?? null,
    passwordExpiresAt: row.expiresAt?.toISOString() ?? null,
    lockedUntil: isLocked(failures, now) ? (failures.lockedUntil?.toISOString() ?? null) : null,
    sessions: sessions.map(({ createdAt, lastSeenAt, ...session }) => ({
      ...session,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
    handovers,
  }
}

/** The newest hand-overs, for those who may read them. */
async function listPresentedHandovers(
  ctx: Context,
  viewer: RoleHolder,
  userId: string,
): Promise<Handover[]> {
  if (!mayDo(viewer.roles, 'followUps.read')) return []
  const rows = await listHandoverRowsOf(ctx.db, userId, HANDOVERS)
  return rows.map((row) => presentHandover(row, viewer, ctx.now()))
}
