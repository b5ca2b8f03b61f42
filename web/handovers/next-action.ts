import type { Handover } from '../../src/handovers/contract.ts'

export type NextAction =
  | { readonly kind: 'sendAgain' }
  /** The same address isn't offered again: it was the fault, or nobody looks there. */
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
    // Another address may be quicker than waiting, or than a mailbox that nobody looks into.
    case 'delayed':
    case 'notFetched':
      return { kind: 'sendElsewhere' }
    case 'disputed':
    case 'notRevealed':
    case 'notSignedIn':
    case 'expiresSoon':
      return { kind: 'open' }
    case 'expiredUnread':
    case 'requestedAgain':
    case 'pinBurned':
      return { kind: 'sendAgain' }
    case undefined:
      return stopUntil === null ? { kind: 'none' } : { kind: 'stop', until: stopUntil }
  }
}
