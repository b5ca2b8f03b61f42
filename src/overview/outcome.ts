import type { HandoverState } from '../handovers/contract.ts'
import type { HandoverOutcome } from './contract.ts'

/** What became of a hand-over, as one of the few things that people count. */
export function outcomeOf(state: HandoverState, hasReceipt: boolean): HandoverOutcome {
  // Whoever said "this wasn't me" had perhaps been forestalled: that counts, whatever came before.
  if (state === 'disputed') return 'disputed'
  if (hasReceipt) return 'receipt'
  switch (state) {
    case 'failed':
    case 'burned':
      return 'failed'
    case 'expired':
      return 'expired'
    case 'withdrawn':
    case 'superseded':
      return 'ended'
    case 'queued':
    case 'toPrint':
    case 'printed':
    case 'accepted':
    case 'delivered':
    case 'delayed':
    case 'fetched':
    case 'revealed':
    case 'shown':
    case 'acknowledged':
    case 'set':
    case 'signedIn':
    case 'changed':
    case 'confirmed':
      return 'open'
  }
}
