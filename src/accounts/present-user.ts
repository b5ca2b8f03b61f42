import { passwordState } from '../credentials/password-credential.ts'
import { type ContactAddress, isOnFile } from '../directory/contact-address.ts'
import { daysLeftToRestore } from '../directory/user.ts'
import type { RoleHolder } from '../roles/policy.ts'
import type { ContactAddress as PresentedAddress, UserListItem } from './contract.ts'
import { userAbilities } from './policy.ts'
import type { UserRow } from './queries.ts'

/** One row of the list, as this viewer sees it. */
export function presentUser(row: UserRow, viewer: RoleHolder, now: Date): UserListItem {
  const { handover, deletedAt } = row
  return {
    id: row.id,
    displayName: row.displayName,
    userPrincipalName: row.userPrincipalName,
    department: row.department,
    jobTitle: row.jobTitle,
    officeLocation: row.officeLocation,
    city: row.city,
    state: row.state,
    country: row.country,
    mobilePhone: row.mobilePhone,
    mail: row.mail,
    accountEnabled: row.accountEnabled,
    passwordState: passwordStateOf(row, now),
    handover:
      handover === null
        ? null
        : {
            number: handover.number,
            state: handover.state,
            at: new Date(handover.at).toISOString(),
            open: handover.open,
            receipt: handover.receiptAt !== null,
          },
    lastSignInDateTime: row.lastSignInAt?.toISOString() ?? null,
    createdDateTime: row.createdAt.toISOString(),
    deletedDateTime: deletedAt?.toISOString() ?? null,
    daysLeft: deletedAt === null ? null : daysLeftToRestore(deletedAt, now),
    roles: row.roles,
    abilities: userAbilities(viewer, row, now),
  }
}

export function passwordStateOf(row: UserRow, now: Date): UserListItem['passwordState'] {
  if (row.credentialVersion === null) return 'none'
  return passwordState(
    {
      // Whether there is one is all that is known here.
      hash: row.hasPassword ? '' : null,
      mustChange: row.mustChange ?? false,
      handoverId: row.handoverId,
      expiresAt: row.expiresAt,
    },
    now,
  )
}

export function presentAddress(
  address: ContactAddress,
  viewerId: string,
  now: Date,
): PresentedAddress {
  return {
    id: address.id,
    address: address.address,
    kind: address.kind,
    source: address.source,
    addedBy: address.addedByName,
    addedAt: address.addedAt.toISOString(),
    confirmedAt: address.confirmedAt?.toISOString() ?? null,
    removedAt: address.removedAt?.toISOString() ?? null,
    onFile: isOnFile(address, viewerId, now),
  }
}
