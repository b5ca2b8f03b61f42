import type { Transaction } from '../audit/in-transaction.ts'
import { queueNotices } from '../deliveries/queue-change-notices.ts'
import { insertAddresses, listAddresses, removeAddresses } from '../directory/address-queries.ts'
import type { ContactAddress } from '../directory/contact-address.ts'
import { updateUser } from '../directory/queries.ts'
import type { User } from '../directory/user.ts'
import { addressKey } from '../platform/email-address.ts'
import type { Language } from '../platform/language.ts'
import { assertAddressesAreFree } from './assert-free.ts'
import { newAddress } from './new-address.ts'

export interface WantedAddresses {
  /** Undefined leaves it as it is, null takes it away. */
  readonly mail: string | null | undefined
  readonly otherMails: readonly string[] | undefined
}

interface Wanted {
  readonly kind: 'mail' | 'other'
  readonly address: string
}

/**
 * Makes the addresses on file what an operator wants them to be, and tells the owner on all of them, the
 * removed ones included (S22). Answers which properties changed. The user is locked.
 */
export async function changeAddresses(
  tx: Transaction,
  operator: { readonly id: string; readonly name: string },
  user: User,
  wanted: WantedAddresses,
  fallback: Language,
): Promise<('mail' | 'otherMails')[]> {
  if (wanted.mail === undefined && wanted.otherMails === undefined) return []
  const now = tx.now()
  const present = await listAddresses(tx.db, user.id)
  const target = wantedAddresses(present, wanted)
  const added = target.filter((address) => !present.some((one) => isSame(one, address)))
  const removed = present.filter((one) => !target.some((address) => isSame(one, address)))
  if (added.length === 0 && removed.length === 0) return []

  await assertAddressesAreFree(
    tx.db,
    added.map(({ kind, address }) => ({ field: fieldOf(kind), address })),
    user.id,
  )
  await removeAddresses(
    tx.db,
    removed.map(({ id }) => id),
    now,
  )
  await insertAddresses(
    tx.db,
    added.map(({ kind, address }) => newAddress(operator, { userId: user.id, kind, address, now })),
  )
  const mail = target.find(({ kind }) => kind === 'mail')?.address ?? null
  if (mail !== user.mail) await updateUser(tx.db, user.id, { mail })
  await tellOwner(tx, user, { added, removed }, fallback)
  return [...new Set([...added, ...removed].map(({ kind }) => fieldOf(kind)))].toSorted()
}

function wantedAddresses(
  present: readonly ContactAddress[],
  { mail, otherMails }: WantedAddresses,
): Wanted[] {
  const presentOf = (kind: 'mail' | 'other') =>
    present.filter((one) => one.kind === kind).map(({ address }) => address)
  const mails = mail === undefined ? presentOf('mail') : mail === null ? [] : [mail]
  const own = mails.map(addressKey)
  const others = (otherMails ?? presentOf('other')).filter(
    // Listed once: what is the account's own mailbox isn't an alternate address too.
    (address) => !own.includes(addressKey(address)),
  )
  return [
    ...mails.map((address) => ({ kind: 'mail' as const, address })),
    ...others.map((address) => ({ kind: 'other' as const, address })),
  ]
}

function isSame(one: ContactAddress, { kind, address }: Wanted): boolean {
  return one.kind === kind && one.addressKey === addressKey(address)
}

/** One notice of all that was added and one of all that was removed, however many there are (S13, S22). */
async function tellOwner(
  tx: Transaction,
  user: User,
  { added, removed }: { added: readonly Wanted[]; removed: readonly Wanted[] },
  fallback: Language,
): Promise<void> {
  const when = tx.now().toISOString()
  const notices = [
    { template: 'noticeAddressAdded', addresses: missingFrom(added, removed) },
    { template: 'noticeAddressRemoved', addresses: missingFrom(removed, added) },
  ] as const
  for (const { template, addresses } of notices) {
    if (addresses.length === 0) continue
    const parameters = { when, address: addresses.join(', ') }
    await queueNotices(tx, user, { template, parameters }, fallback)
  }
}

/** An alternate address that becomes the mailbox was neither added nor removed. */
function missingFrom(these: readonly Wanted[], those: readonly Wanted[]): string[] {
  const keys = those.map(({ address }) => addressKey(address))
  return these
    .map(({ address }) => address)
    .filter((address) => !keys.includes(addressKey(address)))
}

function fieldOf(kind: 'mail' | 'other'): 'mail' | 'otherMails' {
  return kind === 'mail' ? 'mail' : 'otherMails'
}
