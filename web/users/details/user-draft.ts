import type { UpdateUserBody, UserDetail } from '../../../src/accounts/contract.ts'
import type { Language } from '../../ui/languages.ts'
import type { ProfileField } from '../profile-fields.tsx'
import { NAME_FIELDS, PROFILE_FIELDS } from '../profile-fields.tsx'

const TEXT_FIELDS = [...NAME_FIELDS, ...PROFILE_FIELDS] as const

/** What the edit form holds: everything as text, lists one a line. */
export interface UserDraft extends Record<ProfileField, string> {
  readonly displayName: string
  readonly preferredLanguage: Language
  readonly userPrincipalName: string
  readonly mail: string
  readonly mobilePhone: string
  readonly businessPhones: string
  readonly otherMails: string
}

export function draftOf(user: UserDetail): UserDraft {
  return {
    displayName: user.displayName,
    givenName: user.givenName ?? '',
    surname: user.surname ?? '',
    jobTitle: user.jobTitle ?? '',
    department: user.department ?? '',
    officeLocation: user.officeLocation ?? '',
    streetAddress: user.streetAddress ?? '',
    postalCode: user.postalCode ?? '',
    city: user.city ?? '',
    state: user.state ?? '',
    country: user.country ?? '',
    preferredLanguage: user.preferredLanguage,
    userPrincipalName: user.userPrincipalName,
    mail: user.mail ?? '',
    mobilePhone: user.mobilePhone ?? '',
    businessPhones: user.businessPhones.join('\n'),
    otherMails: user.otherMails.join('\n'),
  }
}

/** Only what differs: a field that nobody touched doesn't undo what somebody else changed meanwhile. */
export function changesOf(user: UserDetail, draft: UserDraft): UpdateUserBody {
  const before = draftOf(user)
  const has = (name: keyof UserDraft) => draft[name].trim() !== before[name]
  const changes: UpdateUserBody = {}
  for (const name of TEXT_FIELDS) if (has(name)) changes[name] = textOrNull(draft[name])
  if (has('displayName')) changes.displayName = draft.displayName.trim()
  if (draft.preferredLanguage !== before.preferredLanguage)
    changes.preferredLanguage = draft.preferredLanguage
  if (has('userPrincipalName')) changes.userPrincipalName = draft.userPrincipalName.trim()
  if (has('mail')) changes.mail = textOrNull(draft.mail)
  if (has('mobilePhone')) changes.mobilePhone = textOrNull(draft.mobilePhone)
  if (has('businessPhones')) changes.businessPhones = linesOf(draft.businessPhones)
  if (has('otherMails')) changes.otherMails = linesOf(draft.otherMails)
  return changes
}

export function linesOf(text: string): string[] {
  return text
    .split(/[\n;,]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function textOrNull(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed
}
