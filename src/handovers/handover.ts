import type { HandoverEventKind, HandoverState, HandoverWay } from './contract.ts'

/** Where a hand-over stands. What its events fold to, kept in columns for queries. */
export interface Standing {
  readonly state: HandoverState
  readonly stateAt: Date
  /** Has the recipient still something to do with it? */
  readonly open: boolean
  readonly receiptAt: Date | null
}

export interface EventFact {
  readonly kind: HandoverEventKind
  readonly at: Date
}

/** Progress only moves forward: a late report of an earlier step doesn't turn the state back. */
const PROGRESS: readonly HandoverState[] = [
  'queued',
  'toPrint',
  'delayed',
  'accepted',
  'printed',
  'delivered',
  'fetched',
  'failed',
  'shown',
  'revealed',
  'acknowledged',
  'signedIn',
  'set',
  'changed',
  'confirmed',
]

/** What proves that the credential arrived (design, "The chain"). */
const RECEIPTS: readonly HandoverEventKind[] = [
  'acknowledged',
  'set',
  'signedIn',
  'changed',
  'confirmed',
]

/** Folds one event into the standing; `undefined` is a hand-over before its first event. */
export function afterEvent(before: Standing | undefined, event: EventFact): Standing {
  const state = nextState(before, event.kind)
  if (before === undefined) return { state, stateAt: event.at, open: true, receiptAt: null }
  return {
    state,
    stateAt: state === before.state ? before.stateAt : event.at,
    open: before.open && !ends(event.kind),
    receiptAt: before.receiptAt ?? (RECEIPTS.includes(event.kind) ? event.at : null),
  }
}

/** The present state of a hand-over, from its events alone. */
export function standingOf(events: readonly EventFact[]): Standing | undefined {
  return events.reduce<Standing | undefined>(afterEvent, undefined)
}

function nextState(before: Standing | undefined, kind: HandoverEventKind): HandoverState {
  const present = before?.state ?? 'queued'
  switch (kind) {
    case 'queued':
    case 'toPrint':
    case 'delayed':
    case 'accepted':
    case 'printed':
    case 'delivered':
    case 'fetched':
    case 'failed':
    case 'shown':
    case 'revealed':
    case 'acknowledged':
    case 'signedIn':
    case 'set':
    case 'changed':
    case 'confirmed':
      return isFinal(present) || rank(kind) < rank(present) ? present : kind
    case 'disputed':
      return 'disputed'
    case 'pinBurned':
      return 'burned'
    case 'expired':
    case 'withdrawn':
    case 'superseded':
      return before?.receiptAt === null ? kind : present
    case 'stopped':
      return 'withdrawn'
    case 'letterOpened':
    case 'letterErased':
    // A server that reports no further, a mailbox that answers by itself, a button in a mail program.
    case 'relayed':
    case 'autoReply':
    case 'complained':
    case 'reminded':
    case 'assigned':
    case 'snoozed':
    case 'due':
    case 'noted':
    case 'answerRefused':
    case 'shownAgain':
    case 'requestedAgain':
    case 'callAttempted':
    case 'erased':
      return present
  }
}

function rank(state: HandoverState): number {
  return PROGRESS.indexOf(state)
}

/** No step of progress leaves these; only an operator's own knowledge does not come too late. */
function isFinal(state: HandoverState): boolean {
  return rank(state) === -1
}

/** After these nothing of the link or its secret is of use to anybody. */
function ends(kind: HandoverEventKind): boolean {
  return (
    RECEIPTS.includes(kind) ||
    ['disputed', 'pinBurned', 'expired', 'withdrawn', 'stopped', 'superseded'].includes(kind)
  )
}

/** Nobody can know any more that it arrived, since it was taken back. */
export function isOver(state: HandoverState): boolean {
  return state === 'disputed' || state === 'withdrawn' || state === 'superseded'
}

/** Ways whose secret waits behind a link: in a message, or on paper. */
export function isLink(way: HandoverWay): boolean {
  return way === 'revealLink' || setsOwnPassword(way)
}

/** Ways by which nobody but the user ever knows a password. */
export function setsOwnPassword(way: HandoverWay): boolean {
  return way === 'setLink' || way === 'letter'
}

/** Ways that send a message to an address. */
export function isMailed(way: HandoverWay): boolean {
  return way !== 'shown' && way !== 'letter'
}

/** `K-1042`: short enough to be said on the telephone. */
export function referenceOf(number: number): string {
  return `K-${number}`
}

/** The browser that revealed may see it again for so long; then the secret is erased. */
export const SHOW_AGAIN_MS = 10 * 60_000

/** An operator may keep the message from leaving for so long. */
export const STOP_MS = 10_000

/** The temporary password outlives its link by this, for the first sign-in. */
export const CREDENTIAL_GRACE_MS = 24 * 3_600_000

export const PIN_TRIES = 5
