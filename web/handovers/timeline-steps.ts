import type { Handover, HandoverEventKind, HandoverWay } from '../../src/handovers/contract.ts'

export type StepFate = 'done' | 'late' | 'problem' | 'ended' | 'toCome'

export interface TimelineStep {
  readonly kind: HandoverEventKind
  readonly fate: StepFate
  /** Null for what is still to come. */
  readonly at: string | null
}

/** What happens when all goes well, by way. */
const PLANS: Record<HandoverWay, readonly HandoverEventKind[]> = {
  revealLink: ['queued', 'accepted', 'fetched', 'revealed', 'signedIn', 'changed'],
  setLink: ['queued', 'accepted', 'fetched', 'set', 'signedIn'],
  messagePassword: ['queued', 'accepted', 'signedIn', 'changed'],
  shown: ['shown', 'signedIn', 'changed'],
  letter: ['toPrint', 'printed', 'fetched', 'set', 'signedIn'],
}

const PROBLEMS: readonly HandoverEventKind[] = [
  'delayed',
  'failed',
  'pinBurned',
  'disputed',
  'expired',
]

/** After one of these the plan is off: nothing more is to come. */
const ENDS: readonly HandoverEventKind[] = [
  'failed',
  'pinBurned',
  'disputed',
  'expired',
  'withdrawn',
  'stopped',
  'superseded',
  'confirmed',
]

/** Side events have their place in the list of events, not among the steps. */
const ASIDE: readonly HandoverEventKind[] = [
  'answerRefused',
  'shownAgain',
  'erased',
  'requestedAgain',
  'callAttempted',
  'relayed',
  'autoReply',
  'complained',
  'reminded',
  'letterOpened',
  'letterErased',
]

/** The steps that happened, in their order, and those that are still to come. */
export function timelineSteps({
  way,
  steps,
}: Pick<Handover, 'way' | 'steps'>): readonly TimelineStep[] {
  const kinds = new Set(steps.map(({ kind }) => kind))
  const done = steps
    .filter(({ kind }) => !ASIDE.includes(kind))
    // A delay is over once the message left; until then it says that the message is queued.
    .filter(({ kind }) => kind !== 'delayed' || !kinds.has('accepted'))
    .filter(({ kind }) => kind !== 'queued' || !kinds.has('delayed') || kinds.has('accepted'))
    .map(({ kind, at }): TimelineStep => ({
      kind,
      at,
      fate: fateOf(kind),
    }))
  if (done.some(({ kind }) => ENDS.includes(kind))) return done
  const plan = PLANS[way]
  const reached = Math.max(-1, ...[...kinds].map((kind) => plan.indexOf(kind)))
  const toCome = plan
    .slice(reached + 1)
    .map((kind): TimelineStep => ({ kind, at: null, fate: 'toCome' }))
  return [...done, ...toCome]
}

function fateOf(kind: HandoverEventKind): StepFate {
  if (kind === 'delayed') return 'late'
  if (kind === 'withdrawn' || kind === 'stopped' || kind === 'superseded') return 'ended'
  return PROBLEMS.includes(kind) ? 'problem' : 'done'
}
