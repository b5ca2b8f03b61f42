import type { ImportHandover, PlanImportBody } from '../../../src/import/contract.ts'
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
    roles: [],
    blocked: false,
  }
}

export function makesLetters({ way, withoutAddress }: ImportDraft): boolean {
  return way === 'letter' || (way !== 'none' && withoutAddress === 'letter')
}

/** What would be without effect isn't sent: of those who are only updated nobody gets a password or a role. */
export function toPlan(draft: ImportDraft, adds: boolean): PlanImportBody {
  const { way, withoutAddress, lifetime, letterLifetime, language, roles, blocked } = draft
  if (!adds) return {}
  const given = roles.length === 0 ? {} : { roles: [...roles] }
  if (way === 'none') return { ...given, ...(blocked ? { blocked } : {}) }
  return {
    ...given,
    handover: {
      way,
      withoutAddress,
      ...(way === 'letter' ? {} : { lifetime }),
      ...(makesLetters(draft) ? { letterLifetime } : {}),
      ...(language === '' ? {} : { language }),
    },
  }
}
