import type { MessageKey } from '../../messages/keys.generated.ts'
import type { ImportTarget } from '../../src/import/contract.ts'

export const IMPORT_LABELS = {
  userPrincipalName: 'field.userPrincipalName',
  displayName: 'field.displayName',
  givenName: 'field.givenName',
  surname: 'field.surname',
  otherMails: 'field.otherMails',
  jobTitle: 'field.jobTitle',
  department: 'field.department',
  officeLocation: 'field.officeLocation',
  preferredLanguage: 'field.preferredLanguage',
  mail: 'field.mail',
  businessPhones: 'field.businessPhones',
  mobilePhone: 'field.mobilePhone',
  streetAddress: 'field.streetAddress',
  postalCode: 'field.postalCode',
  city: 'field.city',
  state: 'field.state',
  country: 'field.country',
  roles: 'import.target.roles',
} as const satisfies Record<ImportTarget, MessageKey>

export const IMPORT_TARGETS = Object.keys(IMPORT_LABELS) as ImportTarget[]
