import type { Handover, HandoverDetail, HandoverEvent } from '../../../src/handovers/contract.ts'

/** What may be asked, by reason; the words are `call.ask.NAME`. */
export type CallQuestion =
  | { readonly ask: 'found' | 'page' | 'type' | 'saw' | 'signIn' | 'waiting' }
  | { readonly ask: 'whoAsked' | 'typed' | 'address' }
  | { readonly ask: 'until' | 'works' | 'shownAt'; readonly at: string }
  | { readonly ask: 'shownIn' | 'usedIn'; readonly event: HandoverEvent }

/** In the order in which they are best asked. */
export function callQuestions(handover: HandoverDetail): readonly CallQuestion[] {
  const revealed = lastOf(handover, 'revealed')
  const signedIn = lastOf(handover, 'signedIn')
  switch (handover.followUp?.reason) {
    case 'disputed':
      return [{ ask: 'whoAsked' }, { ask: 'typed' }, { ask: 'address' }]
    case 'quickReveal':
      return [
        ...(revealed === undefined ? [] : [{ ask: 'shownAt', at: revealed.at } as const]),
        { ask: 'waiting' },
        { ask: 'saw' },
      ]
    case 'otherPlace':
      return [
        ...(revealed === undefined ? [] : [{ ask: 'shownIn', event: revealed } as const]),
        ...(signedIn === undefined ? [] : [{ ask: 'usedIn', event: signedIn } as const]),
      ]
    case 'expiresSoon':
      return [...found(handover), { ask: 'until', at: handover.expiresAt }, { ask: 'type' }]
    case 'notSignedIn':
      return asksAboutPassword(handover)
    case 'delayed':
    case 'expiredUnread':
    case 'failed':
    case 'notFetched':
    case 'notRevealed':
    case 'pinBurned':
    case 'requestedAgain':
    case undefined:
      return revealed === undefined && handover.way !== 'shown'
        ? [...found(handover), { ask: 'page' }, { ask: 'type' }]
        : asksAboutPassword(handover)
  }
}

/** Of a letter nobody asks whether it is among junk mail. */
function found({ way }: Pick<Handover, 'way'>): CallQuestion[] {
  return way === 'letter' ? [] : [{ ask: 'found' }]
}

function asksAboutPassword({
  credentialExpiresAt,
}: Pick<Handover, 'credentialExpiresAt'>): CallQuestion[] {
  return [{ ask: 'saw' }, { ask: 'signIn' }, { ask: 'works', at: credentialExpiresAt }]
}

function lastOf(
  { events }: Pick<HandoverDetail, 'events'>,
  kind: HandoverEvent['kind'],
): HandoverEvent | undefined {
  return events.findLast((event) => event.kind === kind)
}
