/** An address on file: one record, with who added it and when its owner confirmed it (S19). */
export interface ContactAddress {
  readonly id: string
  readonly userId: string
  readonly kind: 'mail' | 'other'
  readonly address: string
  readonly addressKey: string
  readonly source: 'imported' | 'operator' | 'owner'
  readonly addedBy: string | null
  readonly addedByName: string | null
  readonly addedAt: Date
  readonly confirmedAt: Date | null
  readonly removedAt: Date | null
}

const SETTLED_AFTER_MS = 7 * 86_400_000

/**
 * Does it count as on file for this operator? Confirmed by its owner, or imported, or added seven or more
 * days ago by somebody other than the operator (S19).
 */
export function isOnFile(address: ContactAddress, operatorId: string | null, now: Date): boolean {
  if (address.removedAt !== null) return false
  if (address.confirmedAt !== null || address.source === 'imported') return true
  if (address.source === 'owner') return false
  return (
    address.addedBy !== operatorId && now.getTime() - address.addedAt.getTime() >= SETTLED_AFTER_MS
  )
}

/** Removed addresses are still told of resets and changes for this long (S22). */
export const TOLD_AFTER_REMOVAL_MS = 30 * 86_400_000
