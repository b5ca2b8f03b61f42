import type { HandoverPolicy } from '../../../src/organisation/contract.ts'
import { bulkWays, LETTER_LIFETIMES, LINK_LIFETIMES } from '../../bulk/bulk-draft.ts'
import { oneOf } from '../../search-params.ts'
import { LANGUAGES } from '../../ui/languages.ts'
import { type ImportDraft, newImportDraft } from './import-draft.ts'

/** How people are known is said anew: it is the operator's word, and the note may tell of somebody. */
export function keepDraft({
  verification: _how,
  verificationNote: _note,
  ...rest
}: ImportDraft): string {
  return JSON.stringify(rest)
}

/** What was chosen before, as far as it may be chosen still. */
export function restoreDraft(text: string | null, policy: HandoverPolicy): ImportDraft {
  const fresh = newImportDraft(policy)
  const kept = fieldsIn(text)
  const { existing, roles, blocked } = kept
  return {
    ...fresh,
    way: oneOf(kept, 'way', [...bulkWays(policy), 'none'] as const) ?? fresh.way,
    withoutAddress:
      oneOf(kept, 'withoutAddress', policy.letters ? ['letter', 'nothing'] : ['nothing']) ??
      fresh.withoutAddress,
    lifetime: oneOf(kept, 'lifetime', LINK_LIFETIMES) ?? fresh.lifetime,
    letterLifetime: oneOf(kept, 'letterLifetime', LETTER_LIFETIMES) ?? fresh.letterLifetime,
    language: oneOf(kept, 'language', LANGUAGES) ?? fresh.language,
    existing: existing === true,
    roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
    blocked: blocked === true,
  }
}

function fieldsIn(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
