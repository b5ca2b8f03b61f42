import type { FollowUpReason } from '../handovers/contract.ts'
import type { HandoverNews } from '../platform/listeners.ts'

export type FollowUpChange =
  | { readonly change: 'none' }
  | { readonly change: 'open'; readonly reason: FollowUpReason; readonly urgent: boolean }
  /** `except` stays open: what just happened doesn't answer it. */
  | { readonly change: 'close' }

/** What somebody has to do about a piece of news. A receipt, a withdrawal or a newer hand-over answers all. */
export function followUpFor({ kind, receipt, closed }: HandoverNews): FollowUpChange {
  switch (kind) {
    case 'disputed':
      return { change: 'open', reason: 'disputed', urgent: true }
    case 'failed':
      return closed ? { change: 'none' } : { change: 'open', reason: 'failed', urgent: false }
    case 'expired':
      return receipt
        ? { change: 'none' }
        : { change: 'open', reason: 'expiredUnread', urgent: false }
    case 'requestedAgain':
      return { change: 'open', reason: 'requestedAgain', urgent: false }
    case 'pinBurned':
      return { change: 'open', reason: 'pinBurned', urgent: false }
    case 'set':
    case 'signedIn':
    case 'changed':
    case 'confirmed':
    case 'withdrawn':
    case 'stopped':
    case 'superseded':
      return { change: 'close' }
    default:
      return { change: 'none' }
  }
}
