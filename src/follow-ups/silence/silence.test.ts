import { describe, expect, test } from 'vitest'
import { FollowUpReason, HandoverEventKind, type HandoverWay } from '../../handovers/contract.ts'
import { DEFAULT_POLICIES } from '../../organisation/organisation.ts'
import { followUpFor } from '../follow-up.ts'
import { compareSilences, limitsAt, type SilenceFacts, SILENCES, silencesAt } from './silence.ts'

const POLICY = DEFAULT_POLICIES.followUpPolicy
const CREATED = new Date('2026-01-15T09:00:00Z')
const HOUR_MS = 3_600_000

const at = (hours: number): Date => new Date(CREATED.getTime() + hours * HOUR_MS)

function handover(facts: Partial<SilenceFacts> = {}): SilenceFacts {
  return {
    way: 'revealLink',
    state: 'queued',
    createdAt: CREATED,
    expiresAt: at(72),
    acceptedAt: null,
    delayedAt: null,
    deliveredAt: null,
    printedAt: null,
    fetchedAt: null,
    revealedAt: null,
    remindedAt: null,
    ...facts,
  }
}

const accepted = { state: 'accepted', acceptedAt: at(1) } as const
const printed = { state: 'printed', printedAt: at(2), expiresAt: at(336) } as const
const fetched = { ...accepted, state: 'fetched', fetchedAt: at(2) } as const
const revealed = { ...fetched, state: 'revealed', revealedAt: at(3) } as const

describe('a silence is due at its threshold and not a moment before', () => {
  test.each([
    ['delayed', 4, {}],
    ['delayed', 4, { way: 'setLink' }],
    ['delayed', 4, { way: 'messagePassword' }],
    ['delayed', 4, { state: 'delayed', delayedAt: at(1) }],
    ['delayed', 4, { ...accepted, delayedAt: at(2) }],
    ['notFetched', 25, accepted],
    ['notFetched', 25, { ...accepted, way: 'setLink' }],
    ['delayed', 4, { way: 'letter', state: 'toPrint' }],
    ['notFetched', 170, { ...printed, way: 'letter' }],
    ['notRevealed', 26, { ...printed, way: 'letter', state: 'fetched', fetchedAt: at(2) }],
    ['expiresSoon', 324, { ...printed, way: 'letter' }],
    ['notFetched', 30, { state: 'delivered', deliveredAt: at(6) }],
    ['notRevealed', 26, fetched],
    ['notRevealed', 26, { ...fetched, way: 'setLink' }],
    ['notSignedIn', 27, revealed],
    ['notSignedIn', 25, { ...accepted, way: 'messagePassword' }],
    ['notSignedIn', 24, { way: 'shown', state: 'shown' }],
    ['expiresSoon', 60, accepted],
    ['expiresSoon', 60, fetched],
    ['expiresSoon', 13, { ...accepted, expiresAt: at(25) }],
  ] as const)('%s after %d hours: %j', (silence, hours, facts) => {
    const dueAt = at(hours)
    const before = new Date(dueAt.getTime() - 1)
    expect(silencesAt(handover(facts), limitsAt(POLICY, before))).not.toContain(silence)
    expect(silencesAt(handover(facts), limitsAt(POLICY, dueAt))).toContain(silence)
  })
})

describe('what has happened, or cannot happen, is not waited for', () => {
  test.each([
    ['delayed', accepted],
    ['delayed', { ...accepted, delayedAt: at(0.5) }],
    ['delayed', { ...accepted, delayedAt: at(2), deliveredAt: at(3) }],
    ['delayed', { state: 'delivered', deliveredAt: at(3) }],
    ['delayed', { ...fetched, delayedAt: at(2) }],
    ['delayed', { way: 'shown', state: 'shown' }],
    ['delayed', { ...printed, way: 'letter' }],
    ['delayed', { way: 'letter', state: 'fetched', fetchedAt: at(2) }],
    ['notFetched', { way: 'letter', state: 'toPrint' }],
    ['notFetched', { ...printed, way: 'letter' }],
    ['notSignedIn', { ...printed, way: 'letter', state: 'fetched', fetchedAt: at(2) }],
    ['notFetched', {}],
    ['notFetched', fetched],
    ['notFetched', revealed],
    ['notFetched', { ...accepted, way: 'messagePassword' }],
    ['notRevealed', accepted],
    ['notRevealed', revealed],
    ['notSignedIn', fetched],
    ['notSignedIn', { ...fetched, way: 'setLink' }],
    ['notSignedIn', { way: 'messagePassword' }],
    ['expiresSoon', revealed],
    ['expiresSoon', { ...accepted, expiresAt: at(24) }],
    ['expiresSoon', { ...accepted, way: 'messagePassword' }],
    ['expiresSoon', { way: 'shown', state: 'shown' }],
  ] as const)('%s: %j', (silence, facts) => {
    expect(silencesAt(handover(facts), limitsAt(POLICY, at(71)))).not.toContain(silence)
  })

  const WAYS: HandoverWay[] = ['revealLink', 'setLink', 'messagePassword', 'shown', 'letter']
  test.each(WAYS)('a message that failed says so itself (%s)', (way) => {
    const failed = handover({ ...fetched, way, state: 'failed' })
    expect(silencesAt(failed, limitsAt(POLICY, at(71)))).toEqual([])
  })
})

test('thresholds are the policy’s', () => {
  const policy = { ...POLICY, notFetchedHours: 48, letterDays: 3, expiresSoonHours: 36 }
  expect(silencesAt(handover(accepted), limitsAt(policy, at(48.9)))).toEqual([])
  expect(silencesAt(handover(accepted), limitsAt(policy, at(49)))).toEqual(['notFetched'])
  const letter = handover({ ...printed, way: 'letter' })
  expect(silencesAt(letter, limitsAt(policy, at(73.9)))).toEqual([])
  expect(silencesAt(letter, limitsAt(policy, at(74)))).toEqual(['notFetched'])
  const long = handover({ ...fetched, expiresAt: at(73) })
  expect(silencesAt(long, limitsAt({ ...policy, notRevealedHours: 168 }, at(37)))).toEqual([
    'expiresSoon',
  ])
})

describe('where only working time counts', () => {
  // Monday to Friday, 07:00 to 21:00 in UTC: fourteen hours a day. It all began on a Thursday at 09:00.
  const policy = { ...POLICY, workingTimeOnly: true }
  const since = (text: string): Date => new Date(`2026-01-${text}:00Z`)

  test.each([
    ['delayed', '15T13:00', {}],
    ['delayed', '16T10:00', { createdAt: since('15T20:00') }],
    ['notFetched', '16T21:00', { ...accepted, acceptedAt: since('15T11:00') }],
    ['notFetched', '20T10:00', { ...accepted, acceptedAt: since('16T14:00') }],
    ['notFetched', '20T17:00', { ...accepted, acceptedAt: since('17T12:00') }],
    ['notRevealed', '20T17:00', { ...fetched, fetchedAt: since('16T23:30') }],
    ['notSignedIn', '20T17:00', { ...revealed, revealedAt: since('19T01:00') }],
  ] as const)('%s is due at %s: %j', (silence, text, facts) => {
    const long = handover({ expiresAt: at(240), ...facts })
    const dueAt = since(text)
    const before = new Date(dueAt.getTime() - 1)
    expect(silencesAt(long, limitsAt(policy, before))).not.toContain(silence)
    expect(silencesAt(long, limitsAt(policy, dueAt))).toContain(silence)
  })

  test('the end of a link waits for no working day', () => {
    const onSunday = handover({
      ...accepted,
      acceptedAt: since('16T20:00'),
      expiresAt: since('18T20:00'),
    })
    expect(silencesAt(onSunday, limitsAt(policy, since('18T07:59')))).toEqual([])
    expect(silencesAt(onSunday, limitsAt(policy, since('18T08:00')))).toEqual(['expiresSoon'])
  })
})

describe('a reminder by an operator', () => {
  test('starts the silence of the recipient anew, and nobody else’s', () => {
    const reminded = handover({ ...accepted, remindedAt: at(26) })
    expect(silencesAt(reminded, limitsAt(POLICY, at(49.9)))).toEqual([])
    expect(silencesAt(reminded, limitsAt(POLICY, at(50)))).toEqual(['notFetched'])
    const opened = handover({ ...fetched, remindedAt: at(26) })
    expect(silencesAt(opened, limitsAt(POLICY, at(27)))).toEqual(['notRevealed'])
  })

  test('answers that the end is near only if it comes then', () => {
    const soon = (remindedAt: Date) =>
      silencesAt(handover({ ...accepted, remindedAt }), limitsAt(POLICY, at(62)))
    expect(soon(at(59))).toEqual(['expiresSoon'])
    expect(soon(at(60))).toEqual([])
  })
})

describe('opening and closing', () => {
  const open = { id: 'open', reason: 'notFetched', openedAt: at(25) } as const

  test('what is open is not opened again, and stays while it holds', () => {
    expect(compareSilences(handover(accepted), [open], POLICY, at(26))).toEqual({
      opens: [],
      closes: [],
    })
  })

  test('what happened closes it', () => {
    expect(compareSilences(handover(fetched), [open], POLICY, at(25.5))).toEqual({
      opens: [],
      closes: [open],
    })
  })

  test('a clock that jumps back takes nothing back, but what happened still closes it', () => {
    expect(compareSilences(handover(accepted), [open], POLICY, at(3)).closes).toEqual([])
    expect(compareSilences(handover(fetched), [open], POLICY, at(3)).closes).toEqual([open])
  })

  test('a longer threshold closes what was opened too early for it', () => {
    const policy = { ...POLICY, notFetchedHours: 48 }
    expect(compareSilences(handover(accepted), [open], policy, at(26)).closes).toEqual([open])
  })
})

describe('news', () => {
  const closed = (kind: HandoverEventKind) =>
    followUpFor({ kind, receipt: false, closed: false }).closes

  test('each step answers what was waiting for it', () => {
    expect(closed('accepted')).toEqual(['delayed'])
    expect(closed('delivered')).toEqual(['delayed'])
    expect(closed('fetched')).toEqual(['delayed', 'notFetched'])
    expect(closed('revealed')).toEqual(['delayed', 'notFetched', 'notRevealed', 'expiresSoon'])
    expect(closed('delayed')).toEqual([])
  })

  test('a receipt, a withdrawal and a newer hand-over answer everything', () => {
    for (const kind of ['acknowledged', 'confirmed'] as const) expect(closed(kind)).toBe('all')
    for (const kind of ['withdrawn', 'stopped', 'superseded'] as const)
      expect(closed(kind)).toBe('all')
  })

  test('using the password answers everything but whether it was the person who used it', () => {
    const reasons = FollowUpReason.anyOf.map(({ const: reason }) => reason)
    for (const kind of ['set', 'signedIn', 'changed'] as const)
      expect(closed(kind)).toEqual(reasons.filter((reason) => reason !== 'otherPlace'))
  })

  test('every other end answers what the clock was waiting for, and what was doubted', () => {
    for (const kind of ['disputed', 'pinBurned'] as const)
      expect(closed(kind)).toEqual([...SILENCES, 'quickReveal', 'otherPlace'])
    expect(closed('expired')).toEqual([...SILENCES, 'quickReveal'])
  })

  test('a doubt is opened with the news that gives rise to it', () => {
    const open = (kind: HandoverEventKind, reason: 'quickReveal' | 'otherPlace') =>
      followUpFor({ kind, receipt: false, closed: false, doubt: { reason, urgent: false } }).opens
    expect(open('revealed', 'quickReveal')).toEqual({ reason: 'quickReveal', urgent: false })
    expect(open('accepted', 'quickReveal')).toEqual({ reason: 'quickReveal', urgent: false })
    expect(open('signedIn', 'otherPlace')).toEqual({ reason: 'otherPlace', urgent: false })
  })

  test('only a dispute is urgent', () => {
    const urgent = HandoverEventKind.anyOf
      .map(({ const: kind }) => kind)
      .filter((kind) => followUpFor({ kind, receipt: false, closed: false }).opens?.urgent === true)
    expect(urgent).toEqual(['disputed'])
  })
})
