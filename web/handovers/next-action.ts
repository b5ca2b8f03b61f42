import type { Handover } from '../../src/handovers/contract.ts'

export type NextAction =
  | { readonly kind: 'sendAgain' }
  /** By a message that says what to look for. */
  | { readonly kind: 'remind' }
  /** The same address isn't offered again: it was the fault, or nobody looks there. */
  | { readonly kind: 'sendElsewhere' }
  /** A letter that waits. */
  | { readonly kind: 'printLetter' }
  | { readonly kind: 'stop'; readonly until: string }
  /** By a script, since a message may be read by somebody else. */
  | { readonly kind: 'call' }
  | { readonly kind: 'none' }

/** The one thing that an operator does best now. */
export function nextAction({
  followUp,
  stopUntil,
  abilities,
}: Pick<Handover, 'followUp' | 'stopUntil'> & {
  readonly abilities: Pick<Handover['abilities'], 'remind' | 'printLetter'>
}): NextAction {
  switch (followUp?.reason) {
    case 'failed':
      return { kind: 'sendElsewhere' }
    // Another address may be quicker than waiting.
    case 'delayed':
      return { kind: abilities.printLetter.allowed ? 'printLetter' : 'sendElsewhere' }
    case 'notFetched':
      return { kind: abilities.remind.allowed ? 'remind' : 'sendElsewhere' }
    case 'expiresSoon':
      return { kind: abilities.remind.allowed ? 'remind' : 'call' }
    case 'disputed':
    case 'notRevealed':
    case 'notSignedIn':
    case 'quickReveal':
    case 'otherPlace':
      return { kind: 'call' }
    case 'expiredUnread':
    case 'requestedAgain':
    case 'pinBurned':
      return { kind: 'sendAgain' }
    case undefined:
      if (abilities.printLetter.allowed) return { kind: 'printLetter' }
      return stopUntil === null ? { kind: 'none' } : { kind: 'stop', until: stopUntil }
  }
}
