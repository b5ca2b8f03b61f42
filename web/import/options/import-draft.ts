import type { ImportHandover, PlanImportBody } from '../../../src/import/contract.ts'
import type { CallerVerification } from '../../../src/handovers/contract.ts'
import type { HandoverPolicy } from '../../../src/organisation/contract.ts'
import type { Lifetime } from '../../../src/resets/contract.ts'
import { bulkWays } from '../../bulk/bulk-draft.ts'
import type { Language } from '../../ui/languages.ts'

/** What the form holds; only `toPlan` of it is sent. */
export interface ImportDraft {
  readonly way: ImportHandover['way'] | 'none'
  readonly withoutAddress: ImportHandover['withoutAddress']
  readonly lifetime: Lifetime
  readonly letterLifetime: Lifetime
  /** Empty: each user's own. */
  readonly language: Language | ''
  /** Do those who are there get a new password too? */
  readonly existing: boolean
  readonly verification: CallerVerification | ''
  readonly verificationNote: string
  readonly roles: readonly string[]
  readonly blocked: boolean
}

export function newImportDraft(policy: HandoverPolicy): ImportDraft {
  return {
    way: bulkWays(policy)[0] ?? 'revealLink',
    withoutAddress: policy.letters ? 'letter' : 'nothing',
    lifetime: policy.defaultLifetime,
    letterLifetime: '14d',
    language: '',
    existing: false,
    verification: '',
    verificationNote: '',
    roles: [],
    blocked: false,
  }
}

export function makesLetters({ way, withoutAddress }: ImportDraft): boolean {
  return way === 'letter' || (way !== 'none' && withoutAddress === 'letter')
}

/** What was chosen before the lines were checked anew may have nobody left whom it concerns. */
export function fittingDraft(draft: ImportDraft, mayReset: boolean): ImportDraft {
  return { ...draft, existing: draft.existing && mayReset }
}

/** The addresses of a file, and letters, are the operator's word (S19). */
export function isUnverified({ existing, way, verification }: ImportDraft): boolean {
  return existing && way !== 'none' && verification === ''
}

/** What would be without effect isn't sent: of those who are only updated nobody gets a role. */
export function toPlan(draft: ImportDraft, adds: boolean): PlanImportBody {
  const { way, withoutAddress, lifetime, letterLifetime, language, roles, blocked } = draft
  const { existing, verification, verificationNote } = draft
  if (!adds && !existing) return {}
  const given = roles.length === 0 || !adds ? {} : { roles: [...roles] }
  if (way === 'none') return { ...given, ...(blocked && adds ? { blocked } : {}) }
  const note = verificationNote.trim()
  return {
    ...given,
    ...(existing && verification !== ''
      ? { existing: { verification, ...(note === '' ? {} : { verificationNote: note }) } }
      : {}),
    handover: {
      way,
      withoutAddress,
      ...(way === 'letter' ? {} : { lifetime }),
      ...(makesLetters(draft) ? { letterLifetime } : {}),
      ...(language === '' ? {} : { language }),
    },
  }
}
