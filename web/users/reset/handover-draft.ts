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
  | 'letterLifetimes'
  | 'defaultLetterLifetime'
  | 'minimumPasswordLength'
  | 'recipients'
  | 'ownAddresses'
  | 'newDestination'
> & {
  readonly user: { readonly preferredLanguage: Language }
  /** There is no owner yet who could be robbed: a letter takes no verification. */
  readonly isNew?: boolean
}

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

export const LINK_WAYS: readonly HandoverWay[] = ['revealLink', 'setLink', 'letter']

/** Ways that send a message to an address. */
export function isMailed(way: HandoverWay): boolean {
  return way !== 'shown' && way !== 'letter'
}

/** Ways by which nobody but the person ever knows a password. */
export function setsOwnPassword(way: HandoverWay): boolean {
  return way === 'setLink' || way === 'letter'
}

/** Paper takes longer than a message: another way may have other lifetimes. */
export function withWay(
  draft: HandoverDraft,
  way: HandoverWay,
  choices: HandoverChoices,
): HandoverDraft {
  if ((way === 'letter') === (draft.way === 'letter')) return { ...draft, way }
  return { ...draft, way, lifetime: lifetimesOf(way, choices).usual }
}

export function lifetimesOf(
  way: HandoverWay,
  choices: HandoverChoices,
): { readonly possible: readonly Lifetime[]; readonly usual: Lifetime } {
  return way === 'letter'
    ? { possible: choices.letterLifetimes, usual: choices.defaultLetterLifetime }
    : { possible: choices.lifetimes, usual: choices.defaultLifetime }
}

export function newDraft(
  choices: HandoverChoices,
  suggested?: string,
  suggestedWay?: HandoverWay,
): HandoverDraft {
  const way = choices.ways.find((each) => each === suggestedWay) ?? choices.defaultWay
  return {
    way,
    recipient: suggested ?? choices.recipients.find(works)?.address ?? '',
    verification: '',
    verificationNote: '',
    lifetime: lifetimesOf(way, choices).usual,
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

/** Does this address take the caller's verification? Known as soon as it looks whole. A letter has none, and does. */
export function needsVerification(draft: HandoverDraft, choices: HandoverChoices): boolean {
  const { way, recipient } = draft
  if (way === 'letter') return choices.isNew !== true
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
  if (!isMailed(draft.way)) return undefined
  if (draft.recipient.trim() === '') return 'reset.error.recipientMissing'
  if (isOwnMailbox(draft.recipient, choices)) return 'reset.error.recipientOwn'
  if (!looksLikeAddress(draft.recipient)) return 'reset.error.recipientShape'
  if (!isOnFile(draft.recipient, choices) && !choices.newDestination.allowed)
    return 'reset.error.recipientOnFileOnly'
  return undefined
}

function passwordError(draft: HandoverDraft, choices: HandoverChoices): DraftErrors['password'] {
  if (!draft.choosesPassword || setsOwnPassword(draft.way)) return undefined
  if (draft.password === '') return 'reset.error.passwordMissing'
  const length = draft.password.match(/./gsu)?.length ?? 0
  return length < choices.minimumPasswordLength ? 'reset.error.passwordShort' : undefined
}

export function toOptions(draft: HandoverDraft): HandoverOptions {
  const { way, verification, verificationNote, lifetime, pin, choosesPassword, password } = draft
  const isWritten = way !== 'shown'
  return {
    way,
    lifetime,
    ...(isMailed(way) ? { recipient: draft.recipient.trim() } : {}),
    ...(isWritten ? { language: draft.language } : {}),
    ...(isWritten && verification !== '' ? { verification } : {}),
    ...(isWritten && verification !== '' && verificationNote.trim() !== ''
      ? { verificationNote: verificationNote.trim() }
      : {}),
    ...(LINK_WAYS.includes(way) && pin ? { pin } : {}),
    ...(choosesPassword && !setsOwnPassword(way) ? { password } : {}),
  }
}
