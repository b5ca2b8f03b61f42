import type { CallerVerification, Handover } from '../../../src/handovers/contract.ts'

/** How somebody can be known who isn't there. */
export const CALL_VERIFICATIONS: readonly CallerVerification[] = [
  'calledBack',
  'knownVoice',
  'manager',
  'identityDocument',
]

export type CallOutcome = 'has' | 'hasnt' | 'notThem' | 'wasThem' | 'notThemAgain' | 'unreached'

export interface CallDraft {
  readonly outcome: CallOutcome | undefined
  readonly verification: CallerVerification | undefined
  readonly note: string
}

export const NEW_CALL: CallDraft = { outcome: undefined, verification: undefined, note: '' }

/** After a dispute there is nothing left to have: only who it was. */
export function outcomesOf({ state, abilities }: Handover): readonly CallOutcome[] {
  if (state === 'disputed') return ['wasThem', 'notThemAgain', 'unreached']
  const mayHave = abilities.recordReceipt.reason !== 'already-received'
  return [...(mayHave ? (['has'] as const) : []), 'hasnt', 'notThem', 'unreached']
}

/** What is written down of it, beside the outcome. */
export function needsVerification({ outcome }: CallDraft): boolean {
  return outcome === 'has' || outcome === 'notThem'
}

export function needsNote({ outcome }: CallDraft): boolean {
  return outcome === 'has'
}

export function takesNote({ outcome }: CallDraft): boolean {
  return outcome === 'has' || outcome === 'notThem' || outcome === 'unreached'
}

export function isComplete(draft: CallDraft): boolean {
  if (draft.outcome === undefined) return false
  if (needsVerification(draft) && draft.verification === undefined) return false
  return !needsNote(draft) || draft.note.trim() !== ''
}
