import { randomUUID } from 'node:crypto'
import type { ContactAddress } from '../directory/contact-address.ts'
import { addressKey } from '../platform/email-address.ts'

/** An address as an operator gives it: not on file for them, and for others only after a week (S19). */
export function newAddress(
  operator: { readonly id: string; readonly name: string },
  {
    userId,
    kind,
    address,
    now,
  }: { userId: string; kind: 'mail' | 'other'; address: string; now: Date },
): ContactAddress {
  return {
    id: randomUUID(),
    userId,
    kind,
    address,
    addressKey: addressKey(address),
    source: 'operator',
    addedBy: operator.id,
    addedByName: operator.name,
    addedAt: now,
    confirmedAt: null,
    removedAt: null,
  }
}
