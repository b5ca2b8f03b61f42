import { FollowUpReason, type HandoverEventKind } from '../handovers/contract.ts'
import { type Doubt, DOUBTS } from './doubts/doubts.ts'
import { type Silence, SILENCES } from './silence/silence.ts'

/** What a piece of news answers, and then what it asks for. */
export interface FollowUpChange {
  readonly closes: 'all' | readonly FollowUpReason[]
  readonly opens: { readonly reason: FollowUpReason; readonly urgent: boolean } | null
}

const NOTHING: FollowUpChange = { closes: [], opens: null }
/** It was under way, and now is somewhere. */
const ARRIVED: readonly Silence[] = ['delayed']
const FETCHED: readonly Silence[] = [...ARRIVED, 'notFetched']
/** Somebody has done what there was to do, and the silence counts anew. */
const REMINDED: readonly Silence[] = ['notFetched', 'expiresSoon']
const REVEALED: readonly Silence[] = [...FETCHED, 'notRevealed', 'expiresSoon']
/** An end by itself: what the clock waited for can't come any more, and there is nothing left to ask about. */
const ENDED: readonly FollowUpReason[] = [...SILENCES, ...DOUBTS]
/** Time answers nobody's question who it was. */
const EXPIRED = ENDED.filter((reason) => reason !== 'otherPlace')
/** Whoever uses the password proves that it works, not who they are. */
const USED = FollowUpReason.anyOf
  .map(({ const: reason }) => reason)
  .filter((reason) => reason !== 'otherPlace')

/**
 * What somebody has to do about a piece of news, and what nobody has to do any more. A receipt, a withdrawal
 * or a newer hand-over answers all, but that using the password doesn't say who did; any other end answers at
 * least what the clock was waiting for.
 */
export function followUpFor({
  kind,
  receipt,
  closed,
  doubt = null,
}: {
  readonly kind: HandoverEventKind
  readonly receipt: boolean
  readonly closed: boolean
  /** What the news itself gives reason to ask about. */
  readonly doubt?: { readonly reason: Doubt; readonly urgent: boolean } | null
}): FollowUpChange {
  switch (kind) {
    case 'accepted':
    case 'printed':
    case 'relayed':
    case 'delivered':
      return { closes: ARRIVED, opens: doubt }
    case 'fetched':
      return { closes: FETCHED, opens: null }
    case 'revealed':
      return { closes: REVEALED, opens: doubt }
    case 'disputed':
      return { closes: ENDED, opens: { reason: 'disputed', urgent: true } }
    case 'failed':
      return closed ? NOTHING : { closes: REVEALED, opens: { reason: 'failed', urgent: false } }
    case 'expired':
      return {
        closes: EXPIRED,
        opens: receipt ? null : { reason: 'expiredUnread', urgent: false },
      }
    case 'pinBurned':
      return { closes: ENDED, opens: { reason: 'pinBurned', urgent: false } }
    case 'requestedAgain':
      return { closes: [], opens: { reason: 'requestedAgain', urgent: false } }
    case 'set':
    case 'signedIn':
    case 'changed':
      return { closes: USED, opens: doubt }
    case 'acknowledged':
    case 'confirmed':
    case 'withdrawn':
    case 'stopped':
    case 'superseded':
      return { closes: 'all', opens: null }
    case 'reminded':
      return { closes: REMINDED, opens: null }
    case 'assigned':
    case 'snoozed':
    case 'due':
    case 'noted':
    case 'queued':
    case 'toPrint':
    case 'letterOpened':
    case 'letterErased':
    case 'delayed':
    case 'autoReply':
    case 'complained':
    case 'answerRefused':
    case 'shown':
    case 'shownAgain':
    case 'callAttempted':
    case 'erased':
      return NOTHING
  }
}
