import type { AddUserBody } from '../../../src/accounts/contract.ts'
import type { Me } from '../../../src/sign-in/contract.ts'
import type { Language } from '../../ui/languages.ts'
import type { ProfileField } from '../profile-fields.tsx'
import { NAME_FIELDS, PROFILE_FIELDS } from '../profile-fields.tsx'
import type { HandoverChoices, HandoverDraft } from '../reset/handover-draft.ts'
import { looksLikeAddress, toOptions } from '../reset/handover-draft.ts'

/** What the three steps collect. */
export interface NewUser extends Record<ProfileField, string> {
  readonly displayName: string
  /** Filled from the first and last name until somebody types a display name of their own. */
  readonly displayNameTyped: boolean
  readonly userName: string
  readonly userNameTyped: boolean
  readonly domain: string
  readonly preferredLanguage: Language
  readonly alternateAddress: string
  readonly mobilePhone: string
  readonly roles: readonly string[]
  readonly handsOver: boolean
}

export function emptyUser({ domains, defaultLanguage }: Me['organisation']): NewUser {
  return {
    givenName: '',
    surname: '',
    displayName: '',
    displayNameTyped: false,
    userName: '',
    userNameTyped: false,
    domain: domains[0] ?? '',
    preferredLanguage: defaultLanguage,
    alternateAddress: '',
    mobilePhone: '',
    jobTitle: '',
    department: '',
    officeLocation: '',
    streetAddress: '',
    postalCode: '',
    city: '',
    state: '',
    country: '',
    roles: [],
    handsOver: true,
  }
}

const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** "Åsa von Öberg" signs in as asa.vonoberg, unless somebody types another name. */
export function suggestUserName(givenName: string, surname: string): string {
  return [givenName, surname]
    .map((name) =>
      name
        .toLowerCase()
        .replace(/[ßøæœłđðþı]/gu, (letter) => SPELLED[letter] ?? letter)
        .normalize('NFD')
        .replace(/[^a-z0-9-]/gu, ''),
    )
    .filter((part) => part !== '')
    .join('.')
}

/** Names fill the display name and the user name until these are typed. */
export function withName(user: NewUser, part: Partial<NewUser>): NewUser {
  const next = { ...user, ...part }
  return {
    ...next,
    displayName: next.displayNameTyped
      ? next.displayName
      : `${next.givenName} ${next.surname}`.trim(),
    userName: next.userNameTyped ? next.userName : suggestUserName(next.givenName, next.surname),
  }
}

export type BasicsErrors = Partial<
  Record<
    'displayName' | 'userName' | 'alternateAddress',
    'add.error.displayName' | 'add.error.userName' | 'reset.error.recipientShape'
  >
>

const USER_NAME = /^[A-Za-z0-9'._!#^~-]*[A-Za-z0-9'_!#^~-]$/u
const LONGEST_USER_NAME = 64

export function checkBasics(user: NewUser): BasicsErrors {
  const errors: BasicsErrors = {}
  if (user.displayName.trim() === '') errors.displayName = 'add.error.displayName'
  if (!USER_NAME.test(user.userName) || user.userName.length > LONGEST_USER_NAME)
    errors.userName = 'add.error.userName'
  if (user.alternateAddress.trim() !== '' && !looksLikeAddress(user.alternateAddress))
    errors.alternateAddress = 'reset.error.recipientShape'
  return errors
}

export function principalName({ userName, domain }: NewUser): string {
  return `${userName}@${domain}`
}

/** What can be chosen about handing over to somebody who doesn't exist yet. */
export function choicesFor(
  user: NewUser,
  { organisation }: Pick<Me, 'organisation'>,
): HandoverChoices {
  const { handoverPolicy: policy, passwordPolicy } = organisation
  const links = policy.setLinkFirst
    ? (['setLink', 'revealLink'] as const)
    : (['revealLink', 'setLink'] as const)
  const alternate = user.alternateAddress.trim()
  return {
    ways: [
      ...links,
      ...(policy.letters ? (['letter'] as const) : []),
      ...(policy.passwordInMessage ? (['messagePassword'] as const) : []),
      ...(policy.operatorMaySeePassword ? (['shown'] as const) : []),
    ],
    defaultWay: links[0],
    mayChoosePassword: policy.operatorMayChoosePassword,
    lifetimes: ['24h', '3d', '7d'],
    defaultLifetime: policy.defaultLifetime,
    letterLifetimes: ['3d', '7d', '14d'],
    defaultLetterLifetime: '14d',
    minimumPasswordLength: passwordPolicy.minimumLength,
    recipients: alternate === '' ? [] : [{ address: alternate, confirmed: false, bouncedAt: null }],
    ownAddresses: [principalName(user)],
    newDestination: { allowed: true },
    isNew: true,
    user: { preferredLanguage: user.preferredLanguage },
  }
}

export function toBody(user: NewUser, handover: HandoverDraft | undefined): AddUserBody {
  const body: AddUserBody = {
    displayName: user.displayName.trim(),
    userPrincipalName: principalName(user),
    preferredLanguage: user.preferredLanguage,
  }
  for (const name of [...NAME_FIELDS, ...PROFILE_FIELDS]) {
    if (user[name].trim() !== '') body[name] = user[name].trim()
  }
  if (user.mobilePhone.trim() !== '') body.mobilePhone = user.mobilePhone.trim()
  if (user.alternateAddress.trim() !== '') body.otherMails = [user.alternateAddress.trim()]
  if (user.roles.length > 0) body.roles = [...user.roles]
  if (user.handsOver && handover !== undefined) body.handover = toOptions(handover)
  return body
}
