import type { BulkBody, BulkHandover, BulkSelection } from '../../src/bulk/contract.ts'
import type { CallerVerification } from '../../src/handovers/contract.ts'
import type { HandoverPolicy } from '../../src/organisation/contract.ts'
import type { Lifetime } from '../../src/resets/contract.ts'
import type { Language } from '../ui/languages.ts'

export type BulkKind = BulkBody['kind']
export type BulkWay = BulkHandover['way']

/** As many ids as the server takes at once; more are chosen by what they have in common. */
export const MOST_IDS = 5_000

/** Whom something is done to: those who were ticked, or all that a filter matches. */
export interface Chosen {
  readonly selection: BulkSelection
  /** Null: more than are counted. */
  readonly count: number | null
}

/** What the form holds; only `toHandover` of it is sent. */
export interface BulkDraft {
  readonly way: BulkWay
  readonly withoutAddress: BulkHandover['withoutAddress']
  readonly lifetime: Lifetime
  readonly letterLifetime: Lifetime
  /** Empty: each user's own. */
  readonly language: Language | ''
  readonly verification: CallerVerification | ''
  readonly verificationNote: string
}

export const LINK_LIFETIMES: readonly Lifetime[] = ['24h', '3d', '7d']
export const LETTER_LIFETIMES: readonly Lifetime[] = ['3d', '7d', '14d']

/** The ways that the organisation's policy opens for many, the suggested one first: nobody reads out a thousand. */
export function bulkWays(policy: HandoverPolicy): readonly BulkWay[] {
  const links: readonly BulkWay[] = policy.setLinkFirst
    ? ['setLink', 'revealLink']
    : ['revealLink', 'setLink']
  return [
    ...links,
    ...(policy.letters ? (['letter'] as const) : []),
    ...(policy.passwordInMessage ? (['messagePassword'] as const) : []),
  ]
}

export function newBulkDraft(policy: HandoverPolicy): BulkDraft {
  return {
    way: bulkWays(policy)[0] ?? 'revealLink',
    withoutAddress: 'leaveOut',
    lifetime: policy.defaultLifetime,
    letterLifetime: '14d',
    language: '',
    verification: '',
    verificationNote: '',
  }
}

/** Whoever prints a letter holds its code, so that how people are known is recorded (S19). */
export function makesLetters({ way, withoutAddress }: BulkDraft): boolean {
  return way === 'letter' || withoutAddress === 'letter'
}

export function isUnverified(draft: BulkDraft): boolean {
  return makesLetters(draft) && draft.verification === ''
}

export function toHandover(draft: BulkDraft): BulkHandover {
  const { way, withoutAddress, lifetime, letterLifetime, language, verification } = draft
  const note = draft.verificationNote.trim()
  const letters = makesLetters(draft)
  return {
    way,
    withoutAddress,
    ...(way === 'letter' ? {} : { lifetime }),
    ...(letters ? { letterLifetime } : {}),
    ...(language === '' ? {} : { language }),
    ...(letters && verification !== '' ? { verification } : {}),
    ...(letters && verification !== '' && note !== '' ? { verificationNote: note } : {}),
  }
}
