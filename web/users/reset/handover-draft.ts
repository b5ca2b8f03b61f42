import type { CallerVerification, HandoverWay } from '../../../src/handovers/contract.ts'
import type { HandoverOptions, Lifetime, ResetOptions } from '../../../src/resets/contract.ts'
import type { Language } from '../../ui/languages.ts'

/** What the form holds; only `toOptions` of it is sent. */
export interface HandoverDraft {
  readonly way: HandoverWay
  readonly recipient: string
  readonly verification: CallerVerification | ''
  readonly verificationNote: string
  readonly lifetime: Lifetime
  readonly pin: boolean
  readonly choosesPassword: boolean
  readonly password: string
  readonly language: Language
}

/** What can be chosen: of a reset, or of a user who is only being added. */
export type HandoverChoices = Pick<
  ResetOptions,
  | 'ways'
  | 'defaultWay'
  | 'mayChoosePassword'
  | 'lifetimes'
  | 'defaultLifetime'
  | 'minimumPasswordLength'
  | 'recipients'
  | 'ownAddresses'
  | 'newDestination'
> & { readonly user: { readonly preferredLanguage: Language } }

/** The key of the message that says what is wrong with a field. */
export interface DraftErrors {
  readonly recipient?:
    | 'reset.error.recipientMissing'
    | 'reset.error.recipientShape'
    | 'reset.error.recipientOwn'
    | 'reset.error.recipientOnFileOnly'
  readonly verification?: 'reset.error.verificationMissing'
  readonly password?: 'reset.error.passwordMissing' | 'reset.error.passwordShort'
}

export const LINK_WAYS: readonly HandoverWay[] = ['revealLink', 'setLink']

export function newDraft(choices: HandoverChoices, suggested?: string): HandoverDraft {
  return {
    way: choices.defaultWay,
    recipient: suggested ?? choices.recipients.find(works)?.address ?? '',
    verification: '',
    verificationNote: '',
    lifetime: choices.defaultLifetime,
    pin: false,
    choosesPassword: false,
    password: '',
    language: choices.user.preferredLanguage,
  }
}

/** Addresses are compared as people mean them; the server has the last word. */
function sameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

export function isOwnMailbox(recipient: string, { ownAddresses }: HandoverChoices): boolean {
  return ownAddresses.some((own) => sameAddress(own, recipient))
}

/** Where the last message came back is no good suggestion. */
function works({ bouncedAt }: { readonly bouncedAt: string | null }): boolean {
  return bouncedAt === null
}

/** When messages to what is typed here came back, as far as is known before asking. */
export function bouncedAt(recipient: string, { recipients }: HandoverChoices): string | undefined {
  return recipients.find(({ address }) => sameAddress(address, recipient))?.bouncedAt ?? undefined
}

export function isOnFile(recipient: string, { recipients }: HandoverChoices): boolean {
  return recipients.some(({ address }) => sameAddress(address, recipient))
}

const ONE_ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/u

export function looksLikeAddress(text: string): boolean {
  return ONE_ADDRESS.test(text.trim())
}

/** Does this address take the caller's verification? Known as soon as it looks whole. */
export function needsVerification(draft: HandoverDraft, choices: HandoverChoices): boolean {
  const { way, recipient } = draft
  if (way === 'shown' || !looksLikeAddress(recipient)) return false
  return !isOnFile(recipient, choices) && !isOwnMailbox(recipient, choices)
}

export function checkDraft(draft: HandoverDraft, choices: HandoverChoices): DraftErrors {
  const recipient = recipientError(draft, choices)
  const password = passwordError(draft, choices)
  const isUnverified =
    recipient === undefined && needsVerification(draft, choices) && draft.verification === ''
  return {
    ...(recipient === undefined ? {} : { recipient }),
    ...(isUnverified ? { verification: 'reset.error.verificationMissing' as const } : {}),
    ...(password === undefined ? {} : { password }),
  }
}

function recipientError(draft: HandoverDraft, choices: HandoverChoices): DraftErrors['recipient'] {
  if (draft.way === 'shown') return undefined
  if (draft.recipient.trim() === '') return 'reset.error.recipientMissing'
  if (isOwnMailbox(draft.recipient, choices)) return 'reset.error.recipientOwn'
  if (!looksLikeAddress(draft.recipient)) return 'reset.error.recipientShape'
  if (!isOnFile(draft.recipient, choices) && !choices.newDestination.allowed)
    return 'reset.error.recipientOnFileOnly'
  return undefined
}

function passwordError(draft: HandoverDraft, choices: HandoverChoices): DraftErrors['password'] {
  if (!draft.choosesPassword || draft.way === 'setLink') return undefined
  if (draft.password === '') return 'reset.error.passwordMissing'
  const length = draft.password.match(/./gsu)?.length ?? 0
  return length < choices.minimumPasswordLength ? 'reset.error.passwordShort' : undefined
}

export function toOptions(draft: HandoverDraft): HandoverOptions {
  const { way, verification, verificationNote, lifetime, pin, choosesPassword, password } = draft
  const isMessage = way !== 'shown'
  return {
    way,
    lifetime,
    ...(isMessage ? { recipient: draft.recipient.trim(), language: draft.language } : {}),
    ...(isMessage && verification !== '' ? { verification } : {}),
    ...(isMessage && verification !== '' && verificationNote.trim() !== ''
      ? { verificationNote: verificationNote.trim() }
      : {}),
    ...(LINK_WAYS.includes(way) && pin ? { pin } : {}),
    ...(choosesPassword && way !== 'setLink' ? { password } : {}),
  }
}
