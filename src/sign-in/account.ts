import { randomUUID } from 'node:crypto'
import { inTransaction } from '../audit/in-transaction.ts'
import { queueNotices } from '../deliveries/queue-change-notices.ts'
import { queueDeliveries } from '../deliveries/queue-deliveries.ts'
import {
  confirmAddress,
  findConfirmation,
  insertAddresses,
  insertConfirmation,
  listAddresses,
  listOwnersOfAddress,
  removeAddresses,
} from '../directory/address-queries.ts'
import { getUser, lockUser, updateUser } from '../directory/queries.ts'
import { isOwnName } from '../handovers/typed-answer.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Context } from '../platform/context.ts'
import { addressKey, maskEmailAddress, normaliseEmailAddress } from '../platform/email-address.ts'
import type { Language } from '../platform/language.ts'
import { requireRoom, takeFromLimits } from '../platform/rate-limits.ts'
import type { Secret } from '../platform/secret.ts'
import { hashToken, isToken, newToken } from '../platform/token.ts'
import { isOwnPassword } from './change-password.ts'

const CONFIRMATION_LIFETIME_MS = 24 * 3_600_000
const MOST_ADDRESSES = 5
const ADDRESSES_A_DAY = 10

export type AddressOutcome =
  | 'added'
  | 'removed'
  | 'currentWrong'
  | 'invalid'
  | 'own'
  | 'tooMany'
  | 'notFound'

/**
 * Adds an alternate address. It counts only once its owner has followed the link that is mailed there. So
 * many a day, and so many to one address from whoever it may be (S13).
 */
export async function addOwnAddress(
  ctx: Context,
  organisation: Organisation,
  { userId, address: typed, current }: { userId: string; address: string; current: Secret },
): Promise<AddressOutcome> {
  const parsed = normaliseEmailAddress(typed)
  if (!parsed.ok) return 'invalid'
  if (!(await isOwnPassword(ctx, userId, current))) return 'currentWrong'
  const { address } = parsed
  const key = addressKey(address)
  const day = (bucket: string) => ({ bucket, limit: ADDRESSES_A_DAY, windowSeconds: 86_400 })
  const limits = [day(`own-address:${userId}`), day(`own-address-recipient:${key}`)]
  await takeFromLimits(ctx.db, limits, ctx.now())

  return await inTransaction(ctx, async (tx) => {
    const user = await lockUser(tx.db, userId)
    if (key === addressKey(user.userPrincipalName)) return 'own'
    const known = await listAddresses(tx.db, userId)
    if (known.some((one) => one.addressKey === key)) return 'own'
    if (known.length >= MOST_ADDRESSES) return 'tooMany'
    const now = tx.now()
    await queueNotices(
      tx,
      user,
      {
        template: 'noticeAddressAdded',
        parameters: { when: now.toISOString(), address: maskEmailAddress(address) },
      },
      organisation.defaultLanguage,
    )
    const id = randomUUID()
    await insertAddresses(tx.db, [
      {
        id,
        userId,
        kind: 'other',
        address,
        addressKey: key,
        source: 'owner',
        addedBy: userId,
        addedByName: user.displayName,
        addedAt: now,
        confirmedAt: null,
        removedAt: null,
      },
    ])
    await mailConfirmation(tx, {
      addressId: id,
      address,
      userId,
      language: user.preferredLanguage ?? organisation.defaultLanguage,
    })
    tx.audit({
      action: 'address.added',
      target: { kind: 'user', id: userId, name: user.displayName },
    })
    return 'added'
  })
}

async function mailConfirmation(
  tx: Context,
  {
    addressId,
    address,
    userId,
    language,
  }: { addressId: string; address: string; userId: string; language: Language },
): Promise<void> {
  const token = newToken()
  const now = tx.now()
  const expiresAt = new Date(now.getTime() + CONFIRMATION_LIFETIME_MS)
  await insertConfirmation(tx.db, { tokenHash: hashToken(token), addressId, expiresAt })
  await queueDeliveries(tx, [
    {
      message: {
        template: 'confirmAddress',
        parameters: {
          link: `${tx.publicUrl}/confirm-address/${token}`,
          expiresAt: expiresAt.toISOString(),
        },
      },
      recipient: address,
      language,
      userId,
      handoverId: null,
      dueAt: now,
      giveUpAt: expiresAt,
    },
  ])
}

export async function removeOwnAddress(
  ctx: Context,
  organisation: Organisation,
  { userId, addressId, current }: { userId: string; addressId: string; current: Secret },
): Promise<AddressOutcome> {
  if (!(await isOwnPassword(ctx, userId, current))) return 'currentWrong'
  return await inTransaction(ctx, async (tx) => {
    const user = await lockUser(tx.db, userId)
    const known = await listAddresses(tx.db, userId)
    const address = known.find(({ id, kind }) => id === addressId && kind === 'other')
    if (address === undefined) return 'notFound'
    const now = tx.now()
    await removeAddresses(tx.db, [addressId], now)
    // After the removal: removed addresses are told too (S22).
    await queueNotices(
      tx,
      user,
      {
        template: 'noticeAddressRemoved',
        parameters: { when: now.toISOString(), address: maskEmailAddress(address.address) },
      },
      organisation.defaultLanguage,
    )
    tx.audit({
      action: 'address.removed',
      target: { kind: 'user', id: userId, name: user.displayName },
    })
    return 'removed'
  })
}

/** The masked address that a link would confirm, while it can. */
export async function findAddressToConfirm(
  ctx: Context,
  token: string,
): Promise<string | undefined> {
  if (!isToken(token)) return undefined
  const address = await findConfirmation(ctx.db, hashToken(token), ctx.now())
  return address === undefined ? undefined : maskEmailAddress(address.address)
}

/** The mailed link and the typed user name: a scanner that presses buttons confirms nothing (S5). */
export async function confirmOwnAddress(
  ctx: Context,
  token: string,
  answer: string,
): Promise<'confirmed' | 'wrongAnswer' | 'unavailable'> {
  if (!isToken(token)) return 'unavailable'
  const address = await findConfirmation(ctx.db, hashToken(token), ctx.now())
  if (address === undefined) return 'unavailable'
  const limit = { bucket: `confirm:${address.id}`, limit: 5, windowSeconds: 60 }
  await requireRoom(ctx.db, limit, ctx.now())
  const user = await getUser(ctx.db, address.userId)
  if (!isOwnName(answer, 'name', user)) {
    await takeFromLimits(ctx.db, [limit], ctx.now())
    return 'wrongAnswer'
  }
  const actor = { kind: 'recipient' as const, id: address.id }
  return await inTransaction({ ...ctx, actor }, async (tx) => {
    const owners = await listOwnersOfAddress(tx.db, address.addressKey)
    if (owners.some((owner) => owner !== user.id)) return 'unavailable'
    await confirmAddress(tx.db, address.id, tx.now())
    tx.audit({
      action: 'address.confirmed',
      target: { kind: 'user', id: user.id, name: user.displayName },
    })
    return 'confirmed'
  })
}

export async function changeOwnLanguage(
  ctx: Context,
  userId: string,
  language: Language,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const user = await lockUser(tx.db, userId)
    await updateUser(tx.db, userId, { preferredLanguage: language })
    tx.audit({
      action: 'user.languageChanged',
      target: { kind: 'user', id: userId, name: user.displayName },
      detail: { language },
    })
  })
}
