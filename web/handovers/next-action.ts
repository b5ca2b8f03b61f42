import type { Handover } from '../../src/handovers/contract.ts'

export type NextAction =
  | { readonly kind: 'sendAgain' }
  /** The address was the fault, so it isn't offered again. */
  | { readonly kind: 'sendElsewhere' }
  | { readonly kind: 'stop'; readonly until: string }
  /** First read what happened, and call. */
  | { readonly kind: 'open' }
  | { readonly kind: 'none' }

/** The one thing that an operator does best now. */
export function nextAction({
  followUp,
  stopUntil,
}: Pick<Handover, 'followUp' | 'stopUntil'>): NextAction {
  switch (followUp?.reason) {
    case 'failed':
      return { kind: 'sendElsewhere' }
    case 'disputed':
      return { kind: 'open' }
    case 'expiredUnread':
    case 'requestedAgain':
    case 'pinBurned':
      return { kind: 'sendAgain' }
    case undefined:
      return stopUntil === null ? { kind: 'none' } : { kind: 'stop', until: stopUntil }
  }
}
