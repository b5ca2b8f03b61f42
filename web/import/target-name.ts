import type { MessageKey } from '../../messages/keys.generated.ts'
import type { Translate } from '../../messages/translate.ts'
import type { ImportTarget } from '../../src/import/contract.ts'
import { ApiProblem } from '../api.ts'

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

/** What is wrong with a mapping names a column's meaning as the API does; whoever reads it knows it by its label. */
export function problemOfColumns(t: Translate, error: Error | null): Error | null {
  if (!(error instanceof ApiProblem)) return error
  const target = IMPORT_TARGETS.find((each) => each === error.details['target'])
  return target === undefined
    ? error
    : new ApiProblem(error.code, error.status, {
        ...error.details,
        target: t(IMPORT_LABELS[target]),
      })
}
